/* Worked examples: a base document, fragments added to it, and what the figures must be then. */
#ifndef ENTENTE_TESTS_EXAMPLE_H
#define ENTENTE_TESTS_EXAMPLE_H

#include "src/figures/dashboard.h"
#include "tests/book.h"

/** The portfolio of an example, opened; alliance `A` (code AA) as of 2027-03-01. */
struct example {
    struct env env;
    struct book book;
    struct err err;
    struct figures figures;
    struct figures_context *context;
};

/**
 * Make the base (portfolio in EUR; organisations O1, us, O2, O3; persons p1 of O1, p2 of O2;
 * alliances A operating, A2; parties P1 us, P2 and P3 them; body B of A: steering, quarterly,
 * quorum 2 and 1, unanimous, established 2026-01-01), add the fragments (`...` ends with NULL) and
 * import it all; asserts. A fragment is JSON with ' for ": lists of records by entity, where ids,
 * `alliance` and required fields may be left out, and "rows", "answers", "ratings", "manager" as
 * shorthands. A record whose id is there already gets the new members.
 */
void example_open(struct example *example, ...) __attribute__((sentinel));
void example_close(struct example *example);

/** Fragments that two dashboards rest on: decisions d1 to d7, issues i1 to i4 with escalations. */
extern const char example_decisions[], example_issues[];

/** The same alliance, or another one, on another day ("2026-12-01"). */
void example_day(struct example *example, const char *alliance, const char *day);

/**
 * Lines "CODE [us|them] = VALUE; SCORE; LIGHT; N": VALUE and SCORE are numbers, sums and quotients,
 * `null`, or a code; without SCORE it is null. "CODE = VALUE; LIGHT; weight W; capped WHY" is the
 * index. The line that fails is printed.
 */
#define example_expect(example, dashboard, lines)                                                  \
    example_check((example), (dashboard), (lines), __FILE__, __LINE__)
void example_check(struct example *example, const char *dashboard, const char *lines,
                   const char *file, int line);

/** The ids of the records that a figure rests on are these, parted by blanks. */
void example_rows(struct example *example, const char *dashboard, const char *code,
                  const char *side, const char *ids);

/** The banners that hold are these, in this order, parted by blanks. */
void example_banners(struct example *example, const char *dashboard, const char *codes);

/** The sentence of the dashboard. */
void example_sentence(struct example *example, const char *dashboard, const char *sentence);

#endif

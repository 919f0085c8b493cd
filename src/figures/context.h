/* An alliance seen on a day: everything its figures are computed from, read once. */
#ifndef ENTENTE_FIGURES_CONTEXT_H
#define ENTENTE_FIGURES_CONTEXT_H

#include "src/figures/load.h"
#include "src/method/method.h"
#include "src/ops/book.h"
#include "src/rules/light.h"

struct figures_bound;
struct figures_alliance;

/** What all alliances of the portfolio share. figures_close() frees everything. */
struct figures {
    struct book *book;
    struct err *err;             /* the first failure; after it all that is asked for is empty */
    struct arena arena;
    struct calendar calendar;
    const struct figures_bound *bounds;
    size_t n_bounds;
    struct figures_alliance *alliances;
    bool presenting;             /* sentences and lists leave out what is private */
};

/** Read holidays and edited bounds. `book` and `err` are borrowed until figures_close(). */
bool figures_open(struct figures *figures, struct book *book, struct err *err);
void figures_close(struct figures *figures);

/** The alliance record; event dates as of the day. */
struct alliance_facts {
    struct fact fact;
    const char *code, *name, *state, *currency, *geography, *manager, *method, *tier, *outcome;
    long start_on, ended_on, suspended_until;
    struct money value;
};

struct figures_step_answers;
struct figures_list;
struct survey_kept;

enum { FIGURES_SEEN = 32 };

/** One alliance as of `day`. Lives until the alliance is closed. */
struct figures_context {
    struct figures *figures;
    struct figures_alliance *of;         /* what the days of this alliance share */
    struct figures_context *next;
    struct arena *arena;                 /* lives as long */
    const struct alliance_facts *alliance;
    struct method *method;               /* the set the alliance is pinned to */
    const struct calendar *calendar;
    char currency[4];                    /* of its sums */
    long day;
    struct figures_seen *seen[FIGURES_SEEN];     /* tables as of the day, by their plans */
    struct figures_step_answers **answers;   /* one set for all days, read when it is asked for */
    struct figures_list *families;       /* figures computed already */
    const struct survey_seen *survey;    /* the newest health check, read when it is asked for */
    struct survey_kept **surveys;        /* what was said in each, one list for all days */
    const struct readings *readings;     /* the newest of each metric, likewise */
    const char *newest_edit;     /* of its records, whenever; set when it had to be looked up */
};

/** The alliance with this id as of `day`; NULL on failure (`figures->err`). */
struct figures_context *figures_context(struct figures *figures, const char *alliance, long day);

/**
 * All alliances together as of `day`: its `alliance` has no id, no code and no state, its method is
 * the current one, its currency the portfolio's; bounds in force are the portfolio's. Plans with
 * `by` "" give it its records. Leave it like an alliance.
 */
struct figures_context *figures_whole(struct figures *figures, long day);

/** The same alliance as of another day; the file is not read again. NULL only on failure. */
struct figures_context *figures_at(struct figures_context *context, long day);

/** Free everything of an alliance, with all its days. NULL is fine. */
void figures_leave(struct figures_context *context);

/**
 * The records of the plan that are seen, `*n` structs; NULL and 0 when there are none or after a
 * failure. `figures_all` also gives those whose birth date is still to come: references lead to
 * them too.
 */
const void *figures_rows(struct figures_context *context, const struct load_plan *plan, size_t *n);
const void *figures_all(struct figures_context *context, const struct load_plan *plan, size_t *n);

/** The bounds in force for the code: alliance's, portfolio's, shipped, each by itself. */
struct bounds figures_bounds(struct figures_context *context, const char *code);

/** The same with `shipped` as what holds unless edited: for codes the method does not know. */
struct bounds figures_bounds_over(struct figures_context *context, const char *code,
                                  struct bounds shipped);

#endif

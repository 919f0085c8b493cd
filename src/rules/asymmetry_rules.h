/* What each side can take in, and in what the sides are unequal (C.4, C.6 L17, L18). */
#ifndef ENTENTE_RULES_ASYMMETRY_RULES_H
#define ENTENTE_RULES_ASYMMETRY_RULES_H

#include "src/rules/tally.h"

struct capacity_facts {
    struct fact fact;
    const char *side;
    long date;
    double recognise, assimilate, apply;
};

/** The newest absorptive capacity of the side, 1..5; NAN when fewer than two of three are rated. */
double capacity_of(const struct capacity_facts *capacity, size_t n, const char *side,
                   struct tally *base);

struct asymmetry_facts {
    struct fact fact;
    const char *kind, *rated_by, *effect, *response;
    long date;
    double score_us, score_them;
};

enum { ASYMMETRIES = 3 };

/** Y1 to Y3 as kinds of E.45: "information", "knowledge", "learning". */
extern const char *const asymmetry_kinds[ASYMMETRIES];

/** The newest record of a kind by a rating side ("us") that has both scores, or NULL. */
const struct asymmetry_facts *asymmetry_newest(const struct asymmetry_facts *asymmetry, size_t n,
                                               const char *kind, const char *rated_by);

/** Our score less theirs, the mean over the newest record of each rating side; NAN without any. */
double asymmetry_lead(const struct asymmetry_facts *asymmetry, size_t n, const char *kind,
                      struct tally *base);

/** The size of that gap (L18.Y1 to L18.Y3). */
double asymmetry_gap(const struct asymmetry_facts *asymmetry, size_t n, const char *kind,
                     struct tally *base);

/**
 * The gap has become dangerous (C.4): 2 or more; in knowledge, where a difference is the reason to
 * partner, only when it grew by 1 or more from a year ago (`then`).
 */
bool asymmetry_is_alarm(const char *kind, double now, double then);

#endif

/* What the portfolio shows of an alliance on a day, and what needs attention in it (B.7, B.8). */
#ifndef ENTENTE_FIGURES_DIGEST_H
#define ENTENTE_FIGURES_DIGEST_H

#include "src/figures/attend_rule.h"
#include "src/figures/figure.h"

enum digest_index { DIGEST_GHI, DIGEST_LHI, DIGEST_HWI, DIGEST_RISK, DIGEST_INDICES };

/** Numbers are NAN, days since something -1, when there is none. */
struct digest {
    double steps;                        /* alliance%, 0..100 (A.0) */
    int step;                            /* the current one, 1..12; 0: all are done or waived */
    double index[DIGEST_INDICES];
    enum light light[DIGEST_INDICES];
    double before[DIGEST_INDICES];       /* the indices 90 days earlier */
    double weight[DIGEST_INDICES];       /* the share of their weight that has data, 0..1 */
    long days_edit, days_review, days_survey;
    long overdue;                        /* commitments and actions that are late, of both sides */
    long next_meeting;                   /* the day for which one is planned; DAY_NONE: none is */
    struct attend_finding *finding;      /* unranked; of live alliances only */
    size_t n;
    const char *measured;                /* see measured.h; NULL when it was read from the file */
};

/** "GHI", "LHI", "HWI", "RISK". */
const char *digest_index_code(enum digest_index index);

/** An index that rests on less than three quarters of its weight: little is known yet. */
bool digest_is_thin(const struct digest *digest, enum digest_index index);

/** 1 up, -1 down, 0 level or unknown: five points or more in 90 days (0.7, 15). */
int digest_trend(const struct digest *digest, enum digest_index index);

/** An index of the alliance's health is red: GHI, LHI or HWI. */
bool digest_is_red(const struct digest *digest);

/**
 * Compute it all. Texts live in the context's arena. After a failure (`figures->err`) it means
 * nothing.
 */
struct digest digest_make(struct figures_context *context);

#endif

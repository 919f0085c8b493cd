/* The six objectives of learning and their questions (C.1, C.6 L6). */
#ifndef ENTENTE_RULES_INKPEN_RULES_H
#define ENTENTE_RULES_INKPEN_RULES_H

#include "src/rules/tally.h"

enum { INKPEN_OBJECTIVES = 6 };

/** Their codes in E.44: "value", "access" ... */
extern const char *const inkpen_codes[INKPEN_OBJECTIVES];

/** What to do first about each of them while it is weak, below 50 (C.1). */
extern const char *const inkpen_actions[INKPEN_OBJECTIVES];

struct inkpen_facts {
    struct fact fact;
    const char *question, *side;
    long date;
    double value;
};

/** Our newest rated answer to the question, or NULL. */
const struct inkpen_facts *inkpen_newest(const struct inkpen_facts *answer, size_t n,
                                         const char *question);

/** True when 5 is the bad end of the question's scale. */
bool inkpen_is_turned(const char *question);

/** First day of the half year that `day` lies in, 1 January or 1 July: each asks all questions anew. */
long inkpen_half_year(long day);

/** True when the question is rated from 1 to 5; the others are answered in words only. */
bool inkpen_is_scored(const char *question);

/**
 * The score 0..100 of objective 1 to 6 out of our newest answers; NAN when less than half of its
 * scored questions are answered.
 */
double inkpen_score(const struct inkpen_facts *answer, size_t n, int objective,
                    struct tally *base);

/** The day of the oldest answer that enters the score; DAY_NONE without any. */
long inkpen_oldest(const struct inkpen_facts *answer, size_t n, int objective);

/** How well we know what we want to learn: O3 without the ease of transfer, 0..100 (K2). */
double inkpen_understanding(const struct inkpen_facts *answer, size_t n);

#endif

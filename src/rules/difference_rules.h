/* Differences between the partners, the ideas that come of them, information shared (D.9). */
#ifndef ENTENTE_RULES_DIFFERENCE_RULES_H
#define ENTENTE_RULES_DIFFERENCE_RULES_H

#include "src/rules/tally.h"

struct difference_facts {
    struct fact fact;
    const char *domain, *decision, *state;
};

double difference_discussed(const struct difference_facts *difference, size_t n,
                            struct tally *base);                                /* M3.1 */
double difference_used(const struct difference_facts *difference, size_t n,
                       struct tally *base);                                     /* M3.2 */

/** How many are not decided yet (HW7.open); NAN without any difference. */
double difference_open(const struct difference_facts *difference, size_t n, struct tally *base);

struct idea_facts {
    struct fact fact;
    const char *difference;
    double joint;
    long logged_on, taken_on;
};

/** New joint ideas (M2.2). */
double idea_joint(const struct idea_facts *idea, size_t n, long today, struct tally *base);

/** Of the ideas that are not new any more, those taken into work (M2.3). */
double idea_taken(const struct idea_facts *idea, size_t n, long today, struct tally *base);

/** Ideas that came of a difference (M3.3). */
double idea_traced(const struct idea_facts *idea, size_t n, long today, struct tally *base);

struct information_facts {
    struct fact fact;
    long due, delivered_on;
};

/** Planned information that came in time (M2.1). */
double information_in_time(const struct information_facts *item, size_t n, long today,
                           struct tally *base);

#endif

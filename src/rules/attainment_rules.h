/* How far the sides have come with what they want to learn (C.6 L1 to L3). */
#ifndef ENTENTE_RULES_ATTAINMENT_RULES_H
#define ENTENTE_RULES_ATTAINMENT_RULES_H

#include "src/rules/knowledge_rules.h"

struct learning_objective_facts {
    struct fact fact;
    const char *topic, *wanted_by, *progress_by, *class, *state;
    double weight;
    long attained_on;
    bool has_date;               /* attained_on stands in the file, be it a day still to come */
};

struct learning_progress_facts {
    struct fact fact;
    const char *objective;
    long date;
    double progress, estimated;
};

/* What was said of an objective: the newest progress, and the worth of its items, all and applied. */
struct attainment_said {
    const char *objective;
    const struct learning_progress_facts *newest;
    double whole, applied;
};

struct attainment {
    const struct learning_objective_facts *objective;
    size_t n;
    const struct learning_progress_facts *progress;   /* seen ones */
    size_t n_progress;
    const struct item_facts *item;
    size_t n_items;
    struct attainment_said *said;                     /* `n`, by the ids of the objectives */
};

/**
 * Gather in `arena` what was said of each objective, in one walk over progress and items; before it
 * nothing below can be asked.
 */
void attainment_gather(struct attainment *attainment, struct arena *arena);

/** 0..100; NAN: nobody has said, or the objective is only proposed, or dropped (L1). */
double attainment_progress(const struct attainment *attainment,
                           const struct learning_objective_facts *objective);

/** True when the progress is our estimate of what the partner has learned. */
bool attainment_is_estimated(const struct attainment *attainment,
                             const struct learning_objective_facts *objective);

/** The mean progress of the objectives of a side by their weights, 0..100 (L1). */
double attainment_of(const struct attainment *attainment, const char *side, struct tally *base);

/** 1 for equal attainments, 0 when only one side learns; NAN when neither has begun (L2). */
double attainment_balance(double us, double them);

/** The distance between the sides grew by more than 15 points from `then` to `now`, both L3. */
bool attainment_is_race(double now, double then);

#endif

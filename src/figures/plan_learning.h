/* What is loaded of the learning records. One plan an entity, so that families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_LEARNING_H
#define ENTENTE_FIGURES_PLAN_LEARNING_H

#include "src/figures/context.h"

struct pair_facts {
    struct fact fact;
    const char *level;
    double times_per_month;
};

extern const struct load_plan pair_plan;

#endif

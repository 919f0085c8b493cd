/* What is loaded of the progress records. One plan an entity, so that families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_PROGRESS_H
#define ENTENTE_FIGURES_PLAN_PROGRESS_H

#include "src/figures/context.h"

struct objective_facts {
    struct fact fact;
    const char *owner_side, *measure;
    double target;
    long due;
};

struct metric_facts {
    struct fact fact;
    const char *code, *name, *kind, *rule, *objective, *perspective, *unit, *direction, *frequency,
        *how;
    double baseline, target, green, red, show_early, active;
    long start_on, due;
};

extern const struct load_plan objective_plan, metric_plan;

#endif

/* What is loaded of the risk records. One plan an entity, so that families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_RISK_H
#define ENTENTE_FIGURES_PLAN_RISK_H

#include "src/figures/context.h"

struct risk_facts {
    struct fact fact;
    const char *description, *state;
    double likelihood, impact;
    long next_review;
};

struct trigger_facts {
    struct fact fact;
    const char *trigger;
    double near;
};

struct review_facts {
    struct fact fact;
    const char *kind, *outcome;
    long date;
};

extern const struct load_plan risk_plan, trigger_plan, review_plan;

#endif

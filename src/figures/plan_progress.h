/* What is loaded of the progress records. One plan an entity, so that families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_PROGRESS_H
#define ENTENTE_FIGURES_PLAN_PROGRESS_H

#include "src/figures/context.h"
#include "src/rules/difference_rules.h"
#include "src/rules/metric_rules.h"
#include "src/rules/stakeholder_rules.h"
#include "src/rules/survey_rules.h"

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

struct survey_facts {
    struct fact fact;
    const char *name, *kind, *scale;
    long opened_on, closed_on;
};

extern const struct load_plan objective_plan, metric_plan, plan_point_plan, survey_plan,
    action_plan, difference_plan, idea_plan, information_plan, stakeholder_plan,
    stakeholder_rating_plan;

/* What the rules take, as of the day of the context. */
struct stakeholders facts_stakeholders(struct figures_context *context);

#endif

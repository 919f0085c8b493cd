/* What is loaded of the records that warn. One plan an entity: families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_RISK_H
#define ENTENTE_FIGURES_PLAN_RISK_H

#include "src/figures/context.h"
#include "src/rules/risk_rules.h"
#include "src/rules/warning_rules.h"

struct review_facts {
    struct fact fact;
    const char *kind, *outcome;
    long date;
};

extern const struct load_plan risk_plan, response_plan, objective_change_plan, review_plan,
    trigger_plan;

#endif

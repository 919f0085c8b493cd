#include "src/figures/plan_progress.h"

LOAD_PLAN_OF(objective, objective_facts, "objective", NULL, LOAD(objective_facts, owner_side),
             LOAD(objective_facts, measure), LOAD(objective_facts, target),
             LOAD(objective_facts, due));

LOAD_PLAN_OF(metric, metric_facts, "metric", NULL, LOAD(metric_facts, code),
             LOAD(metric_facts, name), LOAD(metric_facts, kind), LOAD(metric_facts, rule),
             LOAD(metric_facts, objective), LOAD(metric_facts, perspective),
             LOAD(metric_facts, unit), LOAD(metric_facts, direction),
             LOAD(metric_facts, frequency), LOAD(metric_facts, how), LOAD(metric_facts, baseline),
             LOAD(metric_facts, target), LOAD(metric_facts, green), LOAD(metric_facts, red),
             LOAD(metric_facts, show_early), LOAD(metric_facts, active),
             LOAD(metric_facts, start_on), LOAD(metric_facts, due));

LOAD_PLAN_OF(plan_point, plan_point_facts, "plan_point", "metric", LOAD(plan_point_facts, metric),
             LOAD(plan_point_facts, date), LOAD(plan_point_facts, value));

LOAD_PLAN_OF(survey, survey_facts, "survey", NULL, LOAD(survey_facts, name),
             LOAD(survey_facts, kind), LOAD(survey_facts, scale), LOAD(survey_facts, opened_on),
             LOAD(survey_facts, closed_on));

LOAD_PLAN_OF(action, action_facts, "action", NULL, LOAD(action_facts, title),
             LOAD(action_facts, side), LOAD(action_facts, survey), LOAD(action_facts, state),
             LOAD(action_facts, due), LOAD(action_facts, done_on));

LOAD_PLAN_OF(difference, difference_facts, "difference", NULL, LOAD(difference_facts, domain),
             LOAD(difference_facts, decision), LOAD(difference_facts, state));

LOAD_PLAN_OF(idea, idea_facts, "idea", NULL, LOAD(idea_facts, difference),
             LOAD(idea_facts, joint), LOAD(idea_facts, logged_on), LOAD(idea_facts, taken_on));

LOAD_PLAN_OF(information, information_facts, "information_item", NULL,
             LOAD(information_facts, due), LOAD(information_facts, delivered_on));

LOAD_PLAN_OF(stakeholder, stakeholder_facts, "stakeholder", NULL, LOAD(stakeholder_facts, name),
             LOAD(stakeholder_facts, side), LOAD(stakeholder_facts, power),
             LOAD(stakeholder_facts, commitment), LOAD(stakeholder_facts, accountable));

LOAD_PLAN_OF(stakeholder_rating, stakeholder_rating_facts, "stakeholder_rating", "stakeholder",
             LOAD(stakeholder_rating_facts, stakeholder),
             LOAD(stakeholder_rating_facts, commitment), LOAD(stakeholder_rating_facts, power),
             LOAD(stakeholder_rating_facts, date));

struct stakeholders
facts_stakeholders(struct figures_context *context)
{
    struct stakeholders stakeholders = { 0 };

    stakeholders.stakeholder = figures_rows(context, &stakeholder_plan, &stakeholders.n);
    stakeholders.rating = figures_rows(context, &stakeholder_rating_plan, &stakeholders.n_ratings);
    return stakeholders;
}

#include "src/figures/plan_risk.h"

LOAD_PLAN_OF(risk, risk_facts, "risk", NULL, LOAD(risk_facts, factor),
             LOAD(risk_facts, description), LOAD(risk_facts, state),
             LOAD(risk_facts, likelihood), LOAD(risk_facts, impact),
             LOAD(risk_facts, next_review));

LOAD_PLAN_OF(response, response_facts, "signal_response", NULL, LOAD(response_facts, factor),
             LOAD(response_facts, response), LOAD(response_facts, reason),
             LOAD(response_facts, risk), LOAD(response_facts, on), LOAD(response_facts, until),
             LOAD(response_facts, impact));

LOAD_PLAN_OF(objective_change, objective_change_facts, "objective_change", NULL,
             LOAD(objective_change_facts, by_side), LOAD(objective_change_facts, date));

LOAD_PLAN_OF(review, review_facts, "review", NULL, LOAD(review_facts, kind),
             LOAD(review_facts, outcome), LOAD(review_facts, date));

LOAD_PLAN_OF(trigger, trigger_facts, "exit_trigger", NULL, LOAD(trigger_facts, trigger),
             LOAD(trigger_facts, near));

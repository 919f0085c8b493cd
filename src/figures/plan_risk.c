#include "src/figures/plan_risk.h"

LOAD_PLAN_OF(risk, risk_facts, "risk", NULL, LOAD(risk_facts, description),
             LOAD(risk_facts, state), LOAD(risk_facts, likelihood), LOAD(risk_facts, impact),
             LOAD(risk_facts, next_review));

LOAD_PLAN_OF(trigger, trigger_facts, "exit_trigger", NULL, LOAD(trigger_facts, trigger),
             LOAD(trigger_facts, near));

LOAD_PLAN_OF(review, review_facts, "review", NULL, LOAD(review_facts, kind),
             LOAD(review_facts, outcome), LOAD(review_facts, date));

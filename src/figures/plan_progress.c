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

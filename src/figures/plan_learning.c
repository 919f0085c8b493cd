#include "src/figures/plan_learning.h"

LOAD_PLAN_OF(pair, pair_facts, "contact_pair", NULL, LOAD(pair_facts, level),
             LOAD(pair_facts, times_per_month));

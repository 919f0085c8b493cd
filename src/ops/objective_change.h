/* What changes in an objective once it is agreed is kept (s12.evolution; F.1 aims). */
#ifndef ENTENTE_OPS_OBJECTIVE_CHANGE_H
#define ENTENTE_OPS_OBJECTIVE_CHANGE_H

#include "src/ops/record.h"

/**
 * Inside the open change: the objective was `before` and is `after`. Once step 2 was signed off, or the alliance is
 * agreed, an objective_change says what was aimed at and what is now; who wanted it and why is asked for later.
 * What was empty and is filled in is no change of aim.
 */
bool objective_keep_change(struct book *book, const struct record *before, const struct record *after,
                           struct err *err);

#endif

/* How far a step has come: what is filled, and the percentages (A.0). */
#ifndef ENTENTE_OPS_STEP_SUM_H
#define ENTENTE_OPS_STEP_SUM_H

#include "src/ops/step.h"

/** Set `filled` of the fields, `valid` of their rows and the figures of a step that was read. */
void step_sum_up(struct book *book, struct step *step, struct err *err);

#endif

/* Inside the verbs of steps: what they do within an open change. */
#ifndef ENTENTE_OPS_STEP_CHANGE_H
#define ENTENTE_OPS_STEP_CHANGE_H

#include "src/ops/step.h"

/** False, with the way out, when the step is done or waived, or its alliance in the bin. */
bool step_is_open(struct book *book, const struct step *step, struct err *err);

/** Write the first step_state of the step with `mark`; sets state_id and mark. */
bool step_begin_state(struct book *book, struct step *step, enum step_mark mark, struct err *err);

/** Somebody works on the step: not started and reopened become in progress. */
bool step_touch(struct book *book, struct step *step, struct err *err);

/** Bring the stored state in line with the gate: in progress <-> ready. */
bool step_settle(struct book *book, const char *alliance, int number, struct err *err);

/** After a record of `entity` changed: settle the started steps whose rows these records are. */
bool step_settle_for(struct book *book, const char *alliance, const char *entity, struct err *err);

#endif

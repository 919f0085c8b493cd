/* How a register is shown unless the user says otherwise: which columns first, in which order the rows. */
#ifndef ENTENTE_OPS_REGISTER_USUAL_H
#define ENTENTE_OPS_REGISTER_USUAL_H

#include "src/ops/filter.h"

/** The usual order of the records of a kind: what is due first, what is over last; where nothing is due, the newest first. */
struct list_order register_order(const struct entity *entity);

/** The place of a field among the columns that matter, 1 the first; 0: it is none of them. */
int register_rank(const struct entity *entity, const struct field *field);

/** How many such fields there are. */
int register_ranks(const struct entity *entity);

/** The number of the field that comes k-th, from 0: those that matter first, then the others as they are listed. */
size_t register_field(const struct entity *entity, size_t k);

#endif

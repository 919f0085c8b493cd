/* What a list consists of, as SQL: which rows it may hold at all. */
#ifndef ENTENTE_OPS_LIST_ROWS_H
#define ENTENTE_OPS_LIST_ROWS_H

#include "src/ops/filter_inside.h"

/**
 * Begin a question about rows `t` of a list: the parameters of `filter` (may be NULL) come first.
 */
void list_rows_begin(struct bound *bound, const struct filter *filter);

/**
 * Append the condition that `t` is of `alliance`; ERR_INPUT when records of `entity` are of none.
 */
bool list_rows_add_alliance(struct bound *bound, const struct entity *entity,
                            const char *alliance, struct err *err);

/** Append what the row tells by itself: not in the bin (in it, when `binned`) and filter->where. */
void list_rows_add_own(struct bound *bound, const struct filter *filter, bool binned);

/**
 * Append what other rows tell: nothing it requires is in the bin, and filter->dear; false, and
 * nothing appended, when there is no such condition. `within` tells that the list is of one
 * alliance.
 */
bool list_rows_add_others(struct bound *bound, const struct entity *entity,
                          const struct filter *filter, bool binned, bool within);

#endif

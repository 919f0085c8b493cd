/* How far a search has come, as one number. */
#ifndef ENTENTE_OPS_SEARCH_PLACE_H
#define ENTENTE_OPS_SEARCH_PLACE_H

#include "src/base/id.h"
#include "src/store/store.h"

/**
 * The place behind the record `id` of the table number `table` (0 to 127), or at its beginning
 * (`id` ""). 0: it has no number.
 */
int64_t search_place_of(struct store *store, int table, const char *id, struct err *err);

/** The table and record of a place; `id` is "" at the beginning of a table. */
bool search_place_read(struct store *store, int64_t place, int *table, char id[ID_SIZE],
                       struct err *err);

#endif

/* What is in the bin by rule: a record goes with the one it requires (decisions, Bin). */
#ifndef ENTENTE_OPS_LIVING_H
#define ENTENTE_OPS_LIVING_H

#include "src/base/str.h"
#include "src/model/entity.h"
#include "src/store/store.h"

/**
 * Append the condition that the row `alias` of `entity` is not in the bin and neither is any record
 * it requires. The record named by the field `except` (may be NULL) is not looked at: the caller
 * knows that it lives.
 */
void living_add(struct str *sql, const struct entity *entity, const char *alias,
                const char *except);

/** True when the record is neither in the bin nor requires one that is; false when there is none. */
bool living_is(struct store *store, const struct entity *entity, const char *id, struct err *err);

/** True when something else can take a record of `entity` into the bin. */
bool living_depends(const struct entity *entity);

/**
 * Append an expression for the alliance that the row `alias` belongs to; false when records of
 * `entity` belong to none, then nothing is appended. An alliance belongs to itself.
 */
bool living_add_alliance(struct str *sql, const struct entity *entity, const char *alias);

#endif

/* Ticking a record with one key: an action is done, somebody was present, a task of the exit plan is over. */
#ifndef ENTENTE_OPS_TICK_H
#define ENTENTE_OPS_TICK_H

#include "src/model/record.h"
#include "src/ops/book.h"

/** True when records of this kind can be ticked. */
bool tick_takes(const struct entity *entity);

/**
 * Tick the record, or take the tick back, as one change; `*word` tells what it is now ("done", "open again"). The
 * tick of an action is taken back as an undo: no state leads back from done.
 */
bool tick_turn(struct book *book, const struct entity *entity, const char *id, const char **word,
               struct err *err);

/**
 * Tick several of a kind as one change: those that are not yet ticked; when all are, their ticks are taken back.
 * `*word` as above, `*turned` how many changed. Actions that are all done stay so: ERR_INPUT says what can be done.
 */
bool tick_turn_many(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
                    const char **word, size_t *turned, struct err *err);

#endif

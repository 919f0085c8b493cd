/* Stored texts in words: what people read where a record holds codes and ids. */
#ifndef ENTENTE_OPS_SHOWN_H
#define ENTENTE_OPS_SHOWN_H

#include "src/model/record.h"
#include "src/ops/book.h"

/**
 * The text of `field` of a record of `entity` in words of the alliance's method: labels for codes,
 * names for ids; the cells of a row one after the other. `key` is the question of an answer or row,
 * else NULL. What the method does not know stays as it is stored. In `arena`, or borrowed.
 */
const char *shown_text(struct book *book, const char *alliance, const struct entity *entity,
                       const struct field *field, const char *key, const char *stored,
                       struct arena *arena);

#endif

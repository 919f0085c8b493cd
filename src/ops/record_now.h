/* What is true of a record today without being stored: late, missed, dormant, the clock of an issue (B.2, B.5). */
#ifndef ENTENTE_OPS_RECORD_NOW_H
#define ENTENTE_OPS_RECORD_NOW_H

#include "src/model/record.h"
#include "src/ops/book.h"

/** How it is meant. */
enum record_tone { RECORD_PLAIN, RECORD_WATCH, RECORD_LATE };

/**
 * A few words behind the state: "12 days late", "missed", "dormant", "day 3 of 10"; NULL when there is nothing to
 * say. In `arena`.
 */
const char *record_now(struct book *book, const struct record *record, struct arena *arena,
                       enum record_tone *tone);

/** True when there can be such words about records of this kind. */
bool record_now_speaks(const struct entity *entity);

#endif

/* What is late: one rule a kind of record, for the filter word and for counts. */
#ifndef ENTENTE_OPS_OVERDUE_H
#define ENTENTE_OPS_OVERDUE_H

#include "src/base/str.h"
#include "src/ops/book.h"

/** True when records of the kind can be late. */
bool overdue_knows(const char *entity);

/** Append the condition that the row called `row` is late on the day that is parameter `day`. */
void overdue_add(struct str *sql, const char *entity, const char *row, int day);

/** Records of the kind in the alliance that are late on `today`; those in the bin are not. */
long overdue_count(struct book *book, const char *alliance, const char *entity, long today,
                   struct err *err);

#endif

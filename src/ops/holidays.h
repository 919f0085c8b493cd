/* The days that are no working days in this portfolio. */
#ifndef ENTENTE_OPS_HOLIDAYS_H
#define ENTENTE_OPS_HOLIDAYS_H

#include "src/ops/book.h"
#include "src/rules/calendar.h"

/** Read the holidays of the file into `arena`. */
bool holidays_read(struct book *book, struct arena *arena, struct calendar *out, struct err *err);

#endif

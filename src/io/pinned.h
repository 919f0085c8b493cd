/* The method an alliance is pinned to, remembered from one record to the next. */
#ifndef ENTENTE_IO_PINNED_H
#define ENTENTE_IO_PINNED_H

#include "src/ops/book.h"

/**
 * The method of `alliance` (an id, or NULL: the current one). A set that the file lacks is read as
 * the current one, whose keys never vanish. `last` and `*method` keep what was asked for before;
 * both start empty.
 */
struct method *pinned_method(struct book *book, const char *alliance, char last[ID_SIZE],
                             struct method **method, struct err *err);

/** The method set `version`, the current one when the file lacks it; borrowed from `book`. */
struct method *pinned_method_of(struct book *book, const char *version, struct err *err);

#endif

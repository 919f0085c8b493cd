/* Filters kept under a name, in the portfolio. */
#ifndef ENTENTE_UI_SCREEN_SAVED_FILTER_H
#define ENTENTE_UI_SCREEN_SAVED_FILTER_H

#include "src/ops/book.h"

struct saved_filter {
    const char *name, *place, *text;     /* place: the entity whose list it filters */
};

/** Keep `text` as `name` for lists of `place`, replacing one of the same name; "" takes it away. */
bool saved_filter_write(struct book *book, const char *place, const char *name, const char *text,
                        struct err *err);

/** All of them, by name, in `arena`. */
bool saved_filter_list(struct book *book, struct arena *arena, struct saved_filter **out, size_t *n,
                       struct err *err);

#endif

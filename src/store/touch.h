/* Inside the store only: which alliances the open change concerns, noted when it is committed. */
#ifndef ENTENTE_STORE_TOUCH_H
#define ENTENTE_STORE_TOUCH_H

#include "src/store/change.h"

/* One alliance. */
struct touch {
    char alliance[32];           /* empty: a free slot */
    char edited[21];             /* the newest edit of the change */
    bool born;                   /* the alliance itself was made in it */
    bool unknown;                /* the newest edit of its records cannot be told any more */
};

/* A table of them, open hashing; zero-initialised. */
struct touches {
    struct touch *slot;
    size_t n, room;
    bool all, all_unknown;       /* the same for all alliances */
};

/** Note whom a new record, a changed record concerns; `now` is its time of change unless named. */
bool touch_inserted(struct store *store, const char *table, const char *id,
                    const struct change_cell *cells, size_t n, const char *now, struct err *err);
bool touch_changed(struct store *store, const char *table, const char *id,
                   const struct change_cell *cells, size_t n, const char *now, struct err *err);

/** Note that the change concerns all alliances, and that no newest edit can be told any more. */
void touches_forget(struct touches *touches);

/** Write what was noted. */
bool touches_write(struct store *store, struct err *err);
void touches_free(struct touches *touches);

#endif

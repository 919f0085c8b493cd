/* The first rows of a list, kept while rows come along in another order. */
#ifndef ENTENTE_OPS_BEST_H
#define ENTENTE_OPS_BEST_H

#include "src/ops/list_sort.h"

struct best_row {
    char id[ID_SIZE];
    struct cell key;             /* its text belongs to the row */
};

struct best {
    const struct list_sort *sort;
    struct best_row *rows;       /* sorted */
    size_t n, room;
};

/** Keep at most `room` rows in the order of `sort` (borrowed). */
void best_make(struct best *best, const struct list_sort *sort, size_t room);
void best_free(struct best *best);

/**
 * Put a row where it belongs; one that is there already, or that comes after all of a full set,
 * changes nothing.
 */
void best_keep(struct best *best, const char *id, const struct cell *key);

#endif

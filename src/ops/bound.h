/* A question to the file that is put together piece by piece, with its parameters. */
#ifndef ENTENTE_OPS_BOUND_H
#define ENTENTE_OPS_BOUND_H

#include "src/base/str.h"
#include "src/store/query.h"

enum { BOUND_MOST = 40 };

/** Zero-initialise it. Texts of cells are borrowed and must live until the query has ended. */
struct bound {
    struct str sql;
    struct cell cells[BOUND_MOST];
    size_t n;
};

/** Add a parameter; returns its number for "?%d". The caller sees to it that there is room. */
int bound_add(struct bound *bound, struct cell cell);

/** As query_start(). */
struct query *bound_start(struct bound *bound, struct store *store, struct err *err);

void bound_free(struct bound *bound);

#endif

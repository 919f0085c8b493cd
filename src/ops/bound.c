#include "src/ops/bound.h"

#include <string.h>

int
bound_add(struct bound *bound, struct cell cell)
{
    if (bound->n < BOUND_MOST)
        bound->cells[bound->n++] = cell;
    return (int)bound->n;
}

#define FOUR(c, i) &(c)[i], &(c)[(i) + 1], &(c)[(i) + 2], &(c)[(i) + 3]

/* Values are never written into the text: the store keeps one prepared statement a text. */
struct query *
bound_start(struct bound *bound, struct store *store, struct err *err)
{
    static const char types[] = "cccccccccccccccccccccccccccccccccccccccc";
    const struct cell *c = bound->cells;

    _Static_assert(sizeof types == BOUND_MOST + 1, "one letter a parameter");
    return query_start(store, err, str_text(&bound->sql), types + BOUND_MOST - bound->n,
                       FOUR(c, 0), FOUR(c, 4), FOUR(c, 8), FOUR(c, 12), FOUR(c, 16), FOUR(c, 20),
                       FOUR(c, 24), FOUR(c, 28), FOUR(c, 32), FOUR(c, 36));
}

void
bound_free(struct bound *bound)
{
    str_free(&bound->sql);
    bound->n = 0;
}

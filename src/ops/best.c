#include "src/ops/best.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"

void
best_make(struct best *best, const struct list_sort *sort, size_t room)
{
    *best = (struct best){ .sort = sort, .room = room };
    best->rows = mem_alloc((room + 1) * sizeof *best->rows);
}

static void
drop_text(struct best_row *row)
{
    if (row->key.kind == CELL_TEXT)
        mem_free((char *)row->key.text);
}

void
best_free(struct best *best)
{
    for (size_t i = 0; i < best->n; i++)
        drop_text(&best->rows[i]);
    mem_free(best->rows);
    *best = (struct best){ 0 };
}

void
best_keep(struct best *best, const char *id, const struct cell *key)
{
    size_t at = best->n;
    int order = -1;

    while (at && (order = list_sort_compare(best->sort, key, id, &best->rows[at - 1].key,
                                            best->rows[at - 1].id)) < 0)
        at--;
    if (at == best->room || (at && order == 0))
        return;
    if (best->n == best->room)
        drop_text(&best->rows[--best->n]);
    memmove(&best->rows[at + 1], &best->rows[at], (best->n - at) * sizeof *best->rows);
    best->n++;
    best->rows[at] = (struct best_row){ .key = *key };
    if (key->kind == CELL_TEXT)
        best->rows[at].key.text = mem_string(key->text);
    snprintf(best->rows[at].id, ID_SIZE, "%s", id);
}

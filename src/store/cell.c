#include "src/store/cell.h"

#include <string.h>

#include "src/base/json.h"

static double
number_of(const struct cell *cell)
{
    return cell->kind == CELL_INT ? (double)cell->integer : cell->real;
}

bool
cell_equal(const struct cell *a, const struct cell *b)
{
    bool numbers = (a->kind == CELL_INT || a->kind == CELL_REAL) &&
                   (b->kind == CELL_INT || b->kind == CELL_REAL);

    if (numbers)
        return a->kind == CELL_INT && b->kind == CELL_INT ? a->integer == b->integer
                                                          : number_of(a) == number_of(b);
    if (a->kind != b->kind)
        return false;
    return a->kind == CELL_NULL || strcmp(a->text, b->text) == 0;
}

struct cell
cell_copy(struct arena *arena, const struct cell *cell)
{
    struct cell copy = *cell;

    if (copy.kind == CELL_TEXT)
        copy.text = arena_string(arena, copy.text);
    return copy;
}

void
cell_add_json(struct str *out, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_NULL:
        str_add(out, "null");
        break;
    case CELL_INT:
        str_addf(out, "%lld", (long long)cell->integer);
        break;
    case CELL_REAL:
        json_add_number(out, cell->real);
        break;
    case CELL_TEXT:
        json_add_string(out, cell->text);
        break;
    }
}

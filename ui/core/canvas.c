#include "ui/core/canvas.h"

#include <string.h>

#include "src/base/mem.h"
#include "ui/core/canvas_inside.h"

/*
 * Most cells are one code point. What stands behind it in a cluster (combining marks, joiners) is
 * kept once in this table, so that a cell is 8 bytes and equal cells have equal numbers.
 */
enum { TAILS_MAX = 4096 };

struct canvas_tails {
    int32_t code[TAILS_MAX][CANVAS_TAIL];
    unsigned count;
    bool full;
};

const struct canvas_cell canvas_blank = { .code = ' ', .width = 1, .role = ROLE_TEXT };

static int
within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

void
canvas_init(struct canvas *canvas, int rows, int columns, bool ascii)
{
    *canvas = (struct canvas){ .ascii = ascii };
    canvas_resize(canvas, rows, columns);
}

void
canvas_resize(struct canvas *canvas, int rows, int columns)
{
    canvas->rows = within(rows, 1, CANVAS_ROWS_MAX);
    canvas->columns = within(columns, 1, CANVAS_COLUMNS_MAX);
    mem_free(canvas->cells);
    canvas->cells = mem_alloc((size_t)canvas->rows * (size_t)canvas->columns *
                              sizeof *canvas->cells);
    canvas_clear(canvas);
}

void
canvas_clear(struct canvas *canvas)
{
    size_t width = (size_t)canvas->columns;

    for (size_t i = 0; i < width; i++)
        canvas->cells[i] = canvas_blank;
    for (size_t row = 1; row < (size_t)canvas->rows; row++)
        memcpy(canvas->cells + row * width, canvas->cells, width * sizeof *canvas->cells);
    canvas->cursor = canvas->caret = false;
    canvas->cursor_row = canvas->cursor_column = 0;
    if (canvas->tails && canvas->tails->full) {
        canvas->tails->count = 0;
        canvas->tails->full = false;
        canvas->epoch++;
    }
}

void
canvas_free(struct canvas *canvas)
{
    mem_free(canvas->cells);
    mem_free(canvas->tails);
    *canvas = (struct canvas){ 0 };
}

const struct canvas_cell *
canvas_cell(const struct canvas *canvas, int row, int column)
{
    if (row < 0 || column < 0 || row >= canvas->rows || column >= canvas->columns)
        return NULL;
    return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

size_t
canvas_cluster(const struct canvas *canvas, const struct canvas_cell *cell,
               int32_t out[CANVAS_CLUSTER])
{
    size_t n = 0;

    out[n++] = cell->code;
    if (cell->tail && canvas->tails && cell->tail <= canvas->tails->count)
        for (const int32_t *more = canvas->tails->code[cell->tail - 1]; n < CANVAS_CLUSTER && *more;
             more++)
            out[n++] = *more;
    return n;
}

uint16_t
canvas_tail(struct canvas *canvas, const int32_t code[CANVAS_TAIL])
{
    struct canvas_tails *tails = canvas->tails;

    if (!code[0])
        return 0;
    if (!tails)
        tails = canvas->tails = mem_alloc(sizeof *tails);
    for (unsigned i = 0; i < tails->count; i++)
        if (!memcmp(tails->code[i], code, sizeof tails->code[i]))
            return (uint16_t)(i + 1);
    if (tails->count == TAILS_MAX) {
        tails->full = true;
        return 0;
    }
    memcpy(tails->code[tails->count], code, sizeof tails->code[0]);
    return (uint16_t)++tails->count;
}

void
canvas_break_pair(struct canvas *canvas, const struct canvas_cell *cell)
{
    size_t at = (size_t)(cell - canvas->cells), column = at % (size_t)canvas->columns;

    if (cell->width == 2 && column + 1 < (size_t)canvas->columns) {
        canvas->cells[at + 1].code = ' ';
        canvas->cells[at + 1].width = 1;
    } else if (cell->width == 0 && column > 0) {
        canvas->cells[at - 1].code = ' ';
        canvas->cells[at - 1].tail = 0;
        canvas->cells[at - 1].width = 1;
    }
}

/* ---- areas ---- */

struct area
canvas_area(struct canvas *canvas)
{
    return (struct area){ canvas, 0, 0, canvas->rows, canvas->columns, 0 };
}

struct area
area_sub(struct area area, int row, int column, int rows, int columns)
{
    int top = row - area.cut, cut = top < 0 ? -top : 0;

    if (column < 0) {
        columns += column;
        column = 0;
    }
    top = within(top, 0, area.rows);
    column = within(column, 0, area.columns);
    return (struct area){ area.canvas,
                          area.row + top,
                          area.column + column,
                          within(rows - cut, 0, area.rows - top),
                          within(columns, 0, area.columns - column),
                          cut };
}

void
area_fill(struct area area, enum role role)
{
    for (int row = area.cut; row < area.cut + area.rows; row++)
        for (int column = 0; column < area.columns; column++)
            canvas_put(area, row, column,
                       (struct canvas_cell){ .code = ' ', .width = 1, .role = (uint8_t)role });
}

void
area_restyle(struct area area, int row, int column, int columns, enum role role, unsigned style)
{
    for (int i = column; i < column + columns; i++) {
        struct canvas_cell *cell = canvas_at(area, row, i);

        if (cell) {
            cell->role = (uint8_t)role;
            cell->style = style & 15u;
        }
    }
}

void
area_add_style(struct area area, int row, int column, int columns, unsigned style)
{
    for (int i = column; i < column + columns; i++) {
        struct canvas_cell *cell = canvas_at(area, row, i);

        if (cell)
            cell->style = (cell->style | style) & 15u;
    }
}

bool
area_is_blank(struct area area)
{
    const struct canvas_cell *line = canvas_at(area, 0, 0);
    uint64_t wanted, cell, differs = 0;

    _Static_assert(sizeof canvas_blank == sizeof wanted, "a cell is compared as one number");
    if (!line || area.cut)
        return false;
    memcpy(&wanted, &canvas_blank, sizeof wanted);
    for (int i = 0; i < area.columns; i++) {
        memcpy(&cell, &line[i], sizeof cell);
        differs |= cell ^ wanted;
    }
    return !differs;
}

bool
area_get_cells(struct area area, struct canvas_cell *cells, int n)
{
    const struct canvas_cell *line = canvas_at(area, 0, 0);

    if (!line || area.cut || area.columns != n)
        return false;
    memcpy(cells, line, (size_t)n * sizeof *cells);
    return true;
}

bool
area_put_cells(struct area area, const struct canvas_cell *cells, int n)
{
    if (area.columns != n || !area_is_blank(area))
        return false;
    memcpy(canvas_at(area, 0, 0), cells, (size_t)n * sizeof *cells);
    return true;
}

void
area_cursor(struct area area, int row, int column, bool caret)
{
    if (!canvas_at(area, row, column))
        return;
    area.canvas->cursor = true;
    area.canvas->caret = caret;
    area.canvas->cursor_row = area.row + row - area.cut;
    area.canvas->cursor_column = area.column + column;
}

/* The cells under an area, for what draws into them. Inside the files canvas*.c alone. */
#ifndef ENTENTE_UI_CORE_CANVAS_INSIDE_H
#define ENTENTE_UI_CORE_CANVAS_INSIDE_H

#include "ui/core/canvas.h"

enum { CANVAS_TAIL = CANVAS_CLUSTER - 1 };

/** What a cleared canvas is full of. */
extern const struct canvas_cell canvas_blank;

/** The number of a tail; 0 when there is no room, and then the marks are not drawn. */
uint16_t canvas_tail(struct canvas *canvas, const int32_t code[CANVAS_TAIL]);

/** The half of a wide character that stands beside `cell`, itself a half, becomes a blank. */
void canvas_break_pair(struct canvas *canvas, const struct canvas_cell *cell);

/** A cell is about to be overwritten. */
static inline void
canvas_break_wide(struct canvas *canvas, const struct canvas_cell *cell)
{
    if (cell->width != 1)
        canvas_break_pair(canvas, cell);
}

/** The cell at row, column of the area; NULL outside of it. */
static inline struct canvas_cell *
canvas_at(struct area area, int row, int column)
{
    row -= area.cut;
    if (row < 0 || column < 0 || row >= area.rows || column >= area.columns)
        return NULL;
    row += area.row;
    column += area.column;
    if (row < 0 || column < 0 || row >= area.canvas->rows || column >= area.canvas->columns)
        return NULL;
    return &area.canvas->cells[(size_t)row * (size_t)area.canvas->columns + (size_t)column];
}

/** Write a cell of one column, unless it is outside. */
static inline void
canvas_put(struct area area, int row, int column, struct canvas_cell cell)
{
    struct canvas_cell *to = canvas_at(area, row, column);

    if (!to)
        return;
    canvas_break_wide(area.canvas, to);
    *to = cell;
}

#endif

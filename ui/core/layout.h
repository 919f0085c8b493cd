/*
 * Layout: cutting areas into areas. A screen cuts what it needs off the whole and draws in the
 * rest.
 */
#ifndef ENTENTE_UI_CORE_LAYOUT_H
#define ENTENTE_UI_CORE_LAYOUT_H

#include "ui/core/canvas.h"

/** Cut `rows` off the top (at most what is there); `area` becomes the rest. */
struct area layout_top(struct area *area, int rows);

/** Cut `rows` off the bottom. */
struct area layout_bottom(struct area *area, int rows);

/** Cut `columns` off the left. */
struct area layout_left(struct area *area, int columns);

/** Cut `columns` off the right. */
struct area layout_right(struct area *area, int columns);

/** The area less `columns` at either side and `rows` above and below. */
struct area layout_inset(struct area area, int rows, int columns);

/** An area of at most the given size in the middle of `area`. */
struct area layout_center(struct area area, int rows, int columns);

/** One column of a table, to be given a width by layout_columns(). */
struct layout_column {
    int least;      /* narrower makes no sense: it is left out instead */
    int most;       /* wider is not needed; 0: as wide as it gets */
    int weight;     /* its share of what is left over */
    int priority;   /* 0 stays longest; the greatest is left out first, of equals the rightmost */
    bool hidden;    /* not wanted at all */
    int width;      /* out: columns given, 0 when it was left out */
};

/** Share `columns` among `n` table columns with `gap` blanks between them. */
void layout_columns(struct layout_column *column, size_t n, int columns, int gap);

#endif

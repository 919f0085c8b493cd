/* Rows as they were drawn last: of a list that moves, all but one or two are drawn by copying. */
#ifndef ENTENTE_UI_WIDGET_LIST_DRAWN_H
#define ENTENTE_UI_WIDGET_LIST_DRAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/core/canvas.h"

/** Zero-initialise it. */
struct list_drawn {
    struct drawn_row *row;       /* a row in view each, found by its place in the list */
    struct canvas_cell *cells;
    size_t rows, columns;
};

/** What a row looks like depends on: which row it is, and how it is shown. */
struct drawn_row {
    uint64_t serial, look;       /* serial 0: nothing kept */
};

/** Have room for so many rows of so many columns; what was kept for another size is forgotten. */
void list_drawn_room(struct list_drawn *drawn, size_t rows, size_t columns);

/** Draw row `i` as it was kept under `serial` and `look`; false when it was not, or `line` is not blank. */
bool list_drawn_show(const struct list_drawn *drawn, size_t i, uint64_t serial, uint64_t look,
                     struct area line);

/** Keep what `line` shows, which was blank before. */
void list_drawn_keep(struct list_drawn *drawn, size_t i, uint64_t serial, uint64_t look,
                     struct area line);

/** Give the memory back. */
void list_drawn_free(struct list_drawn *drawn);

#endif

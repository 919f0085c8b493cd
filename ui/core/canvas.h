/*
 * The canvas: cells of text with a role, drawn by screens, compared by tests, shown by the
 * terminal.
 */
#ifndef ENTENTE_UI_CORE_CANVAS_H
#define ENTENTE_UI_CORE_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/str.h"
#include "src/config/theme.h"
#include "ui/core/glyph.h"

enum { CANVAS_ROWS_MAX = 300, CANVAS_COLUMNS_MAX = 1000, CANVAS_CLUSTER = 8 };

/** One cell. A wide character takes two: itself (width 2), and a follower of width 0. */
struct canvas_cell {
    int32_t code;       /* the cluster's first code point, never a control character */
    uint16_t tail;      /* its further code points, see canvas_cluster(); 0: none */
    uint8_t role;       /* enum role */
    uint8_t style : 4;  /* enum style, on top of what the role has */
    uint8_t width : 2;  /* 1, 2, or 0 */
};

struct canvas_tails;

struct canvas {
    int rows, columns;
    struct canvas_cell *cells;  /* row by row */
    struct canvas_tails *tails; /* kept over canvas_clear(): cells of two frames can be compared */
    unsigned epoch;             /* grows when tails were forgotten: nothing older can be compared */
    bool ascii;                 /* lines and marks in ASCII */
    bool cursor;                /* a place for the hardware cursor was set in this frame */
    bool caret;                 /* and it is a text caret, not a selection */
    int cursor_row, cursor_column;
};

/** A rectangle of a canvas. All drawing goes through one and never leaves it. Pass it by value. */
struct area {
    struct canvas *canvas;
    int row, column, rows, columns; /* sizes may be 0 */
    int cut;                        /* rows scrolled off: row 0 of a drawing is so far above */
};

/** Make an empty canvas; sizes are brought into 1..CANVAS_..._MAX. Free it with canvas_free(). */
void canvas_init(struct canvas *canvas, int rows, int columns, bool ascii);

/** Change the size; the content is gone. */
void canvas_resize(struct canvas *canvas, int rows, int columns);

/** Blank everything and forget the cursor. */
void canvas_clear(struct canvas *canvas);

/** Give the memory back. */
void canvas_free(struct canvas *canvas);

/** All of it. */
struct area canvas_area(struct canvas *canvas);

/** The cell, or NULL outside. */
const struct canvas_cell *canvas_cell(const struct canvas *canvas, int row, int column);

/** The code points of a cell; returns how many, 1 to CANVAS_CLUSTER. */
size_t canvas_cluster(const struct canvas *canvas, const struct canvas_cell *cell,
                      int32_t out[CANVAS_CLUSTER]);

/** Append the canvas as text, a line a row, without blanks at line ends. */
void canvas_text(const struct canvas *canvas, struct str *out);

/**
 * Append the canvas as text with marks, e.g. `{good:✓} {+reverse:> Biocon}`: for tests. Plain text
 * has none.
 */
void canvas_marked(const struct canvas *canvas, struct str *out);

/**
 * The part of `area` that starts at row, column; clipped to `area`, what is above it is cut off.
 */
struct area area_sub(struct area area, int row, int column, int rows, int columns);

/**
 * Draw `text` from row, column on, up to the first line feed or the right edge. A wide character
 * that would cross an edge becomes blanks; control characters become `?`. Columns left of the area
 * are cut off. Returns the column behind what was drawn.
 */
int area_text(struct area area, int row, int column, enum role role, const char *text);

/** The same with further attributes (enum style). */
int area_styled(struct area area, int row, int column, enum role role, unsigned style,
                const char *text);

/** The same as printf makes it. */
int area_printf(struct area area, int row, int column, enum role role, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/**
 * Draw `text` into exactly `columns` columns: cut with `…` (ASCII `...`, in less than eight
 * columns `~`) when it is longer, blanks
 * behind it (`align` 0 or less), before it (1) or around it (2).
 */
void area_fit(struct area area, int row, int column, int columns, int align, enum role role,
              unsigned style, const char *text);

/**
 * Draw `text` wrapped at words from `row` on, at most to the bottom, where `…` says that it
 * goes on; returns the number of rows it takes in all.
 */
int area_wrap(struct area area, int row, enum role role, const char *text);

/** The rows that `text` takes when wrapped into `columns`. */
int area_wrap_rows(const char *text, int columns);

/** Fill the area with blanks of `role`. */
void area_fill(struct area area, enum role role);

/** Give the cells of a piece of a row another role and attributes, leaving the text. */
void area_restyle(struct area area, int row, int column, int columns, enum role role,
                  unsigned style);

/** Add attributes to a piece of a row, leaving text and roles. */
void area_add_style(struct area area, int row, int column, int columns, unsigned style);

/** True when row 0 of the area is whole and nothing was drawn there. */
bool area_is_blank(struct area area);

/** Copy row 0 of the area to `cells`, `n` of them; false when it has not so many or is cut off. */
bool area_get_cells(struct area area, struct canvas_cell *cells, int n);

/** Put cells of the same epoch back into row 0, when that is blank and as wide. */
bool area_put_cells(struct area area, const struct canvas_cell *cells, int n);

/** Draw `one`, a cluster of one column, over the whole width. */
void area_repeat(struct area area, int row, enum role role, const char *one);

/** A horizontal line over the whole width. */
void area_rule(struct area area, int row, enum role role);

/** A vertical line over the whole height. */
void area_bar(struct area area, int column, enum role role);

/** A frame around the area; returns the area inside. */
struct area area_box(struct area area, enum role role, const char *title);

/**
 * Put the hardware cursor on row, column: the selected item or, with `caret`, the place where text
 * goes.
 */
void area_cursor(struct area area, int row, int column, bool caret);

#endif

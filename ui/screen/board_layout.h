/* Where the panels of a view stand on a board, and moving between the lines that can be opened. */
#ifndef ENTENTE_UI_SCREEN_BOARD_LAYOUT_H
#define ENTENTE_UI_SCREEN_BOARD_LAYOUT_H

#include "src/panel/panel.h"
#include "ui/core/action.h"

enum { BOARD_GUTTER = 2, BOARD_GAP = 2, BOARD_SIDE_BY_SIDE = 156, BOARD_COLUMNS = 3,
       BOARD_EDGE = 2 };          /* columns at the right that the mark of scrolling has for itself */

/** What can be opened: a line of a panel (-1: of the head) or one of its cells, and where it stands. */
struct board_spot {
    int panel, line, cell;           /* cell -1: the line itself */
    int column, row, x;
};

/** Zero-initialise it; board_layout_free() frees it. */
struct board_layout {
    int columns, width;              /* how many beside each other; of each, gutter included */
    int rows;                        /* of all, head included */
    bool roomy;                      /* a blank row more between panels */
    struct board_spot *spot;
    size_t n, room;
    size_t at;                       /* the selected one */
    int *row, *column;               /* of each panel's title */
    int top, height;                 /* first row shown, rows shown */
    bool downwards;                  /* the way somebody moves: what comes there is shown first */
    bool adrift;                     /* rows were scrolled, the selection may be out of sight */
};

/** How many columns a board of this width has, and how wide a panel in them is. */
int board_columns(int width);
int board_panel_width(int width);

/** Place the panels; the selection stays on the same thing, or near where it was. */
void board_place(struct board_layout *layout, const struct view *view, int width);

void board_layout_free(struct board_layout *layout);

/** Move; true when it is an action that boards take. */
bool board_move(struct board_layout *layout, enum action action);

/** Bring the selection, with what belongs to it, into `height` rows, unless rows were scrolled away from it. */
void board_scroll(struct board_layout *layout, int height);

/** True when the selected line is scrolled out of sight; board_show() brings it back. */
bool board_is_out_of_sight(const struct board_layout *layout);
void board_show(struct board_layout *layout);

/**
 * Take up where somebody was: the selection goes to `spot`, or near to it when the view has changed.
 * Call it before the first board_place().
 */
void board_resume(struct board_layout *layout, struct board_spot spot);

/** The line selected, or NULL; and what it, or its selected cell, opens. */
const struct panel_line *board_line(const struct board_layout *layout, const struct view *view);
struct aim board_aim(const struct board_layout *layout, const struct view *view);

/** Its selected cell, or NULL. */
const struct panel_cell *board_cell(const struct board_layout *layout, const struct view *view);

/** Select what stands at this place of the board (from its top, as shown); `*again`: it was already. */
bool board_point(struct board_layout *layout, int row, int x, bool *again);

#endif

/*
 * A view in panels, as people read it: lines of coloured pieces, each with what Enter opens. The
 * screen draws them, the command line prints them, and both say the same.
 */
#ifndef ENTENTE_PANEL_PANEL_H
#define ENTENTE_PANEL_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"
#include "src/base/str.h"
#include "src/model/entity.h"

/** What a piece of text means; themes know the colour. */
enum ink {
    INK_TEXT, INK_TITLE, INK_ACCENT, INK_MUTED, INK_GOOD, INK_WATCH, INK_BAD, INK_NODATA, INK_US,
    INK_THEM, INK_FILLED, INK_REST,
};

struct piece {
    enum ink ink;
    const char *text;
};

/** What Enter opens on a line. */
enum aim_kind {
    AIM_NONE,
    AIM_FIGURE,       /* how a figure comes about: view, code, side */
    AIM_RECORD,       /* a record: entity, id */
    AIM_REGISTER,     /* the records of a kind: entity, filter (NULL: all) */
    AIM_ADD,          /* a new record of a kind: entity; its field via names the record id, or some are `begun` */
    AIM_STEP,         /* a step and a question or check in it: step, item */
    AIM_VIEW,         /* another view: view */
};

/**
 * `alliance` is the id of the alliance it belongs to, NULL for the portfolio. `code` is the figure
 * that the line is about, also where Enter goes to what it lacks. What does not matter is NULL.
 */
struct aim {
    enum aim_kind kind;
    const char *alliance;
    const char *view, *code, *side;
    const struct entity *entity;
    const char *id, *via, *filter;
    const char *begun;           /* "factor=comm response=confirm" */
    int step;
    const char *item;
};

/** A stretch of a line that opens something by itself: a cell of a grid, a name in a square. */
struct panel_cell {
    int from, to;                /* columns; `to` is the first one after it */
    struct aim aim;
};

struct panel_line {
    struct piece *piece;
    size_t n, room;
    int columns;                 /* taken so far */
    size_t subject;              /* the piece that says what it is about, counted from 1; 0: the first with words */
    struct aim aim;
    struct panel_cell *cell;     /* from left to right */
    size_t n_cells, cell_room;
    bool in_cell;                /* what comes next belongs to the last of them */
};

struct panel {
    const char *name;            /* "rhythm": for scripts and tests */
    const char *title;
    struct panel_line *line;
    size_t n, room;
};

/** Everything in it lives in its arena. */
struct view {
    struct arena arena;
    const char *title;           /* "Governance" */
    struct panel head;           /* over the whole width: the sentence, warnings, the index */
    struct panel *panel;
    size_t n, room;
};

/** Append the line as plain text, without blanks at its end. */
void panel_line_text(const struct panel_line *line, struct str *out);

/** Free a view; it is zeroed then. */
void view_free(struct view *view);

#endif

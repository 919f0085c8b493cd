/*
 * From canvas cells to curses cells. With term.c and capability.c the only file that includes
 * curses.
 */
#ifndef ENTENTE_UI_TERM_PAINT_H
#define ENTENTE_UI_TERM_PAINT_H

#include <iconv.h>
#include <stdint.h>

#include "ui/core/canvas.h"
#include "ui/term/colour.h"

/** What curses was given last, and the looks of the roles. */
struct paint {
    struct canvas_cell *shown; /* as the last canvas had it; NULL: nothing is known */
    uint64_t *hash;            /* of its rows, and behind them room for those of the next */
    int rows, columns;
    unsigned epoch;
    iconv_t simplify;          /* to characters of the locale; (iconv_t)-1: there is none */
    unsigned long attributes[ROLE_COUNT];
    short pair[ROLE_COUNT];
    bool bare[ROLE_COUNT];     /* a blank of this role looks like one of ordinary text */
};

/** Make it ready; `charset` is the locale's. */
void paint_init(struct paint *paint, const char *charset);

/** Free it. */
void paint_free(struct paint *paint);

/**
 * Make curses pairs of these looks; `coloured` false: attributes only. Everything is drawn anew.
 */
void paint_looks(struct paint *paint, const struct colour_look look[ROLE_COUNT], bool coloured);

/** Give curses what differs from the last canvas; the caller then lets it update the terminal. */
void paint_canvas(struct paint *paint, const struct canvas *canvas);

/** Forget what was shown. */
void paint_forget(struct paint *paint);

#endif

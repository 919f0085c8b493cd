/* Collecting what curses writes during one frame, so that it goes out in one piece. */
#ifndef ENTENTE_UI_TERM_FRAME_H
#define ENTENTE_UI_TERM_FRAME_H

#include <stdbool.h>
#include <stdio.h>

#include "src/base/str.h"
#include "ui/term/colour.h"

/**
 * ncurses writes after each cursor movement. It is given a descriptor of its own; while a frame is
 * made, that descriptor is a file in memory.
 */
struct frame {
    int terminal;              /* where frames go */
    int descriptor;            /* what curses writes to */
    int memory;                /* -1: none could be made, curses writes straight through */
    FILE *stream;              /* over `descriptor`, for newterm() */
    bool repeat;               /* the terminal knows REP; may be set by the owner */
    struct str bytes, exact, out;
};

/** Make it for the terminal `fd`. */
bool frame_open(struct frame *frame, int fd);

/** Free it. */
void frame_close(struct frame *frame);

/** From here on what curses writes is kept. */
void frame_begin(struct frame *frame);

/** Send what was kept and `more` behind it; false when the terminal is gone. */
bool frame_end(struct frame *frame, const struct colours *colours, const struct str *more);

/** Write all of it to `fd`; false when that cannot be done. */
bool frame_write(int fd, const char *bytes, size_t size);

#endif

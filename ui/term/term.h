/* The terminal: the only part that includes curses. */
#ifndef ENTENTE_UI_TERM_TERM_H
#define ENTENTE_UI_TERM_TERM_H

#include <stdbool.h>

#include "src/base/err.h"
#include "ui/core/terminal.h"

/** How to start; zero-initialised means: as the terminal and the locale say. */
struct term_options {
    const char *colour;      /* auto, always, never, 16, 256; NULL: auto */
    const char *ascii;       /* auto, yes, no; NULL: auto */
    const char *state;       /* directory for the editor's files; borrowed */
    bool mouse;
    bool restricted;         /* no editor, no stopping, plain TERM */
};

/**
 * Take the terminal: raw mode, full screen, bracketed paste, signal handlers. One at a time. The
 * locale must have been set. NULL with ERR_MACHINE when standard input or output is no terminal or
 * TERM is of no use, even as vt100.
 */
struct terminal *term_open(const struct term_options *options, struct err *err);

/** The library that talks to terminals, with its version. */
const char *term_library(void);

/** Leave the terminal as it was found and free it; NULL is fine. */
void term_close(struct terminal *terminal);

#endif

/* What the loop needs of a terminal. ui/term has the real one, tests have one in memory. */
#ifndef ENTENTE_UI_CORE_TERMINAL_H
#define ENTENTE_UI_CORE_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"
#include "src/base/str.h"
#include "src/config/theme.h"
#include "ui/core/canvas.h"
#include "ui/core/event.h"

struct terminal;

struct terminal_class {
    /**
     * The next event; waits at most `timeout_ms` (-1: for ever, 0: not at all), then gives
     * EVENT_NONE.
     */
    void (*next)(struct terminal *, int timeout_ms, struct event *event);
    /** Send what differs from the last frame, in one write. */
    void (*show)(struct terminal *, const struct canvas *canvas);
    /** The looks of the roles, from the next frame on. */
    void (*theme)(struct terminal *, const struct theme *theme);
    /** Send everything with the next frame, terminal modes included. */
    void (*repaint)(struct terminal *);
    /** Mouse reports on or off. */
    void (*mouse)(struct terminal *, bool on);
    /** Put text on the terminal's clipboard (OSC 52); false when it cannot take so much. */
    bool (*copy)(struct terminal *, const char *text, size_t size);
    /** Stop, as Ctrl-Z does; returns after fg. False when nobody could bring the program back. */
    bool (*stop)(struct terminal *);
    /** While `hold`, stopping and ending wait (a transaction is running). */
    void (*hold)(struct terminal *, bool hold);
    /**
     * Let the user edit `text` in $VISUAL or $EDITOR: a file of mode 0600 in the state directory.
     * On success `text` is the new one (cleaned) and the file is gone; on failure `text` stays and
     * `err` names the file if something was written to it.
     */
    bool (*edit)(struct terminal *, struct str *text, struct err *err);
    /** Append what it is and can do, a line each: for `doctor` and About. */
    void (*describe)(struct terminal *, struct str *out);
};

struct terminal {
    const struct terminal_class *class;
    int rows, columns;     /* the present size */
    bool ascii;            /* draw with ASCII only */
    char notice[200];      /* one line to show at the start (unknown TERM); may be empty */
};

#endif

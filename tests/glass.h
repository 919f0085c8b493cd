/* A terminal made of glass: events are put in by the test, what is drawn is read as text. */
#ifndef ENTENTE_TESTS_GLASS_H
#define ENTENTE_TESTS_GLASS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/core/loop.h"

enum { GLASS_EVENTS = 512 };

struct glass {
    struct terminal terminal;
    struct event event[GLASS_EVENTS];
    int first, events;
    int frames;                /* shown so far */
    struct str copied;         /* the clipboard */
    const char *edited;        /* what the user's editor makes of a text; NULL: it fails */
    struct ui ui;
};

/** Start an interface on it, with the default keys; `hooks` may be NULL. */
void glass_open(struct glass *glass, int rows, int columns, bool ascii,
                const struct ui_hooks *hooks);

/** End it. */
void glass_close(struct glass *glass);

/** Press keys by name, parted by blanks ("Down Down Enter Ctrl-R"), each followed by a frame. */
void glass_press(struct glass *glass, const char *names);

/** Type characters, then draw. */
void glass_type(struct glass *glass, const char *text);

/** Put in an event for later. */
void glass_put(struct glass *glass, struct event event);

/** Change the size, then draw. */
void glass_resize(struct glass *glass, int rows, int columns);

/** The frame drawn last, as text; valid until the next call. */
const char *glass_text(struct glass *glass);

/** Row `row` of it; valid until the next call. */
const char *glass_row(struct glass *glass, int row);

/** The frame has `text` somewhere, or has not. */
void glass_shows(struct glass *glass, const char *text);
void glass_hides(struct glass *glass, const char *text);

/** The cursor stands on the character that begins `text`. */
void glass_cursor_on(struct glass *glass, const char *text);

/** The canvas as text; valid until the next call. */
const char *canvas_as_text(const struct canvas *canvas);

/** The canvas with roles and attributes; valid until the next call. */
const char *canvas_as_marked(const struct canvas *canvas);

#endif

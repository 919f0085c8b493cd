/* Screens: the stack, the dispatcher, messages. What every screen includes. */
#ifndef ENTENTE_UI_CORE_SCREEN_H
#define ENTENTE_UI_CORE_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/err.h"
#include "src/base/str.h"
#include "ui/core/action.h"
#include "ui/core/canvas.h"
#include "ui/core/event.h"
#include "ui/core/keymap.h"
#include "ui/core/layout.h"
#include "ui/core/terminal.h"
#include "ui/core/textedit.h"

struct ui;
struct screen;

/** One action that a screen takes. The order of the table is the order of the hints. */
struct screen_action {
    enum action action;                                /* ACTION_NONE ends the table */
    void (*run)(struct ui *ui, struct screen *screen);
    const char *label;                                 /* for the hints; NULL: the action table's */
    /**
     * Why it cannot be done now, as a sentence for the message line, or NULL when it can. May
     * itself be NULL.
     */
    const char *(*why_not)(struct ui *ui, struct screen *screen);
    bool quiet;    /* not in the hints line, only in help and palette */
};

/** How a question to the user was answered. */
struct answer {
    int question;         /* the number given to dialog_ask() or the like */
    bool cancelled;       /* Esc, Ctrl-C: nothing was chosen */
    int choice;           /* of a dialog: index of the choice; of a list: index of the row */
    const char *text;     /* what was typed, or the chosen key; borrowed for the call; never NULL */
};

/** A key and what it does, for the hints line; a table ends with key NULL. */
struct screen_hint {
    const char *key, *label;
};

/** A kind of screen: a constant table of functions. Only `size`, `name` and `draw` are required. */
struct screen_class {
    const char *name;                    /* for scripts and tests: "portfolio" */
    size_t size;                         /* of its own struct, which starts with a struct screen */
    bool layer;                          /* drawn over the screen below; has no crumb */
    const struct screen_action *actions; /* may be NULL */

    /**
     * Fill the zeroed `screen` with what `argument` names; on failure nothing is pushed and close
     * is not called.
     */
    bool (*open)(struct ui *, struct screen *, const void *argument, struct err *);
    void (*close)(struct ui *, struct screen *);
    /**
     * Load what is shown. Called after open and whenever ui_changed() has been called since. On
     * failure the last good data stay and the message line says why.
     */
    bool (*load)(struct ui *, struct screen *, struct err *);
    /**
     * Draw into `area`: the whole of it is blank. Must leave the cursor on the selected item or the
     * caret.
     */
    void (*draw)(struct ui *, struct screen *, struct area area);
    /** Where this is, for the top line; appended to `out`. NULL: no crumb. */
    void (*crumb)(struct ui *, struct screen *, struct str *out);
    /** See each key, paste and mouse event before the keymap does; true when it was used up. */
    bool (*event)(struct ui *, struct screen *, const struct event *);
    /** True while printable keys and pastes are text: they never become actions then. */
    bool (*wants_text)(struct ui *, struct screen *);
    const struct screen_hint *typing;    /* the hints meanwhile; NULL: those of a form */
    /**
     * Actions that the table does not list: movement and marks, mostly handed on to a widget. True
     * when taken.
     */
    bool (*move)(struct ui *, struct screen *, enum action);
    /** An answer from a layer above. */
    void (*answer)(struct ui *, struct screen *, const struct answer *);
    /**
     * Called between keys until it returns false: long reading in slices of a few ms. What the last
     * slice found is shown at once when it calls ui_changed().
     */
    bool (*idle)(struct ui *, struct screen *);
    /** Guidance of this place for the help, appended; may be NULL. */
    void (*guide)(struct ui *, struct screen *, struct str *out);
    /** The text of the field (`row` false) or row for y and Y; false when there is none. */
    bool (*copy)(struct ui *, struct screen *, bool row, struct str *out);
    /** Append what the screen is about, whole, as text or Markdown, for w. NULL: what it draws. */
    bool (*report)(struct ui *, struct screen *, bool markdown, struct str *out, struct err *);
};

struct screen {
    const struct screen_class *class;
    uint64_t generation;                   /* of what was loaded */
    bool loaded;
    int question;                          /* of a layer: what it was asked */
    struct screen *next_closed;            /* memory of closed screens lives until the next frame */
};

/** What the application adds to the loop. Any may be NULL. */
struct ui_hooks {
    /** An action that the top screen does not take; true when it was taken. */
    bool (*action)(struct ui *, enum action);
    /**
     * Why an action of the application cannot be done now, or NULL; *taken says whether it knows it
     * at all.
     */
    const char *(*why_not)(struct ui *, enum action, bool *taken);
    /** Twice a second: true when someone else changed the file (screens then load again). */
    bool (*poll)(struct ui *);
    /** Long work between keys, in slices of a few ms; true while more is left. */
    bool (*idle)(struct ui *);
    /** The program ends by a signal: keep drafts. */
    void (*ending)(struct ui *, int signal);
};

enum { UI_DEPTH = 16, UI_MESSAGES = 200, UI_MESSAGE_SIZE = 400, UI_AHEAD = 64 };
enum ui_tone { TONE_PLAIN, TONE_GOOD, TONE_WARNING, TONE_ERROR };

struct ui_message {
    enum ui_tone tone;
    char text[UI_MESSAGE_SIZE];
};

/**
 * The user interface: one a program. Screens read it; they change it through the functions below.
 */
struct ui {
    void *app;                        /* the application's context */
    const struct ui_hooks *hooks;     /* never NULL */
    struct terminal *terminal;
    struct keymap *keymap;
    struct theme theme;
    struct canvas canvas;
    struct screen *stack[UI_DEPTH];
    int depth;                        /* screens on the stack; the top is stack[depth - 1] */
    uint64_t generation;              /* grows with every change of the data */
    struct ui_message *messages;      /* a ring of UI_MESSAGES */
    size_t message_count;             /* messages so far; the newest is message_count - 1 */
    bool message_shown;               /* the newest still stands in the message line */
    char label[16];                   /* "LIVE", "DEMO", "TRAINING"; may be empty */
    char presence[80];                /* "ana · 3 here" */
    char undo[120];                   /* what u would undo, "" for nothing: then no hint is shown */
    bool hints, mouse, readonly, presenting, blank;
    bool slow;                        /* fewer frames while something runs */
    bool leave;                       /* the loop ends after this event */
    int status;                       /* with this exit status */
    struct screen *closed;            /* closed since the last frame */
    struct event ahead[UI_AHEAD];     /* typed while something ran: comes next */
    int ahead_count;
    int64_t progress_shown_ms;        /* when ui_progress() last drew */
    int64_t wake_ms;                  /* when the wake asked for is due; 0: none waits */
};

/** Start: takes `terminal` and `keymap` (freed by ui_free()); `hooks` and `app` are borrowed. */
void ui_init(struct ui *ui, struct terminal *terminal, struct keymap *keymap,
             const struct ui_hooks *hooks, void *app);

/** Close all screens; what they work on must still be open. */
void ui_close(struct ui *ui);

/** Close all screens and free what ui_init() took, except the terminal. */
void ui_free(struct ui *ui);

/**
 * Put a screen on top. False with the reason (also shown on the message line) when it could not be
 * opened.
 */
bool ui_push(struct ui *ui, const struct screen_class *class, const void *argument);

/**
 * The same for a layer that will answer `question` (from 1 on; 0: no answer is wanted) to the
 * screen below.
 */
bool ui_push_question(struct ui *ui, const struct screen_class *class, const void *argument,
                      int question);

/** Close the top screen. The last one is never closed: `leave` is set instead. */
void ui_pop(struct ui *ui);

/** Close screens until `depth` are left (at least 1). */
void ui_pop_to(struct ui *ui, int depth);

/** Close the top screen and open another in its place; on failure the old one stays. */
bool ui_replace(struct ui *ui, const struct screen_class *class, const void *argument);

/** From a layer: close it and hand `answer` (its question is filled in) to the screen below. */
void ui_answer(struct ui *ui, struct answer answer);

/** From a layer: close it and tell the screen below that nothing was chosen. */
void ui_answer_nothing(struct ui *ui);

/** The top screen, or NULL. */
struct screen *ui_top(const struct ui *ui);

/** The top screen that is not a layer, or NULL. */
struct screen *ui_place(const struct ui *ui);

/** The data have changed: every screen loads again before it is drawn. */
void ui_changed(struct ui *ui);

/**
 * Say on the message line what was done, in the user's words; the hint to undo it is added by
 * itself.
 */
void ui_done(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Say something on the message line. */
void ui_message(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** A caution on the message line. */
void ui_warn(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));

/**
 * Show a failure on the message line: where, what, hint. ERR_CANCEL shows nothing but "cancelled".
 */
void ui_error(struct ui *ui, const struct err *err);

/** The message `back` messages ago (0: the newest), or NULL. */
const struct ui_message *ui_message_at(const struct ui *ui, size_t back);

/** Dispatch one event to the top screen. */
void ui_event(struct ui *ui, const struct event *event);

/** Carry out an action as if its key had been pressed; false when nothing here takes it. */
bool ui_action(struct ui *ui, enum action action);

/**
 * Whether the action can be set off here. Fills `why` with the reason (or NULL) when it is known
 * but cannot be done now.
 */
bool ui_takes(struct ui *ui, enum action action, const char **why);

/**
 * Load what is out of date and draw the whole frame into ui->canvas. Only the loop and tests call
 * it.
 */
void ui_draw(struct ui *ui);

/** Free the memory of screens that were closed. Only the loop and tests call it, between events. */
void ui_bury(struct ui *ui);

/** Use another theme; a wrong name is reported on the message line and nothing changes. */
bool ui_theme(struct ui *ui, const char *name);

/** The smallest window that anything is shown in. */
enum { UI_LEAST_ROWS = 12, UI_LEAST_COLUMNS = 40 };

/** True while the window is smaller than that: nothing but a sentence about it is shown. */
bool ui_too_small(const struct ui *ui);

/** The key of an action in words, "" when it has none. */
const char *ui_key(const struct ui *ui, enum action action);

/**
 * Work that takes long calls this: shows `what` with done of total (0: unknown) at most ten times a
 * second (slow: once); false when the user pressed Esc or Ctrl-C, then the work should be given up
 * with ERR_CANCEL.
 */
bool ui_progress(struct ui *ui, const char *what, long done, long total);

/** Say what is being done while nothing else can happen, and nothing can stop it: a second or two. */
void ui_busy(struct ui *ui, const char *what);

/**
 * Have idle() called again when `ms` have passed; a later call moves the wake. While `wake_ms` is
 * not 0 the time has not come.
 */
void ui_wake(struct ui *ui, int ms);

/** ▰▱-glyphs of this screen. */
const char *ui_glyph(const struct ui *ui, enum glyph glyph);

#endif

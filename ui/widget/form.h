/*
 * A form: fields one under the other, resting or being edited, saved when the cursor leaves them.
 */
#ifndef ENTENTE_UI_WIDGET_FORM_H
#define ENTENTE_UI_WIDGET_FORM_H

#include "src/base/arena.h"
#include "ui/core/screen.h"

/** What a field holds. Values are texts in the form the store keeps. */
enum form_kind {
    FORM_TEXT,      /* one line */
    FORM_LONG,      /* many lines */
    FORM_CHOICE,    /* a choice's key */
    FORM_MULTI,     /* keys of choices, parted by blanks */
    FORM_SCALE,     /* a number; the choices are its points, with the sentence of each as anchor */
    FORM_YESNO,     /* "1" or "0" */
    FORM_DATE,      /* YYYY-MM-DD */
    FORM_NUMBER,    /* decimal, as typed */
    FORM_MONEY,     /* minor units, a blank, the currency: "150000 EUR" */
    FORM_REFERENCE, /* a record's id */
    FORM_TICK,      /* a checklist item: "1", "0", or "-" for not applicable */
    FORM_LINK,      /* opens something: Enter calls open() */
    FORM_ROW,       /* of a table: `label`, then cells parted by tabs in `shown`; Enter opens */
    FORM_HEADING,   /* a title, `shown` at the right; before rows their column titles, by tabs */
    FORM_NOTE,      /* a paragraph; the cursor passes it */
};

struct form_choice {
    const char *key, *label;
    const char *sentence;      /* what it means; may be NULL */
};

/** One field. All texts are borrowed and must live until the next form_set(). */
struct form_field {
    const char *key;           /* permanent, unique in the form: "s04.criteria" */
    enum form_kind kind;
    const char *label;
    const char *help;          /* one sentence, shown while the cursor is here; may be NULL */
    const char *example;       /* a right value; may be NULL */
    const char *value;         /* as stored; NULL and "" are empty */
    const char *shown;         /* how to show it; NULL: the form makes it from the value */
    const char *draft;         /* typed earlier and not accepted; NULL: none */
    const char *error;         /* what is wrong with the draft or value; NULL: nothing */
    const char *unit;          /* behind a number; for money the currency to assume */
    const char *why_not;       /* why it cannot be changed; NULL: it can */
    const struct form_choice *choices;
    size_t choice_count;
    size_t limit;              /* characters; 0: 200 for a line, 10,000 for a long text */
    bool required, hidden;     /* hidden: a private field while presenting shows "private" */
    bool indent;               /* stands under the field before it */
    enum role role;            /* of the shown value; ROLE_TEXT: the form's own */
};

struct form_found;

/** Add what can be chosen for a reference; the texts are copied. */
void form_offer(struct form_found *found, const char *key, const char *text, const char *aside);

/** What a form asks of its screen. `context` is the one given to form_init(). */
struct form_class {
    /**
     * Store `value` in the field; true when it is stored (the screen will usually load again and
     * call form_set()). False with the reason: the text stays as draft, the reason under the field.
     */
    bool (*save)(void *context, const struct form_field *field, const char *value, struct err *err);
    /** Keep what was typed and not accepted, or NULL: there is none any more. May be NULL. */
    void (*draft)(void *context, const struct form_field *field, const char *text);
    /** Give up what is kept of the field's text; true when there was something. May be NULL. */
    bool (*drop)(void *context, const struct form_field *field);
    /** Offer references that match what was typed, best first. May be NULL. */
    void (*find)(void *context, const struct form_field *field, const char *typed,
                 struct form_found *found);
    /** Enter on a link or row. May be NULL. */
    void (*open)(void *context, const struct form_field *field);
    /** Today, for dates in words. */
    long (*today)(void *context);
};

struct form_edit;

struct form {
    const struct form_class *class;
    void *context;
    const struct form_field *fields; /* borrowed */
    size_t count;
    size_t at;                       /* the field where the cursor rests */
    int scroll, height, width;
    struct form_edit *edit;          /* NULL while resting */
    char key[80];                    /* of the field at the cursor, to find it after form_set() */
    int *drawn;                      /* first row of each field when drawn last, and the end */
    int area_row;                    /* canvas row where the fields began */
};

/** Start an empty form. */
void form_init(struct form *form, const struct form_class *class, void *context);

/** Free what it holds; a field being edited is not saved (call form_leave() first). */
void form_free(struct form *form);

/**
 * Give it fields (again); the cursor and what is being edited stay on the field with the same key.
 */
void form_set(struct form *form, const struct form_field *fields, size_t count);

/** The field at the cursor, or NULL. */
const struct form_field *form_at(const struct form *form);

/** Put the cursor on the field with `key`; false when there is none. */
bool form_go(struct form *form, const char *key);

/**
 * Begin to edit the field at the cursor (what Enter and e do); reasons against it go to the message
 * line.
 */
void form_edit(struct form *form, struct ui *ui);

/** True while a field is being edited: the screen's wants_text(). */
bool form_editing(const struct form *form);

/**
 * Save what is being edited, or keep it as a draft; true when nothing is left unsaved. Call it
 * before the screen closes.
 */
bool form_leave(struct form *form, struct ui *ui);

/**
 * What has been typed and not saved, or NULL: to be kept when the program is ended by a signal;
 * borrowed.
 */
const char *form_unsaved(const struct form *form, const struct form_field **field);

/** End editing; nothing is saved. */
void form_drop(struct form *form);

/** Keys, pastes, mouse while editing: the screen's event(). */
bool form_event(struct form *form, struct ui *ui, const struct event *event);

/**
 * Movement, open, edit, tick, not-applicable ...: the screen's move() or its actions. True when
 * taken.
 */
bool form_action(struct form *form, struct ui *ui, enum action action);

/** Draw into `area`; the cursor stands on the field or is the caret. */
void form_draw(struct form *form, struct ui *ui, struct area area, bool focus);

/** Append every field with its value, as text or as Markdown. */
void form_report(const struct form *form, bool markdown, struct str *out);

/** Append the text of the field at the cursor, for y. */
bool form_copy(const struct form *form, struct str *out);

/** Append how a value is shown: a choice's label, a date's long form, an amount. */
void form_show_value(const struct form_field *field, const char *value, struct str *out);

/**
 * Bring what was typed into the form that is stored, e.g. "+2w" into a date; `echo` (may be NULL)
 * gets the long form. False with the reason and an example.
 */
bool form_read_value(const struct form_field *field, const char *typed, long today,
                     struct str *value, struct str *echo, struct err *err);

#endif

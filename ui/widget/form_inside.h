/* Inside the form: the field being edited. */
#ifndef ENTENTE_UI_WIDGET_FORM_INSIDE_H
#define ENTENTE_UI_WIDGET_FORM_INSIDE_H

#include "ui/widget/form_found.h"

enum { FORM_NOTHING = -1 };

struct form_edit {
    struct textedit text;      /* kinds that are typed */
    char *start;               /* the text as it was at first */
    bool *chosen;              /* of several: which choices are in */
    int at;                    /* highlighted choice or hit, FORM_NOTHING: none */
    bool none;                 /* "no answer" stands before the choices */
    char looked[40];           /* letters typed to find a choice, UTF-8 */
    struct form_found found;   /* references that match */
    struct str echo;
    struct err err;
};

/** True for kinds that the cursor passes. */
bool form_passes(const struct form_field *field);

/** True for kinds whose value is typed; the others are picked, ticked or opened. */
bool form_typed(enum form_kind kind);

/** True for kinds that are picked from choices. */
bool form_picked(enum form_kind kind);

/** The choices of a picked field: its own, or yes and no. */
const struct form_choice *form_choices(const struct form_field *field, size_t *n);

/** Index of the choice with `key`, FORM_NOTHING when there is none. */
int form_choice_of(const struct form_field *field, const char *key);

/** True when the blank-parted list `keys` holds `key`. */
bool form_holds(const char *keys, const char *key);

/** The text with which editing starts. */
void form_text_to_edit(const struct form_field *field, struct str *out);

/** Move the cursor by fields that can be selected; false at either end. */
bool form_step(struct form *form, int direction);

/** True when what was typed is not what editing started with. */
bool form_changed(const struct form *form);

/**
 * A key while a choice is made: arrows move, a digit or Space takes, letters go to the choice that
 * begins with them. False for keys that mean nothing here.
 */
bool form_pick_key(struct form *form, struct ui *ui, struct key key);

/** Find out what the text means so far: echo, references that match. */
void form_look(struct form *form);

/**
 * Save what was entered and end editing. On failure editing goes on, with the reason under the
 * field.
 */
bool form_accept(struct form *form, struct ui *ui);

/** Let the user edit the long text that is being edited in an editor of their own. */
void form_external(struct form *form, struct ui *ui);

/** Give the field at the cursor this value; true when it was stored. */
bool form_save(struct form *form, struct ui *ui, const char *value, struct err *err);

#endif

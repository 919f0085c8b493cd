/* Two people changed the same field: both values, who, and the choice. */
#ifndef ENTENTE_UI_SCREEN_CONFLICT_H
#define ENTENTE_UI_SCREEN_CONFLICT_H

#include "ui/screen/desk.h"

enum { CONFLICT_THEIRS, CONFLICT_MINE, CONFLICT_EDIT };

/** What stands against what. */
struct conflict {
    const char *label;           /* of the field */
    const char *theirs, *mine;   /* in words */
    const char *record, *column; /* where it is stored, to find out who and when; may be NULL */
};

/** Ask; the answer's choice is one of the three above, the first of them when the user backs out. */
void conflict_ask(struct ui *ui, int question, const struct conflict *conflict);

#endif

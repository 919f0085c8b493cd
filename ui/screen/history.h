/* The history of one field: who set it, when, from what to what. */
#ifndef ENTENTE_UI_SCREEN_HISTORY_H
#define ENTENTE_UI_SCREEN_HISTORY_H

#include "ui/screen/part_form.h"

extern const struct screen_class history_class;

/** Which field. */
struct history_want {
    const char *record;              /* id */
    const char *column;              /* its cell in the file */
    const struct method_part *part;  /* what it is */
    const char *alliance;
};

/** Open it on top of what is open. */
bool history_open(struct ui *ui, const struct history_want *want);

#endif

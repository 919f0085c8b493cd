/* Where a thing that needs somebody is put right. */
#ifndef ENTENTE_UI_SCREEN_REMEDY_H
#define ENTENTE_UI_SCREEN_REMEDY_H

#include "ui/screen/desk.h"

/** What a rule has found, for opening it; texts are borrowed. */
struct remedy {
    const char *alliance;        /* its id */
    const char *rule;            /* "N07" */
    const char *view;            /* governance, learning, progress, risk, steps */
    const char *entity, *record;
    int step;                    /* 1..12 when it is put right in a step, else 0 */
    const char *key;             /* of the question there; NULL: none */
};

/** Open the question, the field, the new record or the view; what hinders it is told the person. */
void remedy_open(struct ui *ui, const struct remedy *remedy);

#endif

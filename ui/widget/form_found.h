/* What can be chosen for a reference: found by a screen, shown by a form or a palette. */
#ifndef ENTENTE_UI_WIDGET_FORM_FOUND_H
#define ENTENTE_UI_WIDGET_FORM_FOUND_H

#include "ui/widget/form.h"

enum { FORM_HITS = 6 };

struct form_hit {
    char *key, *text, *aside;
};

/** Zero-initialise it; form_offer() fills it. */
struct form_found {
    struct form_hit hit[FORM_HITS];
    int count;
};

/** Take out and free what was offered. */
void form_found_clear(struct form_found *found);

#endif

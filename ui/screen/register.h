/* The records of one kind, as a list: one screen for every entity. */
#ifndef ENTENTE_UI_SCREEN_REGISTER_H
#define ENTENTE_UI_SCREEN_REGISTER_H

#include "ui/screen/desk.h"

extern const struct screen_class register_class;

/** Which records. */
struct register_want {
    const struct entity *entity;
    char alliance[ID_SIZE];          /* only of this alliance; "": of the whole portfolio */
    const char *only;                /* metrics: the kind ("goal"); NULL: all */
    const struct field *via;         /* only those whose field names ... */
    char via_id[ID_SIZE];            /* ... this record; new ones name it too */
    char record[ID_SIZE];            /* the row to stand on */
    const char *filter;              /* to begin with; NULL: none */
    const char *why_not;             /* why nothing can be changed here, or NULL */
    bool add;                        /* open the form of a new one at once */
};

/** Open it on top of what is open. */
bool register_open(struct ui *ui, const struct register_want *want);

/** True when records of this kind are looked at in a register: not the portfolio's own, nor what the steps keep. */
bool register_takes(const struct entity *entity);

#endif

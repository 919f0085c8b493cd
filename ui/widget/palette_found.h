/* Inside the palette: what was found. */
#ifndef ENTENTE_UI_WIDGET_PALETTE_FOUND_H
#define ENTENTE_UI_WIDGET_PALETTE_FOUND_H

#include "ui/widget/palette.h"

struct palette_entry {
    char *key, *text, *aside, *why;    /* `why`: it cannot be chosen; NULL: it can */
    bool heading;
    int score;
};

struct palette_found {
    struct palette_entry *entry;
    size_t count, room;
};

/** Free all entries. */
void found_clear(struct palette_found *found);

/** Give the entry added last a score, for found_sort(). */
void found_score(struct palette_found *found, int score);

/** Best scores first; equal ones stay in their order. Drops what is beyond PALETTE_SHOWN. */
void found_sort(struct palette_found *found);

/** What runs when an entry was chosen and its layer is closed, instead of an answer. */
struct palette_run {
    void (*run)(struct ui *ui, void *context, const char *key);
    void (*free)(void *context);       /* called when the palette is done with it */
    void *context;
};

/** palette_ask() with such a run; takes its context over, also on failure. */
bool palette_ask_run(struct ui *ui, const struct palette *palette, const struct palette_run *run);

#endif

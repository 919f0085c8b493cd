/* What a dashboard says beside its figures: lines for people, the same as text and on screen. */
#ifndef ENTENTE_FIGURES_NOTES_H
#define ENTENTE_FIGURES_NOTES_H

#include "src/figures/context.h"

/** A line: a heading (`text` NULL), or a text with what it is about (`name` may be ""). */
struct note {
    const char *name, *text;
};

struct notes {
    struct arena *arena;
    struct note *note;
    size_t n, room;
    bool is_open;                /* something stands below the newest heading */
};

/** Begin a part. A heading with nothing below it goes when the next one comes. */
void notes_heading(struct notes *notes, const char *heading);

/** Add a line. */
void notes_add(struct notes *notes, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Take a heading away that nothing came below; call it last. */
void notes_end(struct notes *notes);

/** The published base rates with their cautions: to stand beside every forecast. */
void notes_base_rates(struct notes *notes, struct figures_context *context);

#endif

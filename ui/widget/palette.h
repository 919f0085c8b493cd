/* Type to find: a line and the matching entries below. The command palette, choosers, and help. */
#ifndef ENTENTE_UI_WIDGET_PALETTE_H
#define ENTENTE_UI_WIDGET_PALETTE_H

#include "ui/core/screen.h"

enum { PALETTE_SHOWN = 200 };

struct palette_found;

/** Where entries come from. */
struct palette_source {
    /** Add the entries that match what was typed (maybe ""), best first, at most PALETTE_SHOWN. */
    bool (*find)(void *context, const char *typed, struct palette_found *found, struct err *err);
};

/**
 * Add an entry; the texts are copied. `key` comes back as the answer's text; `aside` stands at the
 * right.
 */
void palette_add(struct palette_found *found, const char *key, const char *text, const char *aside);

/**
 * Make the entry added last one that cannot be chosen now, with the reason, which Enter then tells.
 */
void palette_refuse(struct palette_found *found, const char *why);

/** Add a heading, or a line of text that is only read. */
void palette_heading(struct palette_found *found, const char *text);

/** What is asked. Texts are copied, `source` and `context` borrowed. */
struct palette {
    const char *title;
    const char *text;            /* typed already; may be NULL */
    const struct palette_source *source;
    void *context;
    bool free_text;              /* Enter without a match answers with what was typed (choice -1) */
};

/** Ask; the answer's `text` is the key chosen. */
bool palette_ask(struct ui *ui, int question, const struct palette *palette);

/**
 * The command palette: every action that can be set off here, and the places that the application
 * adds.
 */
struct palette_places {
    /** Add places (alliances, steps, saved filters) that match. */
    bool (*find)(void *context, const char *typed, struct palette_found *found, struct err *err);
    /** Go to the place with that key. */
    void (*go)(struct ui *ui, void *context, const char *key);
    void *context;
};
bool palette_commands(struct ui *ui, const struct palette_places *places);

/** Help: what works here, with the keys; Enter runs it; then the guidance of this place. */
bool palette_help(struct ui *ui);

/**
 * How well `typed` matches `text`: 0 not at all; more is better. Letters must occur in this order;
 * beginnings of words and runs count more. Case and accents do not matter.
 */
int palette_score(const char *typed, const char *text);

extern const struct screen_class palette_class;

#endif

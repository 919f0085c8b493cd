/* From the looks of a theme to what this terminal can show. */
#ifndef ENTENTE_UI_TERM_COLOUR_H
#define ENTENTE_UI_TERM_COLOUR_H

#include <stdbool.h>

#include "src/base/str.h"
#include "src/config/theme.h"

enum { COLOUR_SLOTS = 2 * ROLE_COUNT };

/**
 * A 24-bit colour that curses, which knows a palette only, draws as number `slot` of it; in what it
 * sends that number is then replaced by the colour itself.
 */
struct colour_slot {
    int slot;
    theme_color color;
    char from[2][24], to[2][28];       /* what curses sends for text and ground, and what to send */
};

struct colours {
    int count;                         /* colours in use: 0, 8, 16, 256 */
    bool exact;                        /* 24 bits */
    struct colour_slot slot[COLOUR_SLOTS];
    int slots;
};

/**
 * What role i of a theme becomes: colours as curses counts them (-1: the terminal's own) and a
 * style.
 */
struct colour_look {
    int foreground, background;
    unsigned style;
};

/** Fit the looks of `theme` to the colours there are. */
void colour_fit(struct colours *colours, const struct theme *theme,
                struct colour_look look[ROLE_COUNT]);

/**
 * Put the exact colours into what curses wrote, and leave out its "ESC ( B" (back to the ordinary
 * characters), which goes with every change of attributes although no others are ever used.
 */
void colour_exact(const struct colours *colours, const char *bytes, size_t size, struct str *out);

#endif

/* Marks that exist in UTF-8 and in ASCII. */
#ifndef ENTENTE_UI_CORE_GLYPH_H
#define ENTENTE_UI_CORE_GLYPH_H

#include <stdbool.h>

enum glyph {
    GLYPH_DONE,        /* ✓ v */
    GLYPH_OPEN,        /* ○ o */
    GLYPH_HALF,        /* ◐ % */
    GLYPH_FULL,        /* ● * */
    GLYPH_NODATA,      /* · . */
    GLYPH_CROSS,       /* ✗ x */
    GLYPH_WARNING,     /* ▲ ! */
    GLYPH_CRUMB,       /* › > */
    GLYPH_ELLIPSIS,    /* … . */
    GLYPH_UP, GLYPH_DOWN,          /* ↑ ^  ↓ v */
    GLYPH_FILLED, GLYPH_EMPTY,     /* ▰ #  ▱ - */
    GLYPH_ACROSS, GLYPH_BESIDE,    /* ─ -  │ | */
    GLYPH_DOT,         /* · - between two pieces of text */
    GLYPH_CIRCLE,      /* ◉ * the chosen one of several */
    GLYPH_COUNT
};

/** The glyph as text, for a canvas that is ASCII or not; one column wide; borrowed. */
const char *glyph(enum glyph glyph, bool ascii);

#endif

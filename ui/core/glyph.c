#include "ui/core/glyph.h"

static const char *const glyphs[GLYPH_COUNT][2] = {
    [GLYPH_DONE] = { "✓", "v" },    [GLYPH_OPEN] = { "○", "o" },   [GLYPH_HALF] = { "◐", "~" },
    [GLYPH_FULL] = { "●", "*" },    [GLYPH_NODATA] = { "·", "." }, [GLYPH_CROSS] = { "✗", "x" },
    [GLYPH_WARNING] = { "▲", "!" }, [GLYPH_CRUMB] = { "›", ">" },  [GLYPH_ELLIPSIS] = { "…", "." },
    [GLYPH_UP] = { "↑", "^" },      [GLYPH_DOWN] = { "↓", "v" },   [GLYPH_FILLED] = { "▰", "#" },
    [GLYPH_EMPTY] = { "▱", "-" },   [GLYPH_ACROSS] = { "─", "-" }, [GLYPH_BESIDE] = { "│", "|" },
    [GLYPH_DOT] = { "·", "-" },     [GLYPH_CIRCLE] = { "◉", "*" },
};

const char *
glyph(enum glyph glyph, bool ascii)
{
    return glyphs[glyph][ascii];
}

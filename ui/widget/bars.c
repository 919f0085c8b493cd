#include "ui/widget/bars.h"


static int
filled(long part, long whole, int columns)
{
    int n;

    if (whole <= 0 || part <= 0 || columns <= 0)
        return 0;
    if (part >= whole)
        return columns;
    n = (int)((double)part * columns / (double)whole);
    return n < 1 ? 1 : n >= columns && columns > 1 ? columns - 1 : n;
}

void
bars_text(struct str *out, long part, long whole, int columns, bool ascii)
{
    int n = filled(part, whole, columns);

    for (int i = 0; i < columns; i++)
        str_add(out, glyph(i < n ? GLYPH_FILLED : GLYPH_EMPTY, ascii));
}

void
bars_draw(struct area area, int row, int column, int columns, long part, long whole, enum role role)
{
    int n = filled(part, whole, columns);

    for (int i = 0; i < columns; i++)
        area_text(area, row, column + i, i < n ? role : ROLE_REST,
                  glyph(i < n ? GLYPH_FILLED : GLYPH_EMPTY, area.canvas->ascii));
}

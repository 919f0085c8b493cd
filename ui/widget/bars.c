#include "ui/widget/bars.h"

#include <math.h>
#include <string.h>

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

static const struct {
    const char *word, *text[2];
    enum role role;
} lights[] = {
    [LIGHT_NONE] = { "none", { "· no data", ". no data" }, ROLE_NODATA },
    [LIGHT_GREEN] = { "green", { "● green", "* green" }, ROLE_GOOD },
    [LIGHT_AMBER] = { "amber", { "◐ amber", "% amber" }, ROLE_WATCH },
    [LIGHT_RED] = { "red", { "▲ red", "! red" }, ROLE_BAD },
};

enum bars_light
bars_light_of(const char *word)
{
    for (int i = LIGHT_GREEN; word && i <= LIGHT_RED; i++)
        if (!strcmp(word, lights[i].word))
            return (enum bars_light)i;
    return LIGHT_NONE;
}

const char *
bars_light_text(enum bars_light light, bool ascii)
{
    return lights[light].text[ascii];
}

enum role
bars_light_role(enum bars_light light)
{
    return lights[light].role;
}

void
bars_spark(struct str *out, const double *values, size_t n, double least, double most, bool ascii)
{
    static const char *const marks[2][8] = {
        { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" }, { "_", ".", "-", "=", "+", "*", "%", "#" },
    };

    for (size_t i = 0; i < n; i++) {
        double part = most > least ? (values[i] - least) / (most - least) : 0.5;

        if (isnan(values[i]))
            str_add_char(out, ' ');
        else
            str_add(out, marks[ascii][part <= 0 ? 0 : part >= 1 ? 7 : (int)(part * 8)]);
    }
}

#include "src/panel/picture.h"

#include <math.h>
#include <string.h>

#include "src/base/str.h"

static const struct {
    enum ink ink;
    const char *glyph[2], *text[2];
} lights[] = {
    [LIGHT_NONE] = { INK_NODATA, { "·", "." }, { "· no data", ". no data" } },
    [LIGHT_GREEN] = { INK_GOOD, { "●", "*" }, { "● green", "* green" } },
    [LIGHT_AMBER] = { INK_WATCH, { "◐", "~" }, { "◐ amber", "~ amber" } },
    [LIGHT_RED] = { INK_BAD, { "▲", "!" }, { "▲ red", "! red" } },
};

enum ink
picture_ink(enum light light)
{
    return lights[light].ink;
}

const char *
picture_light_glyph(enum light light, bool ascii)
{
    return lights[light].glyph[ascii];
}

const char *
picture_light_text(enum light light, bool ascii)
{
    return lights[light].text[ascii];
}

const char *
picture_light(const struct sketch *sketch, enum light light)
{
    return picture_light_text(light, sketch->ascii);
}

const char *
picture_glyph(const struct sketch *sketch, enum light light)
{
    return picture_light_glyph(light, sketch->ascii);
}

struct scale
picture_scale(const struct bounds *bounds, const char *unit, double value)
{
    struct scale scale = { .bounds = *bounds };
    double green = bounds->green, red = bounds->red;

    if (known(bounds->centre)) {
        scale.bounds.green = bounds->centre + green;
        scale.bounds.red = bounds->centre + red;
        green = bounds->centre - red;
        red = bounds->centre + red;
    }
    scale.from = fmin(0, fmin(known(green) ? green : 0, known(red) ? red : 0));
    scale.to = fmax(known(green) ? green : 0, known(red) ? red : 0);
    if (unit && (!strcmp(unit, "%") || !strcmp(unit, "0–100"))) {
        scale.to = fmax(100, scale.to);
    } else if (unit && !strcmp(unit, "1–5")) {
        scale.from = 1;
        scale.to = 5;
    } else {
        scale.to += (scale.to - scale.from) / 3;
    }
    if (known(value) && scale.to <= scale.from)
        scale.to = fmax(value, scale.from + 1);
    return scale;
}

/* The cell of a bar where a value lies. */
static int
cell(const struct scale *scale, int columns, double value)
{
    double part = (value - scale->from) / (scale->to - scale->from);

    return (int)lround(fmin(1, fmax(0, part)) * columns);
}

void
picture_bar(struct sketch *sketch, int columns, const struct scale *scale, double value,
            enum ink ink)
{
    const char *full = sketch->ascii ? "#" : "▰", *empty = sketch->ascii ? "-" : "▱";
    int filled = known(value) ? cell(scale, columns, value) : 0;
    int green = known(scale->bounds.green) ? cell(scale, columns, scale->bounds.green) : -1;
    int red = known(scale->bounds.red) ? cell(scale, columns, scale->bounds.red) : -1;

    if (green >= columns)
        green = columns - 1;
    if (red >= columns)
        red = columns - 1;
    for (int i = 0, run; i < columns; i += run) {
        struct str text = { 0 };

        run = 1;
        if (i == green) {
            sketch_text(sketch, INK_TEXT, sketch->ascii ? "|" : "│");
            continue;
        }
        if (i == red) {
            sketch_text(sketch, INK_TEXT, sketch->ascii ? ":" : "┊");
            continue;
        }
        for (run = 0; i + run < columns && i + run != green && i + run != red &&
             (i + run < filled) == (i < filled); run++)
            str_add(&text, i < filled ? full : empty);
        sketch_text(sketch, i < filled ? ink : INK_REST, str_text(&text));
        str_free(&text);
    }
}

void
picture_share(struct sketch *sketch, int columns, double part, double whole, enum ink ink)
{
    struct scale scale = { .from = 0, .to = whole > 0 ? whole : 1,
                           .bounds = { NAN, NAN, NAN } };

    picture_bar(sketch, columns, &scale, part, ink);
}

void
picture_course(struct sketch *sketch, enum ink ink, const double *values, size_t n, double from,
               double to)
{
    /* The highest leaves a gap to the line above. */
    static const char *const marks[2][7] = {
        { "▁", "▂", "▃", "▄", "▅", "▆", "▇" }, { "_", "_", ".", "-", "-", "=", "#" },
    };
    struct str text = { 0 };

    for (size_t i = 0; i < n; i++) {
        double part = to > from ? (values[i] - from) / (to - from) : values[i] > 0 ? 0.5 : 0;

        if (!known(values[i]))
            str_add(&text, " ");
        else
            str_add(&text, marks[sketch->ascii][(int)(fmin(1, fmax(0, part)) * 6.999)]);
    }
    sketch_text(sketch, ink, str_text(&text));
    str_free(&text);
}

void
picture_profile(struct sketch *sketch, int columns, double us, double them)
{
    int o = known(us) ? (int)lround((us - 1) / 4 * (columns - 1)) : -1;
    int x = known(them) ? (int)lround((them - 1) / 4 * (columns - 1)) : -1;

    for (int i = 0; i < columns; i++) {
        bool between = o >= 0 && x >= 0 && (i > o) != (i > x) && i != o && i != x;

        if (i == o && i == x)
            sketch_text(sketch, INK_TITLE, "*");
        else if (i == o)
            sketch_text(sketch, INK_US, "o");
        else if (i == x)
            sketch_text(sketch, INK_THEM, "x");
        else
            sketch_text(sketch, INK_REST, between ? "-" : " ");
    }
}

void
picture_arrow(struct sketch *sketch, int columns, double part, double whole, bool left, bool right,
              enum ink ink)
{
    int n = known(part) && whole > 0 ? (int)lround(part / whole * columns) : 0;
    int from;

    if (part > 0 && n < 1 + left + right)
        n = 1 + left + right;
    if (n > columns)
        n = columns;
    from = left && !right ? columns - n : left ? (columns - n) / 2 : 0;
    for (int i = 0; i < columns; i++) {
        bool inside = i >= from && i < from + n;

        if (inside && left && i == from)
            sketch_text(sketch, ink, sketch->ascii ? "<" : "◀");
        else if (inside && right && i == from + n - 1)
            sketch_text(sketch, ink, sketch->ascii ? ">" : "▶");
        else
            sketch_text(sketch, inside ? ink : INK_REST, !inside ? " " : sketch->ascii ? "=" : "━");
    }
}

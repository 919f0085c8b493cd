#include "src/rules/light.h"

#include <string.h>

static const double slack = 1e-9;

const char *
light_word(enum light light)
{
    static const char *const words[] = { "none", "green", "amber", "red" };

    return words[light];
}

const char *
light_letter(enum light light)
{
    static const char *const letters[] = { "–", "G", "A", "R" };

    return letters[light];
}

bool
is_equal(double figure, double limit)
{
    return fabs(figure - limit) <= slack;
}

bool
is_at_least(double figure, double limit)
{
    return figure >= limit - slack;
}

bool
is_at_most(double figure, double limit)
{
    return figure <= limit + slack;
}

bool
is_above(double figure, double limit)
{
    return figure > limit + slack;
}

bool
is_below(double figure, double limit)
{
    return figure < limit - slack;
}

double
light_score(const struct bounds *bounds, double value)
{
    double green = bounds->green, red = bounds->red, score;

    if (known(bounds->centre))
        value = fabs(value - bounds->centre);
    if (!known(value) || !known(green) || !known(red) || green == red)
        return NAN;
    if (is_equal(value, green))
        return 100;
    if (is_equal(value, red))
        return 0;
    score = (value - red) / (green - red);
    return score < 0 ? 0 : score > 1 ? 100 : 100 * score;
}

enum light
light_of_score(double score)
{
    if (!known(score))
        return LIGHT_NONE;
    return score >= 100 ? LIGHT_GREEN : score <= 0 ? LIGHT_RED : LIGHT_AMBER;
}

enum light
light_of_index(double value)
{
    if (!known(value))
        return LIGHT_NONE;
    return is_at_least(value, 75) ? LIGHT_GREEN : is_at_least(value, 50) ? LIGHT_AMBER : LIGHT_RED;
}

void
light_words(const struct bounds *bounds, const char *unit, struct str *out)
{
    const char *sign = unit && !strcmp(unit, "%") ? " %" : "";

    if (!known(bounds->green) || !known(bounds->red))
        return;
    if (known(bounds->centre))
        str_addf(out, "Green within %g%s of %g%s, red from %g%s away from it.", bounds->green, sign,
                 bounds->centre, sign, bounds->red, sign);
    else if (bounds->green > bounds->red)
        str_addf(out, "Green from %g%s up, red at %g%s and below, amber between.", bounds->green,
                 sign, bounds->red, sign);
    else
        str_addf(out, "Green up to %g%s, red from %g%s up, amber between.", bounds->green, sign,
                 bounds->red, sign);
}

#include "src/base/number.h"

#include <math.h>
#include <string.h>

enum { GREAT = 1000, DIGITS = 30 };

void
number_group(const char *digits, char out[NUMBER_GROUPED])
{
    size_t n = strlen(digits), at = 0;

    for (size_t i = 0; i < n && i < DIGITS; i++) {
        if (i && (n - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
}

const char *
number_write(struct arena *arena, double value, int decimals)
{
    char grouped[NUMBER_GROUPED];
    char *text = arena_printf(arena, "%.*f", fabs(value) < GREAT ? decimals : 0, fabs(value));
    char *point = strchr(text, '.');
    size_t n = strlen(text);

    while (point && n && text[n - 1] == '0')
        text[--n] = '\0';
    if (point && text[n - 1] == '.')
        text[--n] = '\0';
    point = strchr(text, '.');
    if (point)
        *point = '\0';
    if (strlen(text) > DIGITS)
        return arena_printf(arena, "%g", value);
    number_group(text, grouped);
    return arena_printf(arena, "%s%s%s%s", value < 0 && (point || strcmp(text, "0") != 0) ? "-" : "",
                        grouped, point ? "." : "", point ? point + 1 : "");
}

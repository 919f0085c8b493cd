#include "src/figures/sentence.h"

#include <math.h>
#include <stdarg.h>

void
sentence_clause(struct sentence *sentence, const char *format, ...)
{
    va_list args;

    if (sentence->text.len)
        str_add(&sentence->text, "; ");
    va_start(args, format);
    str_addv(&sentence->text, format, args);
    va_end(args);
}

void
sentence_add(struct sentence *sentence, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    str_addv(&sentence->text, format, args);
    va_end(args);
}

/* A figure a hair under a half was meant to be the half (0.7, 10). */
static double
away_from_zero(double figure)
{
    double size = floor(fabs(figure) + 0.5 + 1e-9);

    return figure < 0 ? -size : size;
}

long
sentence_round(double figure)
{
    return (long)away_from_zero(figure);
}

const char *
sentence_decimal(struct sentence *sentence, double figure)
{
    long tenths = (long)away_from_zero(10 * figure), size = tenths < 0 ? -tenths : tenths;

    return arena_printf(sentence->arena, "%s%ld.%ld", tenths < 0 ? "-" : "", size / 10, size % 10);
}

const char *
sentence_end(struct sentence *sentence)
{
    const char *line;

    if (!sentence->text.len)
        return "Nothing recorded yet: start with step 1.";
    if (sentence->text.data[0] >= 'a' && sentence->text.data[0] <= 'z')
        sentence->text.data[0] = (char)(sentence->text.data[0] - 'a' + 'A');
    str_add_char(&sentence->text, '.');
    line = arena_string(sentence->arena, str_text(&sentence->text));
    str_free(&sentence->text);
    return line;
}

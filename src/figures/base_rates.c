#include "src/figures/base_rates.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/figures/dashboard.h"

enum { MEASURE, LOW, HIGH, UNIT, SOURCE, COLUMNS };

const struct method_reference *
base_rates(struct figures_context *context)
{
    const struct method_reference *rates =
        method_reference(context->method, "baserates", context->figures->err);

    return rates && rates->n_columns >= COLUMNS ? rates : NULL;
}

/* Who says so, without the marks of the collection the rate was found in. */
static const char *
source_of(const char *cell, struct arena *arena, bool *over)
{
    static const char *const marks[] = { " in S1", " (REC)" };
    const char *from = cell;
    size_t n;

    *over = !strncmp(cell, "over; ", 6);
    if (*over)
        from += 6;
    n = strlen(from);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);

        if (n > length && !strcmp(from + n - length, marks[i]))
            n -= length;
    }
    return arena_bytes(arena, from, n);
}

/* "30 to 70 %", "more than 50 %", "64 %" */
static const char *
range_of(const char *const *cell, bool over, struct arena *arena)
{
    const char *unit = dashboard_unit(cell[UNIT]), *only = cell[LOW] ? cell[LOW] : cell[HIGH];

    if (cell[LOW] && cell[HIGH])
        return arena_printf(arena, "%s to %s %s", cell[LOW], cell[HIGH], unit);
    return arena_printf(arena, "%s%s %s", over ? "more than " : "", only, unit);
}

const char *
base_rate(const struct method_reference *rates, size_t i, struct arena *arena)
{
    static const struct {
        const char *measure, *words;
        bool over;                               /* the figure is a lower bound (F) */
    } said[] = {
        { "alliances failing parents' objectives", "of alliances miss what their parents wanted",
          false },
        { "alliances terminated", "of alliances are terminated", true },
        { "alliance failure", "of alliances fail", false },
        { "managers blaming poor working relationship",
          "of alliance managers blame poor working relationships", true },
    };
    const char *const *cell = rates->lines[i];
    const char *source, *range, *rest = NULL;
    bool over = false;
    char *sentence;

    if (!cell[MEASURE] || (!cell[LOW] && !cell[HIGH]))
        return NULL;
    source = cell[SOURCE] ? source_of(cell[SOURCE], arena, &over) : "";
    for (size_t k = 0; k < sizeof said / sizeof *said; k++)
        if (!strcmp(cell[MEASURE], said[k].measure)) {
            rest = said[k].words;
            over = over || said[k].over;
        }
    range = range_of(cell, over, arena);
    sentence = rest ? arena_printf(arena, "%s %s%s%s%s.", range, rest, *source ? " (" : "", source,
                                   *source ? ")" : "")
                    : arena_printf(arena, "%s: %s%s%s%s.", cell[MEASURE], range,
                                   *source ? " (" : "", source, *source ? ")" : "");
    sentence[0] = (char)toupper((unsigned char)sentence[0]);
    return sentence;
}

/* A list of numbers has this one; an empty list has all. */
static bool
has_number(const char *list, size_t wanted)
{
    char *end;

    if (!*list)
        return true;
    for (const char *at = list; *at; at = end) {
        unsigned long number = strtoul(at, &end, 10);

        if (end == at)
            return false;
        if (number == wanted)
            return true;
    }
    return false;
}

bool
base_rate_is_forecast(const struct method_reference *rates, size_t i)
{
    return has_number(rates->forecast_lines, i);
}

const char *
base_rate_cautions(const struct method_reference *rates, struct arena *arena)
{
    const char *said = "";
    size_t number = 0;

    for (const char *at = rates->cautions; at && *at;) {
        size_t n = strcspn(at, "\n");

        if (has_number(rates->forecast_cautions, ++number))
            said = arena_printf(arena, "%s%s%.*s", said, *said ? "\n" : "", (int)n, at);
        at += n + (at[n] == '\n');
    }
    return said;
}

#include "src/method/reference_chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"

enum { NAME = 34, BAR = 24, NUMBER = 9, NAMES = 3 };

/* Where the parts of the chart stand in a line; -1: there is none. */
struct chart {
    const struct method_reference *reference;
    int low, high, group, unit, name[NAMES];
    bool ascii;
};

static int
column(const struct method_reference *reference, const char *name, size_t n)
{
    for (size_t i = 0; n && i < reference->n_columns; i++)
        if (reference->lines[0][i] && strlen(reference->lines[0][i]) == n &&
            !strncmp(reference->lines[0][i], name, n))
            return (int)i;
    return -1;
}

/* The columns named in `words`, parted by blanks. */
static void
columns(const struct method_reference *reference, const char *words, int *out, int room)
{
    for (int i = 0; i < room; i++) {
        size_t n = strcspn(words, " ");

        out[i] = column(reference, words, n);
        words += n + strspn(words + n, " ");
    }
}

static const char *
cell(const struct chart *chart, size_t line, int at)
{
    const char *text = at < 0 ? NULL : chart->reference->lines[line][at];

    return text ? text : "";
}

static double
number(const struct chart *chart, size_t line, int at)
{
    const char *text = cell(chart, line, at);
    char *end;
    double value = strtod(text, &end);

    return *text && !*end ? value : NAN;
}

/* Totals and marks are no lines of the chart. */
static bool
is_left_out(const struct method_reference *reference, size_t line)
{
    for (size_t i = 0; *reference->chart_without && i < reference->n_columns; i++)
        if (reference->lines[line][i] && !strcmp(reference->lines[line][i],
                                                 reference->chart_without))
            return true;
    return false;
}

static bool
same_group(const struct chart *chart, size_t a, size_t b)
{
    return !strcmp(cell(chart, a, chart->group), cell(chart, b, chart->group));
}

/* What a full bar stands for; 0: there is nothing to compare the only line with. */
static double
scale(const struct chart *chart, size_t of)
{
    double most = 0;
    size_t n = 0;

    if (!strcmp(cell(chart, of, chart->unit), "percent"))
        return 100;
    for (size_t i = 1; i < chart->reference->n_lines; i++) {
        if (!same_group(chart, of, i) || is_left_out(chart->reference, i))
            continue;
        most = fmax(most, fmax(number(chart, i, chart->low), number(chart, i, chart->high)));
        n++;
    }
    return n > 1 || chart->high >= 0 ? most : 0;
}

static void
add_fitted(struct str *out, const char *text, int width)
{
    int at = text_columns(text);

    if (at > width) {
        str_add_bytes(out, text, text_fit(text, width - 1, &at));
        str_add(out, "…");
        return;
    }
    str_add(out, text);
    for (; at < width; at++)
        str_add_char(out, ' ');
}

/* "cross_border_agreements": names of series are written for programs. */
static void
add_words(struct str *out, const char *text)
{
    for (; *text; text++)
        str_add_char(out, *text == '_' ? ' ' : *text);
}

static void
add_name(const struct chart *chart, size_t line, struct str *out)
{
    struct str name = { 0 };

    for (int i = 0; i < NAMES; i++)
        if (chart->name[i] >= 0 && *cell(chart, line, chart->name[i])) {
            str_add(&name, name.len ? " " : "");
            add_words(&name, cell(chart, line, chart->name[i]));
        }
    add_fitted(out, str_text(&name), NAME);
    str_free(&name);
}

/* One bar: from nought, or from the lower to the higher number. */
static void
add_bar(const struct chart *chart, size_t line, double whole, struct str *out)
{
    double low = number(chart, line, chart->low), high = number(chart, line, chart->high);
    bool range = !isnan(low) && !isnan(high);
    double to = fmax(low, high);
    int first = range ? (int)lround(low / whole * BAR) : 0, last = (int)lround(to / whole * BAR);

    for (int i = 0; i < BAR; i++)
        if (i >= first && (i < last || (range && i == first)))
            str_add(out, chart->ascii ? "#" : "▰");
        else
            str_add(out, chart->ascii ? "-" : "▱");
}

/* The numbers as the source prints them. */
static void
add_number(const struct chart *chart, size_t line, struct str *out)
{
    const char *low = cell(chart, line, chart->low), *high = cell(chart, line, chart->high);

    if (*low && *high)
        str_addf(out, "%s to %s", low, high);
    else
        str_addf(out, "%*s", NUMBER, *low ? low : high);
}

static void
add_line(const struct chart *chart, size_t line, double whole, struct str *out)
{
    bool none = isnan(number(chart, line, chart->low)) && isnan(number(chart, line, chart->high));

    str_add(out, "  ");
    add_name(chart, line, out);
    str_add_char(out, ' ');
    if (!none && whole > 0)
        add_bar(chart, line, whole, out);
    str_add_char(out, ' ');
    if (none)
        str_add(out, "no number");
    else
        add_number(chart, line, out);
    str_add_char(out, '\n');
}

/* True for the first line of its group. */
static bool
opens_group(const struct chart *chart, size_t line)
{
    for (size_t i = 1; i < line; i++)
        if (same_group(chart, i, line) && !is_left_out(chart->reference, i))
            return false;
    return !is_left_out(chart->reference, line);
}

void
reference_chart(const struct method_reference *reference, bool ascii, struct str *out)
{
    struct chart chart = { .reference = reference, .ascii = ascii };
    int number_columns[2];

    columns(reference, reference->chart, number_columns, 2);
    columns(reference, reference->chart_name, chart.name, NAMES);
    columns(reference, reference->chart_group, &chart.group, 1);
    chart.low = number_columns[0];
    chart.high = number_columns[1];
    chart.unit = column(reference, "unit", strlen("unit"));
    if (chart.low < 0)
        return;
    for (size_t first = 1; first < reference->n_lines; first++) {
        double whole;

        if (!opens_group(&chart, first))
            continue;
        if (chart.group >= 0) {
            add_words(out, cell(&chart, first, chart.group));
            str_add_char(out, '\n');
        }
        whole = scale(&chart, first);
        for (size_t i = first; i < reference->n_lines; i++)
            if (same_group(&chart, first, i) && !is_left_out(reference, i))
                add_line(&chart, i, whole, out);
    }
}

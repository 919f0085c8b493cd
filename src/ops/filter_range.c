/* Values with an order: equal, below, above, from .. to. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/filter_inside.h"

/* A value that was typed. A day may be a month or a year too: from its first day to its last. */
struct span {
    struct cell first, last;
    struct cell currency;        /* of money, else null */
};

/*
 * Days outside the calendar of records never come up, so that year and month need no other bounds.
 */
static bool
read_period(const char *text, long *first, long *last)
{
    int year = 0, month = 0, used = 0;
    bool is_year = sscanf(text, "%4d%n", &year, &used) == 1 && used == 4 && !text[4];
    bool is_month = !is_year && sscanf(text, "%4d-%2d%n", &year, &month, &used) == 2 &&
                    used == 7 && !text[7];

    if ((!is_year && !is_month) || year < 1900 || year > 2999 ||
        (is_month && (month < 1 || month > 12)))
        return false;
    *first = date_of(year, is_year ? 1 : month, 1);
    *last = date_add_months(*first, is_year ? 12 : 1) - 1;
    return true;
}

static struct cell
day_cell(struct filter_parse *parse, long day)
{
    char text[DATE_SIZE];

    date_write(day, text);
    return cell_text(arena_string(parse->arena, text));
}

static bool
read_days(struct filter_parse *parse, const char *text, struct span *out, struct err *err)
{
    long first, last;

    if (!read_period(text, &first, &last)) {
        if (!date_read_words(text, book_today(parse->book), &first, err))
            return false;
        last = first;
    }
    out->first = day_cell(parse, first);
    out->last = day_cell(parse, last);
    return true;
}

static bool
read_span(struct filter_parse *parse, const struct field *field, const char *text,
          struct span *out, struct err *err)
{
    const struct value_context context = { book_today(parse->book), parse->book->currency };
    struct field free_field = *field;
    struct value value;

    *out = (struct span){ .currency = cell_null() };
    if (field->type == FIELD_DATE)
        return read_days(parse, text, out, err);
    free_field.required = false;
    if (!value_read(&free_field, text, &context, parse->arena, &value, err))
        return false;
    if (value.kind == VALUE_NULL)
        return err_set(err, ERR_INPUT, "'%.60s' lacks a value", parse->word);
    if (value.kind == VALUE_MONEY)
        out->currency = cell_text(arena_string(parse->arena, value.currency));
    out->first = out->last = value.kind == VALUE_NUMBER ? cell_real(value.number)
                                                        : cell_int(value.integer);
    return true;
}

static bool
add_bound(struct filter_parse *parse, struct str *sql, const char *expression,
          const char *comparison, struct cell cell, struct err *err)
{
    int number;

    if (!filter_bind(parse, cell, &number, err))
        return false;
    str_addf(sql, " AND %s%s?%d", expression, comparison, number);
    return true;
}

/* An amount is comparable with amounts of its own currency only. */
static bool
add_currency(struct filter_parse *parse, struct str *sql, const struct field *field,
             const struct span *span, struct err *err)
{
    char column[64], expression[80];

    if (span->currency.kind == CELL_NULL)
        return true;
    snprintf(expression, sizeof expression, "t.\"%s\"", field_column(field, 1, column));
    return add_bound(parse, sql, expression, "=", span->currency, err);
}

/* "a..b", either end may be open. */
static bool
add_from_to(struct filter_parse *parse, struct str *sql, const struct field *field,
            const char *expression, const char *item, const char *dots, struct err *err)
{
    const char *from = arena_bytes(parse->arena, item, (size_t)(dots - item)), *to = dots + 2;
    struct span span;

    if (*from && !(read_span(parse, field, from, &span, err) &&
                   add_bound(parse, sql, expression, ">=", span.first, err) &&
                   add_currency(parse, sql, field, &span, err)))
        return false;
    if (*to && !(read_span(parse, field, to, &span, err) &&
                 add_bound(parse, sql, expression, "<=", span.last, err) &&
                 add_currency(parse, sql, field, &span, err)))
        return false;
    str_addf(sql, " AND %s IS NOT NULL", expression);
    return true;
}

static bool
add_item(struct filter_parse *parse, struct str *sql, const struct field *field,
         const char *expression, const char *item, struct err *err)
{
    const char *dots = strstr(item, "..");
    bool below = *item == '<', above = *item == '>';
    bool equal = (below || above) && item[1] == '=';
    const char *value = item + (below || above) + equal + (*item == '=');
    struct span span;

    if (dots && !below && !above)
        return add_from_to(parse, sql, field, expression, item, dots, err);
    if (!read_span(parse, field, value + strspn(value, " "), &span, err))
        return false;
    if (!below && !above && cell_equal(&span.first, &span.last))
        return add_bound(parse, sql, expression, "=", span.first, err) &&
               add_currency(parse, sql, field, &span, err);
    if (!below && !add_bound(parse, sql, expression, above && !equal ? ">" : ">=",
                             above && !equal ? span.last : span.first, err))
        return false;
    if (!above && !add_bound(parse, sql, expression, below && !equal ? "<" : "<=",
                             below && !equal ? span.first : span.last, err))
        return false;
    return add_currency(parse, sql, field, &span, err);
}

bool
filter_range_add(struct filter_parse *parse, const struct field *field, const char *sql,
                 const char *value, bool dear, bool negated, struct err *err)
{
    const char *items[FILTER_ITEMS];
    struct str all = { 0 };
    size_t n;
    bool ok = filter_split(parse, value, items, &n, err);

    for (size_t i = 0; ok && i < n; i++) {
        str_add(&all, i ? " OR (1" : "(1");
        ok = add_item(parse, &all, field, sql, items[i], err);
        str_add(&all, ")");
    }
    if (ok && n)
        filter_condition(parse, str_text(&all), dear, negated);
    str_free(&all);
    return ok;
}

/* What a person types, to values. */
#include "src/model/value.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/date.h"
#include "src/base/money.h"
#include "src/base/text.h"
#include "src/model/value_inside.h"

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sort, drop doubles, and write as JSON. */
bool
value_make_list(const char **items, size_t n, struct arena *arena, struct value *out)
{
    struct str json = { 0 };

    if (!n) {
        *out = (struct value){ .kind = VALUE_LIST, .text = "[]" };
        return true;
    }
    qsort(items, n, sizeof *items, by_text);
    str_add(&json, "[");
    for (size_t i = 0; i < n; i++) {
        if (i && strcmp(items[i], items[i - 1]) == 0)
            continue;
        if (i)
            str_add(&json, ",");
        json_add_string(&json, items[i]);
    }
    str_add(&json, "]");
    *out = (struct value){ .kind = VALUE_LIST, .text = arena_string(arena, str_text(&json)) };
    str_free(&json);
    return true;
}

static bool
read_number(const char *text, double *number, struct err *err)
{
    char plain[64], *end;
    size_t n = 0;

    for (const char *p = text; *p && n < sizeof plain - 1; p++)
        if (*p != ',' || !isdigit((unsigned char)p[1]))
            plain[n++] = *p;
    plain[n] = '\0';
    if (n && plain[n - 1] == '%')
        plain[--n] = '\0';
    *number = strtod(plain, &end);
    while (*end == ' ')
        end++;
    if (!n || *end || end == plain || !isfinite(*number) || strpbrk(plain, "xXpP")) {
        err_set(err, ERR_INPUT, "'%.60s' is not a number", text);
        return err_hint(err, "Write 12 or 12.5.");
    }
    return true;
}

static bool
read_whole(const struct field *field, const char *text, struct value *out, struct err *err)
{
    double number;

    if (!read_number(text, &number, err))
        return false;
    if (number != floor(number) || fabs(number) > 1e9) {
        err_set(err, ERR_INPUT, "'%.60s' is not a whole number", text);
        return err_hint(err, "%s", field->type == FIELD_SCALE ? "Write 1, 2, 3, 4 or 5." : "Write 12.");
    }
    *out = value_int((int64_t)number);
    return true;
}

static bool
read_yesno(const char *text, struct value *out, struct err *err)
{
    static const char *const yes[] = { "1", "y", "yes", "true", "x" };
    static const char *const no[] = { "0", "n", "no", "false", "-" };

    for (int i = 0; i < 5; i++) {
        if (!strcasecmp(text, yes[i])) {
            *out = value_int(1);
            return true;
        }
        if (!strcasecmp(text, no[i])) {
            *out = value_int(0);
            return true;
        }
    }
    err_set(err, ERR_INPUT, "'%.60s' is neither yes nor no", text);
    return err_hint(err, "Write yes or no.");
}

static bool
read_list(char *text, struct arena *arena, struct value *out, struct err *err)
{
    const char *items[LIST_MOST];
    size_t n = 0;
    char *rest = text, *item;

    while ((item = strsep(&rest, ",")) != NULL) {
        text_trim(item);
        if (!*item)
            continue;
        if (n == LIST_MOST)
            return err_set(err, ERR_INPUT, "the list is longer than %d", LIST_MOST);
        items[n++] = item;
    }
    return value_make_list(items, n, arena, out);
}

bool
value_read(const struct field *field, const char *text, const struct value_context *context,
           struct arena *arena, struct value *out, struct err *err)
{
    struct str clean = { 0 };
    char *copy, iso[DATE_SIZE];
    long day;
    bool ok = true;

    text_clean(&clean, text, strlen(text),
               field->type == FIELD_LONG ? TEXT_LINES : TEXT_LINE);
    copy = text_trim(arena_string(arena, str_text(&clean)));
    str_free(&clean);
    *out = value_null();
    if (!*copy) {
        if (field->type == FIELD_MULTI)
            out->kind = VALUE_LIST, out->text = "[]";
        return true;
    }
    switch (field->type) {
    case FIELD_SCALE:
    case FIELD_INT:
        ok = read_whole(field, copy, out, err);
        break;
    case FIELD_YESNO:
        ok = read_yesno(copy, out, err);
        break;
    case FIELD_NUM:
    case FIELD_PERCENT:
        out->kind = VALUE_NUMBER;
        ok = read_number(copy, &out->number, err);
        break;
    case FIELD_DATE:
        ok = date_read_words(copy, context->today, &day, err);
        if (ok) {
            date_write(day, iso);
            *out = value_text(arena_string(arena, iso));
        }
        break;
    case FIELD_MONEY:
        out->kind = VALUE_MONEY;
        ok = money_read(copy, context->currency ? context->currency : "EUR", &out->integer,
                        out->currency, err);
        break;
    case FIELD_MULTI:
        ok = read_list(copy, arena, out, err);
        break;
    case FIELD_OBJECT:
    case FIELD_ANY:
        ok = err_set(err, ERR_INPUT, "this field is not typed by hand");
        break;
    default:
        *out = value_text(copy);
        break;
    }
    return ok && value_check(field, out, err);
}

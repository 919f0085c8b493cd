#include "src/model/value.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/date.h"
#include "src/base/id.h"
#include "src/base/money.h"
#include "src/base/text.h"

enum { LINE_MOST = 160, LONG_MOST = 8000, LIST_MOST = 60 };

bool
value_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind) {
        struct cell x = a->kind == VALUE_NUMBER ? cell_real(a->number) : cell_int(a->integer);
        struct cell y = b->kind == VALUE_NUMBER ? cell_real(b->number) : cell_int(b->integer);

        return (a->kind == VALUE_INT || a->kind == VALUE_NUMBER) &&
               (b->kind == VALUE_INT || b->kind == VALUE_NUMBER) && cell_equal(&x, &y);
    }
    switch (a->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_INT:
        return a->integer == b->integer;
    case VALUE_NUMBER:
        return a->number == b->number;
    case VALUE_MONEY:
        return a->integer == b->integer && strcmp(a->currency, b->currency) == 0;
    default:
        return strcmp(a->text, b->text) == 0;
    }
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sort, drop doubles, and write as JSON. */
static bool
make_list(const char **items, size_t n, struct arena *arena, struct value *out)
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
    return make_list(items, n, arena, out);
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

static bool
has_code(const char *spec, const char *code)
{
    char one[64];

    while (spec && (spec = field_next_code(spec, one)) != NULL)
        if (strcmp(one, code) == 0)
            return true;
    return false;
}

static bool
check_code(const struct field *field, const char *code, struct err *err)
{
    if (field_has_vocabulary(field) || has_code(field->spec, code))
        return true;
    err_set(err, ERR_INPUT, "'%.60s' is none of the choices", code);
    return err_hint(err, "Choose one of %.200s.", field->spec);
}

static bool
check_text(const struct field *field, const char *text, size_t most, enum text_kind kind,
           struct err *err)
{
    size_t length = text_length(text);

    if (field->type == FIELD_TEXT && field->high && length != (size_t)field->high) {
        err_set(err, ERR_INPUT, "'%.40s' has %zu characters instead of %d", text, length, field->high);
        return err_hint(err, field->high == 3 ? "Write three capital letters such as EUR." : "%s", "");
    }
    if (length > most)
        return err_set(err, ERR_INPUT, "the text has %zu characters, the most are %zu", length, most);
    if (!text_is_clean(text, strlen(text), kind))
        return err_set(err, ERR_INPUT, "the text holds control or invisible characters");
    if (field->high == 3 && !money_is_currency(text)) {
        err_set(err, ERR_INPUT, "'%.40s' is not a currency", text);
        return err_hint(err, "Write three capital letters such as EUR.");
    }
    return true;
}

static bool
check_integer(const struct field *field, int64_t n, struct err *err)
{
    int64_t low = field->type == FIELD_SCALE ? 1 : field->type == FIELD_YESNO ? 0
                  : field->low || field->high ? field->low : -1000000000;
    int64_t high = field->type == FIELD_SCALE ? 5 : field->type == FIELD_YESNO ? 1
                   : field->low || field->high ? field->high : 1000000000;

    if (n >= low && n <= high)
        return true;
    err_set(err, ERR_INPUT, "%lld does not lie between %lld and %lld", (long long)n,
            (long long)low, (long long)high);
    return err_hint(err, "Write a number from %lld to %lld.", (long long)low, (long long)high);
}

static bool
wrong_kind(const struct field *field, struct err *err)
{
    return err_set(err, ERR_INPUT, "this is not %s", field_type_name(field->type));
}

static bool
check_list(const struct field *field, const char *json, struct err *err)
{
    struct arena arena = { 0 };
    struct json *tree = json_read(&arena, json, strlen(json), err);
    bool ok = tree && tree->kind == JSON_ARRAY;

    for (const struct json *item = ok ? tree->first : NULL; ok && item; item = item->next)
        ok = item->kind == JSON_STRING && check_code(field, item->text, err);
    arena_free(&arena);
    return ok || err->kind ? ok : wrong_kind(field, err);
}

bool
value_check(const struct field *field, const struct value *value, struct err *err)
{
    long day;

    if (value->kind == VALUE_NULL)
        return !field->required || err_set(err, ERR_INPUT, "it must not be empty");
    switch (field->type) {
    case FIELD_TEXT:
        return value->kind == VALUE_TEXT ? check_text(field, value->text, LINE_MOST, TEXT_LINE, err)
                                         : wrong_kind(field, err);
    case FIELD_LONG:
        return value->kind == VALUE_TEXT ? check_text(field, value->text, LONG_MOST, TEXT_LINES, err)
                                         : wrong_kind(field, err);
    case FIELD_CHOICE:
        return value->kind == VALUE_TEXT ? check_code(field, value->text, err)
                                         : wrong_kind(field, err);
    case FIELD_REF:
        if (value->kind == VALUE_TEXT)
            return true;
        return wrong_kind(field, err);
    case FIELD_DATE:
        if (value->kind == VALUE_TEXT && date_read(value->text, &day))
            return true;
        wrong_kind(field, err);
        return err_hint(err, "Write 2027-03-01.");
    case FIELD_MULTI:
        return value->kind == VALUE_LIST ? check_list(field, value->text, err)
                                         : wrong_kind(field, err);
    case FIELD_SCALE:
    case FIELD_YESNO:
    case FIELD_INT:
        return value->kind == VALUE_INT ? check_integer(field, value->integer, err)
                                        : wrong_kind(field, err);
    case FIELD_PERCENT:
    case FIELD_NUM: {
        double number = value->kind == VALUE_INT ? (double)value->integer : value->number;

        if ((value->kind != VALUE_NUMBER && value->kind != VALUE_INT) || !isfinite(number))
            return wrong_kind(field, err);
        if (field->type == FIELD_PERCENT && (number < 0 || number > 100)) {
            err_set(err, ERR_INPUT, "%g does not lie between 0 and 100", number);
            return err_hint(err, "Write 12.5 for 12.5 %%.");
        }
        return true;
    }
    case FIELD_MONEY:
        if (value->kind != VALUE_MONEY || !money_is_currency(value->currency) ||
            value->integer > MONEY_MAX || value->integer < -MONEY_MAX)
            return wrong_kind(field, err);
        return true;
    default:
        return true;
    }
}

static bool
list_from_json(const struct json *json, struct arena *arena, struct value *out, struct err *err)
{
    const char *items[LIST_MOST];
    size_t n = 0;

    for (const struct json *item = json->first; item; item = item->next) {
        if (item->kind != JSON_STRING || n == LIST_MOST)
            return err_set(err, ERR_INPUT, "this is not a list of codes");
        for (size_t i = 0; i < n; i++)
            if (strcmp(items[i], item->text) == 0)
                return err_set(err, ERR_INPUT, "'%.60s' is in the list twice", item->text);
        items[n++] = item->text;
    }
    return make_list(items, n, arena, out);
}

static bool
money_from_json(const struct json *json, struct value *out, struct err *err)
{
    const struct json *minor = json_member(json, "minor");
    const struct json *currency = json_member(json, "currency");

    if (!minor || minor->kind != JSON_INT || !currency || currency->kind != JSON_STRING ||
        !money_is_currency(currency->text) || minor->next == currency->next) {
        err_set(err, ERR_INPUT, "this is not an amount of money");
        return err_hint(err, "Write {\"minor\":150000,\"currency\":\"EUR\"}.");
    }
    *out = (struct value){ .kind = VALUE_MONEY, .integer = minor->integer };
    snprintf(out->currency, sizeof out->currency, "%s", currency->text);
    return true;
}

bool
value_from_json(const struct field *field, const struct json *json, struct arena *arena,
                struct value *out, struct err *err)
{
    *out = value_null();
    switch (json->kind) {
    case JSON_NULL:
        if (field->type == FIELD_MULTI)
            *out = (struct value){ .kind = VALUE_LIST, .text = "[]" };
        break;
    case JSON_BOOL:
        return wrong_kind(field, err);
    case JSON_INT:
        if (field->type == FIELD_PERCENT || field->type == FIELD_NUM)
            *out = (struct value){ .kind = VALUE_NUMBER, .number = json->number };
        else
            *out = value_int(json->integer);
        break;
    case JSON_NUMBER:
        *out = (struct value){ .kind = VALUE_NUMBER, .number = json->number };
        break;
    case JSON_STRING:
        if (field->type != FIELD_MULTI && field->type != FIELD_MONEY && *json->text) {
            char *text = arena_string(arena, json->text);

            *out = value_text(field->type == FIELD_TEXT ? text_trim(text) : text);
            if (!*out->text)
                *out = value_null();
        } else if (*json->text) {
            return wrong_kind(field, err);
        }
        break;
    case JSON_ARRAY:
        if (field->type != FIELD_MULTI)
            return wrong_kind(field, err);
        if (!list_from_json(json, arena, out, err))
            return false;
        break;
    case JSON_OBJECT:
        if (field->type != FIELD_MONEY)
            return wrong_kind(field, err);
        if (!money_from_json(json, out, err))
            return false;
        break;
    }
    return value_check(field, out, err);
}

void
value_add_json(struct str *out, const struct field *field, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        str_add(out, field->type == FIELD_MULTI ? "[]" : "null");
        break;
    case VALUE_INT:
        str_addf(out, "%lld", (long long)value->integer);
        break;
    case VALUE_NUMBER:
        json_add_number(out, value->number);
        break;
    case VALUE_TEXT:
        if (field->type == FIELD_OBJECT)
            str_add(out, value->text);
        else
            json_add_string(out, value->text);
        break;
    case VALUE_LIST:
        str_add(out, value->text);
        break;
    case VALUE_MONEY:
        str_addf(out, "{\"minor\":%lld,\"currency\":", (long long)value->integer);
        json_add_string(out, value->currency);
        str_add(out, "}");
        break;
    }
}

struct value
value_from_cells(const struct field *field, const struct cell *cells)
{
    struct value value = value_null();

    switch (cells[0].kind) {
    case CELL_NULL:
        if (field->type == FIELD_MULTI)
            value = (struct value){ .kind = VALUE_LIST, .text = "[]" };
        break;
    case CELL_INT:
        if (field->type == FIELD_MONEY) {
            value = (struct value){ .kind = VALUE_MONEY, .integer = cells[0].integer };
            snprintf(value.currency, sizeof value.currency, "%s",
                     cells[1].kind == CELL_TEXT ? cells[1].text : "");
        } else if (field->type == FIELD_NUM || field->type == FIELD_PERCENT) {
            value = (struct value){ .kind = VALUE_NUMBER, .number = (double)cells[0].integer };
        } else {
            value = value_int(cells[0].integer);
        }
        break;
    case CELL_REAL:
        value = (struct value){ .kind = VALUE_NUMBER, .number = cells[0].real };
        break;
    case CELL_TEXT:
        value = value_text(cells[0].text);
        if (field->type == FIELD_MULTI)
            value.kind = VALUE_LIST;
        break;
    }
    return value;
}

void
value_to_cells(const struct field *field, const struct value *value, struct cell *cells)
{
    if (field->type == FIELD_MONEY)
        cells[1] = cell_null();
    switch (value->kind) {
    case VALUE_NULL:
        cells[0] = cell_null();
        break;
    case VALUE_INT:
        cells[0] = cell_int(value->integer);
        break;
    case VALUE_NUMBER:
        cells[0] = cell_real(value->number);
        break;
    case VALUE_TEXT:
        cells[0] = cell_text(value->text);
        break;
    case VALUE_LIST:    /* no choices is the unknown list: one form on disk */
        cells[0] = strcmp(value->text, "[]") ? cell_text(value->text) : cell_null();
        break;
    case VALUE_MONEY:
        cells[0] = cell_int(value->integer);
        cells[1] = cell_text(value->currency);
        break;
    }
}

struct value
value_from_answer(const struct field *field, const struct cell *cell, struct arena *arena)
{
    struct err ignored = { 0 };
    struct value value;
    struct json *tree;

    if (field->type == FIELD_MONEY && cell->kind == CELL_TEXT) {
        tree = json_read(arena, cell->text, strlen(cell->text), &ignored);
        return tree && money_from_json(tree, &value, &ignored) ? value : value_null();
    }
    return value_from_cells(field, cell);
}

struct cell
value_to_answer(const struct field *field, const struct value *value, struct arena *arena)
{
    struct str json = { 0 };
    struct cell cells[2];

    if (value->kind != VALUE_MONEY) {
        value_to_cells(field, value, cells);
        return cells[0];
    }
    value_add_json(&json, field, value);
    cells[0] = cell_text(arena_string(arena, str_text(&json)));
    str_free(&json);
    return cells[0];
}

const char *
value_show(const struct field *field, const struct value *value, struct arena *arena)
{
    struct str out = { 0 };
    struct err ignored = { 0 };
    char text[64];
    const char *shown;
    struct json *tree;

    switch (value->kind) {
    case VALUE_NULL:
        return "";
    case VALUE_INT:
        if (field->type == FIELD_YESNO)
            return value->integer ? "yes" : "no";
        return arena_printf(arena, "%lld", (long long)value->integer);
    case VALUE_NUMBER:
        json_add_number(&out, value->number);
        break;
    case VALUE_TEXT:
        return value->text;
    case VALUE_MONEY:
        money_write(value->integer, value->currency, text, sizeof text);
        return arena_string(arena, text);
    case VALUE_LIST:
        tree = json_read(arena, value->text, strlen(value->text), &ignored);
        for (const struct json *item = tree ? tree->first : NULL; item; item = item->next)
            str_addf(&out, "%s%s", item == tree->first ? "" : ", ", item->text ? item->text : "");
        break;
    }
    shown = arena_string(arena, str_text(&out));
    str_free(&out);
    return shown;
}

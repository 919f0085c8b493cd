/* Values held against their types. */
#include "src/model/value.h"

#include <math.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/money.h"
#include "src/base/text.h"
#include "src/model/value_inside.h"

enum { LINE_MOST = 160, LONG_MOST = 8000 };

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

bool
value_wrong_kind(const struct field *field, struct err *err)
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
    return ok || err->kind ? ok : value_wrong_kind(field, err);
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
                                         : value_wrong_kind(field, err);
    case FIELD_LONG:
        return value->kind == VALUE_TEXT ? check_text(field, value->text, LONG_MOST, TEXT_LINES, err)
                                         : value_wrong_kind(field, err);
    case FIELD_CHOICE:
        return value->kind == VALUE_TEXT ? check_code(field, value->text, err)
                                         : value_wrong_kind(field, err);
    case FIELD_REF:
        if (value->kind == VALUE_TEXT)
            return true;
        return value_wrong_kind(field, err);
    case FIELD_DATE:
        if (value->kind == VALUE_TEXT && date_read(value->text, &day))
            return true;
        value_wrong_kind(field, err);
        return err_hint(err, "Write 2027-03-01.");
    case FIELD_MULTI:
        return value->kind == VALUE_LIST ? check_list(field, value->text, err)
                                         : value_wrong_kind(field, err);
    case FIELD_SCALE:
    case FIELD_YESNO:
    case FIELD_INT:
        return value->kind == VALUE_INT ? check_integer(field, value->integer, err)
                                        : value_wrong_kind(field, err);
    case FIELD_PERCENT:
    case FIELD_NUM: {
        double number = value->kind == VALUE_INT ? (double)value->integer : value->number;

        if ((value->kind != VALUE_NUMBER && value->kind != VALUE_INT) || !isfinite(number))
            return value_wrong_kind(field, err);
        if (field->type == FIELD_PERCENT && (number < 0 || number > 100)) {
            err_set(err, ERR_INPUT, "%g does not lie between 0 and 100", number);
            return err_hint(err, "Write 12.5 for 12.5 %%.");
        }
        return true;
    }
    case FIELD_MONEY:
        if (value->kind != VALUE_MONEY || !money_is_currency(value->currency) ||
            value->integer > MONEY_MAX || value->integer < -MONEY_MAX)
            return value_wrong_kind(field, err);
        return true;
    default:
        return true;
    }
}

/* Values from JSON and back. */
#include "src/model/value.h"

#include <stdio.h>
#include <string.h>

#include "src/base/money.h"
#include "src/base/text.h"
#include "src/model/value_inside.h"

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
    return value_make_list(items, n, arena, out);
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
        return value_wrong_kind(field, err);
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
            return value_wrong_kind(field, err);
        }
        break;
    case JSON_ARRAY:
        if (field->type != FIELD_MULTI)
            return value_wrong_kind(field, err);
        if (!list_from_json(json, arena, out, err))
            return false;
        break;
    case JSON_OBJECT:
        if (field->type != FIELD_MONEY)
            return value_wrong_kind(field, err);
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

/* ---- answers of steps: one cell, in which money is JSON ---- */

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

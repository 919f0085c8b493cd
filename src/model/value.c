#include "src/model/value.h"

#include <stdio.h>
#include <string.h>

#include "src/base/money.h"
#include "src/model/value_inside.h"

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

#include "src/io/json_record.h"

#include <stdio.h>
#include <string.h>

#include "src/io/pinned.h"

enum { RECORDS_AN_ARENA = 64 };

/* A reference, or null when its record is gone. With a scope the rows themselves are clean already. */
static bool
add_reference(struct json_record *json, struct str *out, const struct field *field,
              const struct value *value, bool clean, struct err *err)
{
    const struct entity *target = entity_find(field->spec);
    bool gone = false;

    if (value->kind != VALUE_TEXT || !target)
        str_add(out, "null");
    else if (clean || (json->scope && !json->scope->gone[target - entities]))
        json_add_string(out, value->text);
    else if (!export_is_gone(json->book->store, target, value->text, &gone, err))
        return false;
    else if (gone)
        str_add(out, "null");
    else
        json_add_string(out, value->text);
    return true;
}

static bool
add_value(struct json_record *json, struct str *out, const struct field *field,
          const struct value *value, struct err *err)
{
    if (field->type == FIELD_REF)
        return add_reference(json, out, field, value, false, err);
    value_add_json(out, field, value);
    return true;
}

/* step_answer.value: the method says what the stored cell is. */
static bool
add_answer(struct json_record *json, struct str *out, struct method *method,
           const struct record *record, const struct value *raw, struct err *err)
{
    const char *key = record_text(record, "field");
    const struct method_part *part = key ? method_answer(method, key, NULL, err) : NULL;
    struct value value;
    struct cell cell;

    if (err->kind)
        return false;
    if (!part) {
        value_add_json(out, &field_note, raw);
        return true;
    }
    value_to_cells(&field_note, raw, &cell);
    value = value_from_answer(&part->field, &cell, &json->arena);
    return add_value(json, out, &part->field, &value, err);
}

/* step_row.cells: every column of the method, in its order, and nothing else. */
static bool
add_cells(struct json_record *json, struct str *out, struct method *method,
          const struct record *record, const struct value *raw, struct err *err)
{
    const char *key = record_text(record, "field");
    const struct method_field *rows = key ? method_field(method, key, err) : NULL;
    struct err wrong = { 0 };
    struct json *cells = raw->kind == VALUE_TEXT
                             ? json_read(&json->arena, raw->text, strlen(raw->text), &wrong) : NULL;

    if (err->kind)
        return false;
    if (!rows || rows->kind != METHOD_ROWS || !cells) {
        str_add(out, cells ? raw->text : "{}");
        return true;
    }
    str_add_char(out, '{');
    for (size_t p = 0; p < rows->n_parts; p++) {
        struct field field = rows->parts[p].field;
        const struct json *cell = json_member(cells, field.name);
        struct value value = value_null();

        field.required = false;         /* a row may still lack what makes it valid */
        if (p)
            str_add_char(out, ',');
        json_add_string(out, field.name);
        str_add_char(out, ':');
        if (cell && !value_from_json(&field, cell, &json->arena, &value, &wrong))
            json_add_tree(out, cell);   /* kept as it is: hiding it would not mend it */
        else if (!add_value(json, out, &field, &value, err))
            return false;
    }
    str_add_char(out, '}');
    return true;
}

static bool
add_field(struct json_record *json, struct str *out, const struct record *record, size_t i,
          struct err *err)
{
    const struct field *field = &record->entity->fields[i];
    const struct value *value = &record->values[i];
    struct method *method;

    if (field->type == FIELD_REF)
        return add_reference(json, out, field, value, json->scope != NULL, err);
    if (field->type != FIELD_ANY && field->type != FIELD_OBJECT) {
        value_add_json(out, field, value);
        return true;
    }
    method = pinned_method(json->book, record_text(record, "alliance"), json->alliance, &json->method,
                           err);
    return method && (field->type == FIELD_ANY ? add_answer(json, out, method, record, value, err)
                                               : add_cells(json, out, method, record, value, err));
}

bool
json_add_record(struct json_record *json, struct str *out, const struct record *record,
                struct err *err)
{
    const struct entity *entity = record->entity;

    if (++json->n % RECORDS_AN_ARENA == 0)
        arena_free(&json->arena);
    str_add(out, "{\"id\":");
    json_add_string(out, record->id);
    for (size_t i = 0; i < entity->n; i++) {
        str_add(out, ",\"");
        str_add(out, entity->fields[i].name);
        str_add(out, "\":");
        if (!add_field(json, out, record, i, err))
            return false;
    }
    str_add(out, ",\"note\":");
    value_add_json(out, &field_note, &record->values[entity->n]);
    str_add(out, ",\"created_at\":");
    json_add_string(out, record->created_at ? record->created_at : "");
    str_add(out, ",\"updated_at\":");
    json_add_string(out, record->updated_at ? record->updated_at : "");
    str_add_char(out, '}');
    return true;
}

void
json_record_end(struct json_record *json)
{
    arena_free(&json->arena);
}

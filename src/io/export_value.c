#include "src/io/export_value.h"

#include <stdio.h>
#include <string.h>

#include "src/io/pinned.h"

enum { RECORDS_AN_ARENA = 64 };

void
export_next(struct export_values *values)
{
    if (++values->n % RECORDS_AN_ARENA == 0)
        arena_free(&values->arena);
}

static struct export_known *
known_slot(struct export_values *values, const char *id)
{
    uint32_t hash = 0;

    for (; *id; id++)
        hash = hash * 31 + (unsigned char)*id;
    return &values->known[hash % EXPORT_KNOWN];
}

static bool
is_gone(struct export_values *values, const struct entity *entity, const char *id, bool *gone,
        struct err *err)
{
    struct export_known *known = known_slot(values, id);

    if (known->entity == entity && strcmp(known->id, id) == 0) {
        *gone = known->gone;
        return true;
    }
    if (values->asked != entity) {
        str_clear(&values->question);
        export_gone_sql(entity, &values->question);
        values->asked = entity;
    }
    *gone = query_number(values->book->store, 1, err, str_text(&values->question), "t", id) != 0;
    if (err->kind)
        return false;
    *known = (struct export_known){ .entity = entity, .gone = *gone };
    snprintf(known->id, sizeof known->id, "%s", id);
    if (strlen(id) >= sizeof known->id)
        known->entity = NULL;           /* no id is so long */
    return true;
}

/* Null in place of a reference whose record is gone. */
static bool
clean_reference(struct export_values *values, const struct field *field, struct value *value,
                struct err *err)
{
    const struct entity *target;
    bool gone = false;

    if (field->type != FIELD_REF || value->kind != VALUE_TEXT)
        return true;
    target = entity_find(field->spec);
    if (!target || (values->scope && !values->scope->gone[target - entities]))
        return true;
    if (!is_gone(values, target, value->text, &gone, err))
        return false;
    if (gone)
        *value = value_null();
    return true;
}

/* step_answer.value: the method says what the stored cell is. */
static bool
type_answer(struct export_values *values, struct method *method, const struct record *record,
            struct field *field, struct value *value, struct err *err)
{
    const char *key = record_text(record, "field");
    const struct method_part *part = key ? method_answer(method, key, NULL, err) : NULL;
    struct cell cell;

    if (err->kind)
        return false;
    if (!part) {
        *field = field_note;            /* a text, as far as anybody knows */
        return true;
    }
    *field = part->field;
    field->required = false;
    value_to_cells(&field_note, value, &cell);
    *value = value_from_answer(field, &cell, &values->arena);
    return clean_reference(values, field, value, err);
}

/* One column of a row; what does not fit its type stays as it is: hiding it would not mend it. */
static bool
add_cell(struct export_values *values, struct str *out, const struct method_part *part,
         const struct json *cell, struct err *err)
{
    struct field field = part->field;
    struct value value = value_null();
    struct err wrong = { 0 };

    field.required = false;             /* a row is filled bit by bit */
    if (cell && !value_from_json(&field, cell, &values->arena, &value, &wrong)) {
        json_add_tree(out, cell);
        return true;
    }
    if (!clean_reference(values, &field, &value, err))
        return false;
    value_add_json(out, &field, &value);
    return true;
}

/* step_row.cells: every column of the method, in its order, and nothing else. */
static bool
type_cells(struct export_values *values, struct method *method, const struct record *record,
           struct value *value, struct err *err)
{
    const char *key = record_text(record, "field");
    const struct method_field *rows = key ? method_field(method, key, err) : NULL;
    struct err wrong = { 0 };
    struct json *cells = value->kind == VALUE_TEXT
                             ? json_read(&values->arena, value->text, strlen(value->text), &wrong)
                             : NULL;
    struct str text = { 0 };
    bool ok = true;

    if (err->kind)
        return false;
    if (!cells)
        *value = value_text("{}");
    if (!cells || !rows || rows->kind != METHOD_ROWS)
        return true;
    str_add_char(&text, '{');
    for (size_t p = 0; ok && p < rows->n_parts; p++) {
        str_addf(&text, "%s\"%s\":", p ? "," : "", rows->parts[p].field.name);
        ok = add_cell(values, &text, &rows->parts[p],
                      json_member(cells, rows->parts[p].field.name), err);
    }
    str_add_char(&text, '}');
    *value = value_text(arena_string(&values->arena, str_text(&text)));
    str_free(&text);
    return ok;
}

bool
export_value(struct export_values *values, const struct record *record, size_t i,
             struct field *field, struct value *value, struct err *err)
{
    struct method *method;

    *field = i < record->entity->n ? record->entity->fields[i] : field_note;
    *value = record->values[i];
    if (field->type == FIELD_REF)       /* rows of an export have no references that are gone */
        return values->scope || clean_reference(values, field, value, err);
    if (field->type != FIELD_ANY && field->type != FIELD_OBJECT)
        return true;
    method = pinned_method(values->book, record_text(record, "alliance"), values->alliance,
                           &values->method, err);
    return method && (field->type == FIELD_ANY
                          ? type_answer(values, method, record, field, value, err)
                          : type_cells(values, method, record, value, err));
}

void
export_values_end(struct export_values *values)
{
    arena_free(&values->arena);
    str_free(&values->question);
    values->asked = NULL;
}

/* From JSON to a record: keys, types, defaults, and what the method types. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/io/intake.h"

struct value
intake_default(struct intake *intake, const struct entity *entity, size_t i)
{
    struct intake_entity *kind = &intake->entities[entity - entities];
    struct value_context context = { .currency = intake->book->currency };

    if (!kind->defaults) {
        kind->defaults = arena_alloc(&intake->lasting, (entity->n + 1) * sizeof *kind->defaults);
        for (size_t k = 0; k < entity->n; k++) {
            struct err ignored = { 0 };
            const struct field *field = &entity->fields[k];

            if (!field->otherwise ||
                !value_read(field, field->otherwise, &context, &intake->lasting,
                            &kind->defaults[k], &ignored))
                kind->defaults[k] = field->type == FIELD_MULTI
                                        ? (struct value){ .kind = VALUE_LIST, .text = "[]" }
                                        : value_null();
        }
    }
    return kind->defaults[i];
}

/* Two digits below `most`. */
static bool
is_part(const char *text, int most)
{
    return text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9' &&
           (text[0] - '0') * 10 + text[1] - '0' < most;
}

bool
intake_is_stamp(const char *text)
{
    char day[DATE_SIZE];
    long number;

    if (strlen(text) != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z')
        return false;
    memcpy(day, text, DATE_SIZE - 1);
    day[DATE_SIZE - 1] = '\0';
    return date_read(day, &number) && is_part(text + 11, 24) && is_part(text + 14, 60) &&
           is_part(text + 17, 60);
}

static bool
read_stamp(const struct json *json, struct arena *arena, const char **out, struct err *err)
{
    if (json->kind == JSON_NULL)
        return true;
    if (json->kind == JSON_STRING && intake_is_stamp(json->text)) {
        *out = arena_string(arena, json->text);
        return true;
    }
    err_set(err, ERR_INPUT, "this is not a time");
    err_hint(err, "Write \"2027-02-15T09:30:00Z\".");
    return err_where(err, "%s", json->key);
}

static bool
read_id(const struct json *json, struct record *out, struct err *err)
{
    if (json->kind == JSON_STRING && id_is_valid(json->text)) {
        snprintf(out->id, sizeof out->id, "%s", json->text);
        return true;
    }
    err_set(err, ERR_INPUT, "this is not an id");
    err_hint(err, "An id has 1 to 26 characters out of A-Z, a-z, 0-9, - and _.");
    return err_where(err, "id");
}

static bool
refuse_key(const struct json *member, const char *what, struct err *err)
{
    err_set(err, ERR_INPUT, "%s", what);
    return err_where(err, "%.60s", member->key);
}

/* What every record has beside its fields: id, created_at, updated_at. */
static bool
read_stamped(const struct json *member, struct arena *arena, struct record *out, struct err *err)
{
    const char **stamp = strcmp(member->key, "created_at") == 0   ? &out->created_at
                         : strcmp(member->key, "updated_at") == 0 ? &out->updated_at
                                                                  : NULL;

    if (stamp)
        return *stamp ? refuse_key(member, "it is given twice", err)
                      : read_stamp(member, arena, stamp, err);
    if (strcmp(member->key, "id") != 0)
        return refuse_key(member, "the contract has no such key", err);
    return *out->id ? refuse_key(member, "it is given twice", err) : read_id(member, out, err);
}

/* The place of the field `key` among the values; the order of the contract is the usual one. */
static size_t
find_field(const struct entity *entity, const char *key, size_t expected)
{
    for (size_t i = 0; i <= entity->n; i++) {
        size_t at = (expected + i) % (entity->n + 1);

        if (strcmp(at < entity->n ? entity->fields[at].name : field_note.name, key) == 0)
            return at;
    }
    return entity->n + 1;
}

bool
intake_read(struct intake *intake, const struct entity *entity, const struct json *tree,
            struct arena *arena, struct record *out, struct err *err)
{
    const struct json **given = arena_alloc(arena, (entity->n + 1) * sizeof *given);
    size_t expected = 0;

    intake->notes = (struct intake_notes){ 0 };
    *out = (struct record){ .entity = entity };
    out->values = arena_alloc(arena, (entity->n + 1) * sizeof *out->values);
    for (size_t i = 0; i <= entity->n; i++)
        out->values[i] = intake_default(intake, entity, i);
    for (const struct json *member = tree->first; member; member = member->next) {
        const struct field *field;
        size_t at;

        at = find_field(entity, member->key, expected);
        if (at > entity->n) {
            if (!read_stamped(member, arena, out, err))
                return false;
            continue;
        }
        if (given[at])
            return refuse_key(member, "it is given twice", err);
        given[at] = member;
        expected = at + 1;
        field = at < entity->n ? &entity->fields[at] : &field_note;
        if (field->type == FIELD_ANY || field->type == FIELD_OBJECT)
            continue;
        if (!value_from_json(field, member, arena, &out->values[at], err))
            return err_where(err, "%s", field->name);
    }
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        const char *alliance, *key;

        if (!given[i] || (field->type != FIELD_ANY && field->type != FIELD_OBJECT))
            continue;
        alliance = record_text(out, "alliance");
        key = record_text(out, "field");
        if (!key)
            break;                       /* it is required: intake_check() says so */
        if (field->type == FIELD_ANY
                ? !intake_read_answer(intake, alliance, key, given[i], arena, &out->values[i], err)
                : !intake_read_cells(intake, alliance, key, given[i], arena, &out->values[i], err))
            return false;
    }
    if (!*out->id) {
        err_set(err, ERR_INPUT, "it has no id");
        return err_where(err, "id");
    }
    return true;
}

bool
intake_read_answer(struct intake *intake, const char *alliance, const char *key,
                   const struct json *json, struct arena *arena, struct value *out,
                   struct err *err)
{
    struct method *method = intake_method(intake, alliance, err);
    const struct method_part *part = method ? method_answer(method, key, NULL, err) : NULL;
    struct field field;
    struct value value;
    struct cell cell;

    if (err->kind)
        return false;
    if (!part) {
        err_set(err, ERR_INPUT, "the method has no single answer '%.60s'", key);
        return err_where(err, "field");
    }
    field = part->field;
    field.required = false;              /* an answer may be missing; the gate asks for it */
    if (!value_from_json(&field, json, arena, &value, err) ||
        !intake_check_value(intake, &field, &value, err))
        return err_where(err, "value");
    cell = value_to_answer(&field, &value, arena);
    *out = cell.kind == CELL_INT    ? value_int(cell.integer)
           : cell.kind == CELL_REAL ? (struct value){ .kind = VALUE_NUMBER, .number = cell.real }
                                    : value_text(cell.text);
    return true;
}

static bool
refuse_cells(const struct method_field *rows, const struct json *json, struct err *err)
{
    if (json->kind != JSON_OBJECT) {
        err_set(err, ERR_INPUT, "this is not an object with the columns of '%.60s'", rows->key);
        return err_where(err, "cells");
    }
    for (const struct json *cell = json->first; cell; cell = cell->next) {
        bool known = false;

        for (size_t p = 0; p < rows->n_parts && !known; p++)
            known = strcmp(rows->parts[p].field.name, cell->key) == 0;
        for (const struct json *other = json->first; known && other != cell; other = other->next)
            known = strcmp(other->key, cell->key) != 0;
        if (!known) {
            err_set(err, ERR_INPUT, "'%.60s' has no such column, or has it twice", rows->key);
            return err_where(err, "cells.%.60s", cell->key);
        }
    }
    return true;
}

bool
intake_read_cells(struct intake *intake, const char *alliance, const char *key,
                  const struct json *json, struct arena *arena, struct value *out,
                  struct err *err)
{
    struct method *method = intake_method(intake, alliance, err);
    const struct method_field *rows = method ? method_field(method, key, err) : NULL;
    struct str text = { 0 };
    bool ok = true;

    if (err->kind)
        return false;
    if (!rows || rows->kind != METHOD_ROWS) {
        err_set(err, ERR_INPUT, "the method has no rows '%.60s'", key);
        return err_where(err, "field");
    }
    if (!refuse_cells(rows, json, err))
        return false;
    str_add_char(&text, '{');
    for (size_t p = 0; ok && p < rows->n_parts; p++) {
        struct field field = rows->parts[p].field;
        const struct json *cell = json_member(json, field.name);
        struct value value = value_null();

        field.required = false;          /* a row is filled bit by bit */
        ok = (!cell || value_from_json(&field, cell, arena, &value, err)) &&
             intake_check_value(intake, &field, &value, err);
        if (!ok)
            err_where(err, "cells.%s", field.name);
        str_addf(&text, "%s\"%s\":", p ? "," : "", field.name);
        value_add_json(&text, &field, &value);
    }
    str_add_char(&text, '}');
    *out = value_text(arena_string(arena, str_text(&text)));
    str_free(&text);
    return ok;
}

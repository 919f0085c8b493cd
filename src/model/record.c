#include "src/model/record.h"

#include <stdio.h>
#include <string.h>

static struct value
keep(struct arena *arena, struct value value)
{
    if (value.kind == VALUE_TEXT || value.kind == VALUE_LIST)
        value.text = arena_string(arena, value.text);
    return value;
}

void
record_read(struct query *query, int first, const struct entity *entity, struct arena *arena,
            struct record *out)
{
    int at = first;
    struct cell note;

    *out = (struct record){ .entity = entity };
    out->values = arena_alloc(arena, (entity->n + 1) * sizeof *out->values);
    snprintf(out->id, sizeof out->id, "%s", query_text(query, at++));
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        struct cell cells[2];

        for (int k = 0; k < field_columns(field); k++)
            cells[k] = query_cell(query, at++);
        if (field->type == FIELD_ANY) {
            struct value any = value_null();

            if (cells[0].kind == CELL_INT)
                any = value_int(cells[0].integer);
            else if (cells[0].kind == CELL_REAL)
                any = (struct value){ .kind = VALUE_NUMBER, .number = cells[0].real };
            else if (cells[0].kind == CELL_TEXT)
                any = value_text(cells[0].text);
            out->values[i] = keep(arena, any);
            continue;
        }
        out->values[i] = keep(arena, value_from_cells(field, cells));
    }
    note = query_cell(query, at++);
    out->values[entity->n] = keep(arena, value_from_cells(&field_note, &note));
    out->created_at = arena_string(arena, query_text(query, at++));
    out->updated_at = arena_string(arena, query_text(query, at++));
    out->deleted = query_int(query, at) != 0;
}

bool
record_load(struct store *store, const struct entity *entity, const char *id,
            struct arena *arena, struct record *out, struct err *err)
{
    struct str sql = { 0 };
    struct query *query;
    bool found;

    str_add(&sql, "SELECT ");
    entity_add_columns(&sql, entity, "");
    str_addf(&sql, " FROM \"%s\" WHERE \"id\"=?1", entity->name);
    query = query_start(store, err, str_text(&sql), "t", id);
    str_free(&sql);
    found = query_next(query, err);
    if (found)
        record_read(query, 0, entity, arena, out);
    if (!query_end(query, err))
        return false;
    return found || err_set(err, ERR_MISSING, "there is no %s with the id %.40s", entity->name, id);
}

struct value
record_value(const struct record *record, const char *name)
{
    const struct field *field = entity_field(record->entity, name);

    return field ? record->values[entity_position(record->entity, field)] : value_null();
}

const char *
record_text(const struct record *record, const char *name)
{
    struct value value = record_value(record, name);

    return value.kind == VALUE_TEXT ? value.text : NULL;
}

const struct entity *
record_entity_of(struct store *store, const char *id, struct err *err)
{
    /* The journal knows every record by its key: one look-up instead of one a table. */
    const struct entity *entity = NULL;
    struct query *query = query_start(store, err, "SELECT tbl FROM edit WHERE pk=?1 LIMIT 1", "t", id);

    if (query_next(query, err))
        entity = entity_find(query_text(query, 0));
    query_end(query, err);
    return entity;
}

const char *
record_title(const struct record *record, struct arena *arena)
{
    const struct field *field = entity_title(record->entity);

    if (field) {
        const struct value *value = &record->values[entity_position(record->entity, field)];
        const char *shown = value_show(field, value, arena);

        if (*shown)
            return shown;
    }
    return record->entity->name;
}

const char *
record_title_of(struct store *store, const struct entity *entity, const char *id,
                struct arena *arena)
{
    struct err ignored = { 0 };
    struct record record;

    if (!record_load(store, entity, id, arena, &record, &ignored))
        return NULL;
    return record_title(&record, arena);
}

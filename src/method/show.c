/* How people know a record: its name, or what its first column shows. */
#include <string.h>

#include "src/base/json.h"
#include "src/method/inside.h"

/* A row can name a row that names a row: three times are enough, and a ring in the file ends. */
enum { DEPTH_MOST = 3 };

static const char *record_title_in_words(struct method *method, const struct entity *entity,
                                         const char *id, int depth, struct arena *arena);

static const char *
show_value(struct method *method, const struct method_part *part, const struct value *value,
           int depth, struct arena *arena)
{
    const struct entity *entity;
    const char *title = NULL;

    if (part->field.type != FIELD_REF || value->kind != VALUE_TEXT)
        return method_show(method, part, value, arena);
    entity = entity_find(part->field.spec);
    if (entity && depth < DEPTH_MOST)
        title = record_title_in_words(method, entity, value->text, depth + 1, arena);
    return title ? title : value->text;
}

static const char *
row_title(struct method *method, const char *key, const char *cells, int depth, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_field *field = method_field(method, key, &ignored);
    struct json *tree = json_read(arena, cells, strlen(cells), &ignored);
    const struct json *cell;
    struct value value;

    if (!field || !field->n_parts || !tree || tree->kind != JSON_OBJECT)
        return NULL;
    cell = json_member(tree, field->parts[0].field.name);
    if (!cell || !value_from_json(&field->parts[0].field, cell, arena, &value, &ignored))
        return NULL;
    return show_value(method, &field->parts[0], &value, depth, arena);
}

const char *
show_row(struct method *method, const char *field, const char *cells, struct arena *arena)
{
    return row_title(method, field, cells, 0, arena);
}

static const char *
title_of_row(struct method *method, const char *id, int depth, struct arena *arena)
{
    struct err ignored = { 0 };
    struct query *query = query_start(method->store, &ignored,
        "SELECT field,cells FROM step_row WHERE id=?1", "t", id);
    const char *field = NULL, *cells = NULL;

    if (query_next(query, &ignored) && !query_is_null(query, 0) && !query_is_null(query, 1)) {
        field = arena_string(arena, query_text(query, 0));
        cells = arena_string(arena, query_text(query, 1));
    }
    query_end(query, &ignored);
    return field ? row_title(method, field, cells, depth, arena) : NULL;
}

/* The title can be a reference or a choice itself: then that is shown in words. */
static const char *
record_title_in_words(struct method *method, const struct entity *entity, const char *id, int depth,
                      struct arena *arena)
{
    struct err ignored = { 0 };
    const struct field *field = entity_title(entity);
    const struct method_register *words = method_register(method, entity->name, &ignored);
    struct query *query;
    const char *sql, *text;

    if (!strcmp(entity->name, "step_row"))
        return title_of_row(method, id, depth, arena);
    sql = arena_printf(arena, "SELECT %s%s%s FROM \"%s\" WHERE id=?1", field ? "\"" : "",
                       field ? field->name : "NULL", field ? "\"" : "", entity->name);
    query = query_start(method->store, &ignored, sql, "t", id);
    if (!query_next(query, &ignored)) {
        query_end(query, &ignored);
        return NULL;
    }
    text = query_is_null(query, 0) ? NULL : arena_string(arena, query_text(query, 0));
    query_end(query, &ignored);
    if (!text || !words)
        return words ? texts_inside(arena, words->name) : entity->name;
    if (field->type != FIELD_REF && field->type != FIELD_CHOICE)
        return text;
    return show_value(method, &words->parts[entity_position(entity, field)], &(struct value){
        .kind = VALUE_TEXT, .text = text }, depth, arena);
}

const char *
show_record(struct method *method, const char *entity, const char *id, struct arena *arena)
{
    const struct entity *kind = entity_find(entity);

    return kind ? record_title_in_words(method, kind, id, 0, arena) : NULL;
}

#include "src/ops/shown.h"

#include <string.h>

#include "src/base/json.h"

static const char *
show_cell(struct method *method, const struct method_field *rows, const struct json *cell, struct arena *arena)
{
    struct err ignored = { 0 };
    struct value value;

    for (size_t i = 0; rows && i < rows->n_parts; i++)
        if (strcmp(rows->parts[i].field.name, cell->key) == 0 &&
            value_from_json(&rows->parts[i].field, cell, arena, &value, &ignored))
            return method_show(method, &rows->parts[i], &value, arena);
    return cell->kind == JSON_STRING ? cell->text : "";
}

static const char *
show_cells(struct method *method, const char *key, const char *cells, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_field *rows = key ? method_field(method, key, &ignored) : NULL;
    const struct json *tree = json_read(arena, cells, strlen(cells), &ignored);
    struct str all = { 0 };
    const char *text;

    for (const struct json *cell = tree ? tree->first : NULL; cell; cell = cell->next) {
        text = show_cell(method, rows, cell, arena);
        str_addf(&all, "%s%s", all.len && *text ? ", " : "", text);
    }
    text = arena_string(arena, str_text(&all));
    str_free(&all);
    return text;
}

static const char *
show_answer(struct method *method, const char *key, const char *stored, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_part *part = key ? method_answer(method, key, NULL, &ignored) : NULL;
    struct cell cell = cell_text(stored);
    struct value value;

    if (!part)
        return stored;
    value = value_from_answer(&part->field, &cell, arena);
    return value.kind == VALUE_NULL ? stored : method_show(method, part, &value, arena);
}

static const char *
show_field(struct method *method, const struct entity *entity, const struct field *field, const char *stored,
           struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_register *words = method_register(method, entity->name, &ignored);
    size_t at = entity_position(entity, field);
    struct value value = value_text(stored);

    return words && at < words->n_parts && field != &field_note ? method_show(method, &words->parts[at], &value, arena)
                                                                : stored;
}

const char *
shown_text(struct book *book, const char *alliance, const struct entity *entity, const struct field *field,
           const char *key, const char *stored, struct arena *arena)
{
    struct err ignored = { 0 };
    struct method *method = alliance ? book_method_of(book, alliance, &ignored) : NULL;
    const char *shown;

    if (!method)
        method = book->method;
    if (field->type == FIELD_OBJECT)
        shown = show_cells(method, key, stored, arena);
    else if (field->type == FIELD_ANY)
        shown = show_answer(method, key, stored, arena);
    else
        shown = show_field(method, entity, field, stored, arena);
    return *shown ? shown : stored;
}

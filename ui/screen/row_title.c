#include "ui/screen/row_title.h"

#include <string.h>

#include "src/base/json.h"
#include "src/store/query.h"
#include "ui/screen/part_form.h"

static const char *
first_cell(const struct part_place *place, const char *field_key, const char *cells)
{
    struct err none = { 0 };
    const struct method_field *field = method_field(place->method, field_key, &none);
    const struct json *tree = json_read(place->arena, cells, strlen(cells), &none), *cell;
    struct value value;

    if (!field || !field->n_parts || !tree)
        return NULL;
    cell = json_member(tree, field->parts[0].field.name);
    if (!cell || !value_from_json(&field->parts[0].field, cell, place->arena, &value, &none))
        return NULL;
    return part_form_words(place, &field->parts[0], &value);
}

const char *
row_title(const struct part_place *place, const char *id)
{
    struct err none = { 0 };
    const char *title = NULL;
    struct query *query = query_start(desk_of(place->ui)->book.store, &none,
                                      "SELECT field, cells FROM step_row WHERE id = ?1", "t", id);
    char *field = NULL, *cells = NULL;

    if (query_next(query, &none) && query_text(query, 1)) {
        field = arena_string(place->arena, query_text(query, 0));
        cells = arena_string(place->arena, query_text(query, 1));
    }
    query_end(query, &none);
    if (cells)
        title = first_cell(place, field, cells);
    return title && *title ? title : id;
}

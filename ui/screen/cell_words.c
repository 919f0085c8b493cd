#include "ui/screen/cell_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/model/record.h"
#include "src/store/query.h"

/* The field that a column belongs to: its own name, or that of a sum of money. */
static const struct field *
field_of_column(const struct entity *entity, const char *column)
{
    char name[64];

    if (strcmp(column, field_note.name) == 0)
        return &field_note;
    for (size_t i = 0; i < entity->n; i++)
        for (int k = 0; k < field_columns(&entity->fields[i]); k++)
            if (strcmp(field_column(&entity->fields[i], k, name), column) == 0)
                return &entity->fields[i];
    return NULL;
}

static const char *
text_of(const struct part_place *place, const char *sql, const char *record)
{
    struct err none = { 0 };

    return query_string(desk_of(place->ui)->book.store, place->arena, &none, sql, "t", record);
}

/* An answer is called what its question is called, a cell of a row what its column is called. */
static void
about_step(const struct part_place *place, const char *table, const char *record, const char *column,
           struct cell_about *out)
{
    struct err none = { 0 };
    const struct method_field *field = NULL;
    const char *key;

    if (strcmp(table, "step_answer") == 0 && strcmp(column, "value") == 0) {
        key = text_of(place, "SELECT field FROM step_answer WHERE id = ?1", record);
        out->part = key ? method_answer(place->method, key, &field, &none) : NULL;
        out->label = out->part ? field->n_parts > 1 ? out->part->label : field->label : out->label;
        out->record = "";
    } else if (strcmp(table, "step_row") == 0) {
        key = text_of(place, "SELECT field FROM step_row WHERE id = ?1", record);
        field = key ? method_field(place->method, key, &none) : NULL;
        out->record = field ? field->label : "";
        for (size_t i = 0; field && strncmp(column, "cells.", 6) == 0 && i < field->n_parts; i++)
            if (strcmp(field->parts[i].field.name, column + 6) == 0) {
                out->part = &field->parts[i];
                out->label = out->part->label;
            }
    } else if (strcmp(table, "check_state") == 0) {
        const struct method_check *check;

        key = text_of(place, "SELECT \"check\" FROM check_state WHERE id = ?1", record);
        check = key ? method_check(place->method, key, &none) : NULL;
        out->record = check ? check->text : "";
    }
}

void
cell_about(const struct part_place *place, const char *table, const char *record, const char *column,
           struct cell_about *out)
{
    struct err none = { 0 };
    const struct method_register *words;
    const struct field *field;

    *out = (struct cell_about){ .entity = entity_find(table), .label = column, .record = "" };
    if (!out->entity)
        return;
    words = method_register(place->method, table, &none);
    field = field_of_column(out->entity, column);
    if (words && field)
        out->part = &words->parts[entity_position(out->entity, field)];
    if (out->part && out->part->label)
        out->label = out->part->label;
    out->record = method_title_of(place->method, out->entity, record, place->arena);
    out->record = out->record ? out->record : "";
    about_step(place, table, record, column, out);
}

static const char *
plain(const struct part_place *place, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_INT:
        return arena_printf(place->arena, "%" PRId64, cell->integer);
    case CELL_REAL:
        return arena_printf(place->arena, "%.10g", cell->real);
    case CELL_TEXT:
        return arena_string(place->arena, cell->text);
    default:
        return "";
    }
}

static const char *
row_cell_words(const struct part_place *place, const struct method_part *part, const struct cell *cell)
{
    struct err none = { 0 };
    struct value value;
    const struct json *tree = cell->kind == CELL_TEXT ? json_read(place->arena, cell->text, strlen(cell->text), &none) : NULL;

    if (!tree || !value_from_json(&part->field, tree, place->arena, &value, &none))
        return plain(place, cell);
    return part_form_words(place, part, &value);
}

const char *
cell_words(const struct part_place *place, const struct cell_about *about, const char *column,
           const struct cell *cell)
{
    struct value value;

    if (strcmp(column, "deleted") == 0)
        return cell->kind == CELL_INT && cell->integer ? "in the bin" : "not in the bin";
    if (cell->kind == CELL_NULL || !about->part)
        return plain(place, cell);
    if (strncmp(column, "cells.", 6) == 0)
        return row_cell_words(place, about->part, cell);
    if (about->entity && strcmp(about->entity->name, "step_answer") == 0)
        value = value_from_answer(&about->part->field, cell, place->arena);
    else if (about->part->field.type == FIELD_MONEY)
        return plain(place, cell);
    else
        value = value_from_cells(&about->part->field, cell);
    return part_form_words(place, about->part, &value);
}

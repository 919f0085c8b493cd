/* A sheet of a row of a step. */
#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/ops/step.h"
#include "src/store/query.h"
#include "ui/screen/draft_key.h"
#include "ui/screen/row_title.h"
#include "ui/screen/sheet.h"

static bool
read_cells(struct sheet *sheet, const char *cells, struct err *err)
{
    const struct json *tree = json_read(&sheet->arena, cells, strlen(cells), err);

    for (size_t i = 0; tree && i < sheet->parts; i++) {
        const struct json *cell = json_member(tree, sheet->part[i].field.name);
        struct field field = sheet->part[i].field;

        field.required = false;     /* a row may be half filled; the gate asks for the rest */
        if (cell && !value_from_json(&field, cell, &sheet->arena, &sheet->value[i], err))
            return false;
    }
    return tree != NULL;
}

static bool
load(struct sheet *sheet, struct err *err)
{
    struct query *query;
    char *cells = NULL;

    part_form_place(&sheet->place, sheet->ui, sheet->alliance, &sheet->arena);
    sheet->part = sheet->rows->parts;
    sheet->parts = sheet->rows->n_parts;
    sheet->value = arena_alloc(&sheet->arena, (sheet->parts + 1) * sizeof *sheet->value);
    if (!*sheet->id)
        return true;
    query = query_start(desk_of(sheet->ui)->book.store, err,
                        "SELECT cells, deleted FROM step_row WHERE id = ?1", "t", sheet->id);
    if (query_next(query, err)) {
        cells = arena_string(&sheet->arena, query_text(query, 0) ? query_text(query, 0) : "{}");
        sheet->deleted = query_int(query, 1) != 0;
    }
    if (!query_end(query, err))
        return false;
    if (!cells)
        return err_set(err, ERR_MISSING, "this row is gone");
    sheet->title = row_title(&sheet->place, sheet->id);
    if (strcmp(sheet->title, sheet->id) == 0)
        sheet->title = NULL;
    return read_cells(sheet, cells, err);
}

static bool
set(struct sheet *sheet, size_t i, const struct value *seen, const struct value *value, struct err *err)
{
    return step_row_set(&desk_of(sheet->ui)->book, sheet->alliance, sheet->rows->key, sheet->id,
                        sheet->part[i].field.name, seen, value, err);
}

static bool
add(struct sheet *sheet, struct err *err)
{
    struct value *values = arena_alloc(&sheet->arena, (sheet->parts + 1) * sizeof *values);

    for (size_t i = 0; i < sheet->parts; i++)
        if (sheet->pending[i] && !part_form_value(&sheet->place, &sheet->part[i], sheet->pending[i], &values[i], err))
            return err_where(err, "%s", sheet->part[i].label);
    return step_row_add(&desk_of(sheet->ui)->book, sheet->alliance, sheet->rows->key, values, sheet->id, err);
}

static void
draft(struct sheet *sheet, const char *field, char out[DRAFT_KEY_SIZE])
{
    draft_key_cell(out, sheet->alliance, sheet->rows->key, sheet->id, field);
}

static bool
bin(struct sheet *sheet, long *with, struct err *err)
{
    *with = 0;
    return step_row_bin(&desk_of(sheet->ui)->book, sheet->alliance, sheet->id, err);
}

static const char *
column(struct sheet *sheet, size_t i, char out[80])
{
    snprintf(out, 80, "cells.%.60s", sheet->part[i].field.name);
    return out;
}

const struct sheet_source sheet_row = {
    .load = load, .set = set, .add = add, .draft = draft, .bin = bin, .column = column,
    .added_at_once = true,
};

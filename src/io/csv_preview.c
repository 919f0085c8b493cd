#include <string.h>

#include "src/base/mem.h"
#include "src/io/csv_import.h"
#include "src/io/csv_load.h"

/* A cell as it was understood; a record that does not exist yet is marked. */
static const char *
show_cell(struct csv_load *load, const struct csv_column *column, const struct csv_row *row,
          struct arena *arena)
{
    const struct entity *entity = load->mapping->entity;
    const char *text = csv_take_cell(&load->take, column, row);
    const struct method_register *words;
    struct err ignored = { 0 };
    size_t at;

    if (column->target == CSV_PARTY)
        for (size_t i = 0; i < load->take.n_parties; i++)
            if (load->take.parties[i].them == column->them && load->take.parties[i].fresh)
                return arena_printf(arena, "%s (new)", text);
    if (column->target != CSV_FIELD && column->target != CSV_AMOUNT && column->target != CSV_YEAR)
        return arena_string(arena, text);
    words = method_register(load->book->method, entity->name, &ignored);
    at = entity_position(entity, column->field);
    if (!words || at >= words->n_parts || !load->take.given[at] ||
        column->field->type == FIELD_ANY || column->field->type == FIELD_OBJECT)
        return arena_string(arena, text);
    for (size_t i = 0; i < load->take.refer.n_made; i++)
        if (column->field->type == FIELD_REF && load->take.values[at].kind == VALUE_TEXT &&
            strcmp(load->take.refer.made[i].id, load->take.values[at].text) == 0)
            return arena_printf(arena, "%s (new)", text);
    return arena_string(arena, method_show(load->book->method, &words->parts[at],
                                           &load->take.values[at], arena));
}

static bool
preview_row(struct csv_load *load, const struct csv_row *row, struct arena *arena,
            struct csv_preview_row *out, struct err *err)
{
    struct record record;
    struct err why = { 0 };
    bool found, ok = csv_load_prepare(load, row, &record, &found, &why);
    const struct csv_column *column = ok ? NULL : csv_load_fault(load, &why);

    *out = (struct csv_preview_row){ .line = row->line };
    out->cells = arena_alloc(arena, (load->mapping->n + 1) * sizeof *out->cells);
    for (size_t i = 0; i < load->mapping->n; i++)
        out->cells[i] = ok ? show_cell(load, &load->mapping->columns[i], row, arena)
                           : arena_string(arena, csv_take_cell(&load->take,
                                                               &load->mapping->columns[i], row));
    if (ok)
        return true;
    out->problem = arena_string(arena, why.what);
    out->heading = column ? column->heading : NULL;
    if (why.kind == ERR_INPUT)
        return true;
    *err = why;
    return false;
}

bool
csv_preview(struct book *book, struct source *source, const struct csv_mapping *mapping, size_t n,
            struct arena *arena, struct csv_preview_row **rows, size_t *got, struct err *err)
{
    struct csv_load load = { 0 };
    struct csv_reader *reader = mem_alloc(sizeof *reader);
    struct csv_row *row = mem_alloc(sizeof *row);
    bool ok;

    *rows = arena_alloc(arena, (n ? n : 1) * sizeof **rows);
    *got = 0;
    ok = csv_load_begin(&load, book, mapping, err) &&
         csv_load_rows(&load, reader, source, row, err);
    while (ok && *got < n && csv_next(reader, row, err))
        ok = preview_row(&load, row, arena, &(*rows)[(*got)++], err);
    csv_load_end(&load);
    csv_end(reader);
    mem_free(reader);
    mem_free(row);
    return ok && !err->kind;
}

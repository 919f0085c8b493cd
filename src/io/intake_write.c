/*
 * Writing a record that was checked. The columns of a kind are always named all: one statement a
 * kind.
 */
#include <stdio.h>
#include <string.h>

#include "src/base/id.h"
#include "src/io/intake.h"
#include "src/store/query.h"

static const struct intake_entity *
columns_of(struct intake *intake, const struct entity *entity)
{
    struct intake_entity *kind = &intake->entities[entity - entities];
    static const char *const behind[] = { "note", "created_at", "updated_at", "deleted" };
    struct str sql = { 0 };
    char name[64];

    if (kind->columns)
        return kind;
    kind->columns = arena_alloc(&intake->lasting, (2 * entity->n + 4) * sizeof *kind->columns);
    for (size_t i = 0; i < entity->n; i++)
        for (int k = 0; k < field_columns(&entity->fields[i]); k++)
            kind->columns[kind->n_columns++] =
                arena_string(&intake->lasting, field_column(&entity->fields[i], k, name));
    for (size_t i = 0; i < 4; i++)
        kind->columns[kind->n_columns++] = behind[i];
    str_add(&sql, "SELECT ");
    entity_add_columns(&sql, entity, "");
    str_addf(&sql, " FROM \"%s\" WHERE \"id\"=?1", entity->name);
    kind->select = arena_string(&intake->lasting, str_text(&sql));
    str_free(&sql);
    return kind;
}

enum { COLUMNS_MAX = 100 };

/* The new cells, in the order of the columns, up to the note. */
static size_t
fill_cells(const struct record *record, const struct intake_entity *kind,
           struct change_cell cells[COLUMNS_MAX])
{
    const struct entity *entity = record->entity;
    size_t n = 0;

    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;
        struct cell stored[2];

        value_to_cells(field, &record->values[i], stored);
        for (int k = 0; k < field_columns(field); k++, n++)
            cells[n] = (struct change_cell){ .column = kind->columns[n], .new = stored[k] };
    }
    return n;
}

/*
 * A document brings its own portfolio record into a file that holds nothing else: the one made with
 * the file makes room.
 */
static bool
make_room(struct intake *intake, struct err *err)
{
    struct arena arena = { 0 };
    struct change_cell cell = { "deleted", cell_int(0), cell_int(1) };
    char *id = query_string(intake->book->store, &arena, err,
                            "SELECT \"id\" FROM \"portfolio\" WHERE \"deleted\"=0", "");
    bool ok = !err->kind &&
              (!id || change_set(intake->book->store, "portfolio", id, &cell, 1, err));

    arena_free(&arena);
    return ok;
}

static bool
insert(struct intake *intake, const struct record *record, struct change_cell *cells, size_t n,
       struct err *err)
{
    struct store *store = intake->book->store;
    char now[21];

    env_stamp(store_env(store), now);
    cells[n++] = (struct change_cell){
        .column = "created_at",
        .new = cell_text(record->created_at ? record->created_at : now),
    };
    cells[n++] = (struct change_cell){
        .column = "updated_at",
        .new = cell_text(record->updated_at ? record->updated_at : now),
    };
    if (strcmp(record->entity->name, "portfolio") == 0 && intake->empty && !make_room(intake, err))
        return false;
    return change_insert(store, record->entity->name, record->id, cells, n, err);
}

/* Read what is stored into the cells; `*found` is false when there is no such record. */
static bool
read_stored(struct intake *intake, const struct record *record, const struct intake_entity *kind,
            struct change_cell *cells, struct arena *arena, bool *found, struct err *err)
{
    struct query *query = query_start(intake->book->store, err, kind->select, "t", record->id);

    *found = query_next(query, err);
    for (size_t i = 0; *found && i < kind->n_columns; i++) {
        struct cell stored = query_cell(query, (int)i + 1);

        cells[i].seen = cell_copy(arena, &stored);
    }
    return query_end(query, err);
}

static bool
update(struct intake *intake, const struct record *record, struct change_cell *cells, size_t n,
       enum intake_result *result, struct err *err)
{
    size_t created = n - 3, updated = n - 2, deleted = n - 1;
    bool differs = false;

    cells[created].new = record->created_at ? cell_text(record->created_at) : cells[created].seen;
    cells[deleted].new = cell_int(0);
    for (size_t i = 0; i < n && !differs; i++)
        differs = i != updated && !cell_equal(&cells[i].seen, &cells[i].new);
    *result = differs ? INTAKE_UPDATED : INTAKE_UNCHANGED;
    if (!differs)
        return true;
    cells[updated].new = cell_text(record->updated_at);
    if (!record->updated_at)
        cells[updated] = cells[--n];     /* not named: now */
    return change_set(intake->book->store, record->entity->name, record->id, cells, n, err);
}

bool
intake_write(struct intake *intake, const struct record *record, enum intake_result *result,
             struct err *err)
{
    const struct entity *entity = record->entity;
    const struct intake_entity *kind = columns_of(intake, entity);
    struct change_cell cells[COLUMNS_MAX] = { 0 };
    struct arena arena = { 0 };
    bool look = !intake->empty || !intake->place || strcmp(entity->name, "portfolio") == 0;
    bool found = false, ok = true;
    size_t n = fill_cells(record, kind, cells);

    for (size_t i = n; i < kind->n_columns; i++)
        cells[i].column = kind->columns[i];
    if (look)
        ok = read_stored(intake, record, kind, cells, &arena, &found, err);
    if (ok && found) {
        ok = update(intake, record, cells, kind->n_columns, result, err);
    } else if (ok) {
        const struct entity *other = look ? record_entity_of(intake->book->store, record->id, err)
                                          : NULL;

        *result = INTAKE_ADDED;
        if (other) {
            err_set(err, ERR_INPUT, "the id belongs to a record of kind %s", other->name);
            ok = err_where(err, "id");
        } else {
            ok = !err->kind && insert(intake, record, cells, n, err);
        }
    }
    arena_free(&arena);
    return ok;
}

bool
intake_insert(struct intake *intake, const struct record *record, struct err *err)
{
    struct change_cell cells[COLUMNS_MAX];
    size_t n = fill_cells(record, columns_of(intake, record->entity), cells);

    return insert(intake, record, cells, n, err);
}

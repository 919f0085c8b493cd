/* The three functions that write journalled records; what was changed meanwhile is refused. */
#include <string.h>

#include "src/base/json.h"
#include "src/store/engine.h"

bool
change_insert(struct store *store, const char *table, const char *id,
              const struct change_cell *cells, size_t n, struct err *err)
{
    struct str sql = { 0 }, json = { 0 };
    struct query *query;
    struct cell record;
    bool created = false, updated = false, ok;
    char now[21];
    int rc;

    env_stamp(store->env, now);
    str_addf(&sql, "INSERT INTO \"%s\"(\"id\"", table);
    str_add(&json, "{");
    for (size_t i = 0; i < n; i++) {
        bool own = strcmp(cells[i].column, "updated_at") == 0;

        str_add(&sql, ",\"");
        str_add(&sql, cells[i].column);
        str_add(&sql, "\"");
        created |= strcmp(cells[i].column, "created_at") == 0;
        updated |= own;
        if (own || cells[i].new.kind == CELL_NULL)
            continue;
        if (json.len > 1)
            str_add(&json, ",");
        json_add_string(&json, cells[i].column);
        str_add(&json, ":");
        cell_add_json(&json, &cells[i].new);
    }
    str_addf(&sql, "%s%s) VALUES(?", created ? "" : ",\"created_at\"",
             updated ? "" : ",\"updated_at\"");
    for (size_t i = 0; i < n + !created + !updated; i++)
        str_add(&sql, ",?");
    str_add(&sql, ")");
    if (!created)
        str_addf(&json, "%s\"created_at\":\"%s\"", json.len > 1 ? "," : "", now);
    str_add(&json, "}");
    query = writing_prepare(store, str_text(&sql), err);
    ok = query != NULL;
    if (ok) {
        int at = 2;

        sqlite3_bind_text(query->stmt, 1, id, -1, SQLITE_STATIC);
        for (size_t i = 0; i < n; i++)
            engine_bind_cell(query->stmt, at++, &cells[i].new);
        for (size_t i = 0; i < (size_t)!created + !updated; i++)
            sqlite3_bind_text(query->stmt, at++, now, -1, SQLITE_STATIC);
        rc = writing_step(store, query->stmt);
        query_end(query, err);
        if (rc == SQLITE_CONSTRAINT_PRIMARYKEY)
            ok = err_set(err, ERR_CONFLICT, "the id %s is taken", id);
        else if (rc != SQLITE_DONE)
            ok = engine_error(store, rc, "the record cannot be saved", err);
    }
    record = cell_text(str_text(&json));
    ok = ok && change_journal(store, table, id, "*", &(struct cell){ 0 }, &record, err) &&
         touch_inserted(store, table, id, cells, n, now, err);
    str_free(&sql);
    str_free(&json);
    return ok;
}

static bool
outside_journal(const char *column)
{
    return strcmp(column, "updated_at") == 0;
}

/* Somebody wrote `column` meanwhile, named `where` to the user; it holds `value` now. */
static bool
refuse_changed(struct store *store, const char *id, const char *column, const char *where,
               const char *value, struct err *err)
{
    struct arena arena = { 0 };
    const char *who = query_string(store, &arena, err,
        "SELECT c.who FROM edit e JOIN change c USING(replica,seq)"
        " WHERE e.pk=?1 AND (e.col=?2 OR e.col='*') ORDER BY c.at DESC LIMIT 1", "tt", id, column);

    err_set(err, ERR_CONFLICT, "%s changed it meanwhile; it is now %.200s", who ? who : "someone",
            value);
    err_where(err, "%s", where);
    arena_free(&arena);
    return err_hint(err, "Look at both values and choose.");
}

/* Say which cell is not what the writer saw, what it holds now, and who wrote that. */
static bool
explain_conflict(struct store *store, const char *table, const char *id,
                 const struct change_cell *cells, size_t n, struct err *err)
{
    struct str sql = { 0 }, value = { 0 };
    struct query *query;
    const char *column = NULL;

    str_add(&sql, "SELECT 1");
    for (size_t i = 0; i < n; i++)
        str_addf(&sql, ",\"%s\"", cells[i].column);
    str_addf(&sql, " FROM \"%s\" WHERE \"id\"=?1", table);
    query = query_start(store, err, str_text(&sql), "t", id);
    if (!query_next(query, err)) {
        if (!err->kind)
            err_set(err, ERR_MISSING, "the record is gone");
    } else {
        for (size_t i = 0; i < n && !column; i++) {
            struct cell now = query_cell(query, (int)i + 1);

            if (!outside_journal(cells[i].column) && !cell_equal(&now, &cells[i].seen)) {
                column = cells[i].column;
                cell_add_json(&value, &now);
            }
        }
    }
    query_end(query, err);
    if (column && !err->kind)
        refuse_changed(store, id, column, column, str_text(&value), err);
    else if (!err->kind)
        err_set(err, ERR_CONFLICT, "the record was changed meanwhile");
    str_free(&sql);
    str_free(&value);
    return false;
}

/*
 * One member of a JSON object: only this cell is compared and journalled, so that two people can
 * edit one row.
 */
static bool
set_member(struct store *store, const char *table, const char *id,
           const struct change_cell *cell, struct err *err)
{
    struct arena arena = { 0 };
    struct str sql = { 0 };
    const char *dot = strchr(cell->column, '.'), *now, *text, *before;
    char *column = arena_bytes(&arena, cell->column, (size_t)(dot - cell->column));
    bool ok;

    str_addf(&sql, "SELECT \"%s\" FROM \"%s\" WHERE \"id\"=?1", column, table);
    before = query_string(store, &arena, err, str_text(&sql), "t", id);
    now = member_get(&arena, before, dot + 1);
    ok = !err->kind && cell->seen.kind == CELL_TEXT && cell->new.kind == CELL_TEXT;
    if (ok && strcmp(now, cell->seen.text) != 0)
        ok = refuse_changed(store, id, cell->column, dot + 1, now, err);
    if (ok) {
        struct change_cell whole = { column, cell_text(before), cell_null() };

        text = member_set(&arena, before, dot + 1, cell->new.text);
        whole.new = cell_text(text);
        store->change.member = cell;
        ok = change_set(store, table, id, &whole, 1, err);
        store->change.member = NULL;
    }
    str_free(&sql);
    arena_free(&arena);
    return ok;
}

bool
change_set(struct store *store, const char *table, const char *id,
           const struct change_cell *cells, size_t n, struct err *err)
{
    struct str sql = { 0 };
    struct query *query;
    char now[21];
    bool updated = false, ok = true;
    int rc, at = 1;

    if (n && strchr(cells[0].column, '.')) {
        for (size_t i = 0; i < n && ok; i++)
            ok = set_member(store, table, id, &cells[i], err);
        return ok;
    }
    for (size_t i = 0; i < n; i++)
        updated |= outside_journal(cells[i].column);
    str_addf(&sql, "UPDATE \"%s\" SET ", table);
    for (size_t i = 0; i < n; i++)
        str_addf(&sql, "%s\"%s\"=?", i ? "," : "", cells[i].column);
    str_addf(&sql, "%s WHERE \"id\"=?", updated ? "" : ",\"updated_at\"=?");
    for (size_t i = 0; i < n; i++)
        if (!outside_journal(cells[i].column))
            str_addf(&sql, " AND \"%s\" IS ?", cells[i].column);
    query = writing_prepare(store, str_text(&sql), err);
    str_free(&sql);
    if (!query)
        return false;
    env_stamp(store->env, now);
    for (size_t i = 0; i < n; i++)
        engine_bind_cell(query->stmt, at++, &cells[i].new);
    if (!updated)
        sqlite3_bind_text(query->stmt, at++, now, -1, SQLITE_STATIC);
    sqlite3_bind_text(query->stmt, at++, id, -1, SQLITE_STATIC);
    for (size_t i = 0; i < n; i++)
        if (!outside_journal(cells[i].column))
            engine_bind_cell(query->stmt, at++, &cells[i].seen);
    rc = writing_step(store, query->stmt);
    query_end(query, err);
    if (rc != SQLITE_DONE)
        return engine_error(store, rc, "the change cannot be saved", err);
    if (sqlite3_changes(store->db) != 1)
        return explain_conflict(store, table, id, cells, n, err);
    if (!touch_changed(store, table, id, cells, n, now, err))
        return false;
    if (store->change.member) {
        const struct change_cell *member = store->change.member;

        return change_journal(store, table, id, member->column, &member->seen, &member->new, err);
    }
    for (size_t i = 0; i < n && ok; i++)
        if (!outside_journal(cells[i].column) && !cell_equal(&cells[i].seen, &cells[i].new))
            ok = change_journal(store, table, id, cells[i].column, &cells[i].seen, &cells[i].new, err);
    return ok;
}

bool
change_put(struct store *store, const char *table, const char *id,
           const struct change_cell *cells, size_t n, bool *differs, struct err *err)
{
    struct str sql = { 0 };
    struct arena arena = { 0 };
    struct change_cell *fresh = arena_alloc(&arena, (n ? n : 1) * sizeof *fresh);
    struct query *query;
    size_t count = 0;
    bool ok, found, journalled = false;

    str_add(&sql, "SELECT 1");
    for (size_t i = 0; i < n; i++)
        str_addf(&sql, ",\"%s\"", cells[i].column);
    str_addf(&sql, " FROM \"%s\" WHERE \"id\"=?1", table);
    query = query_start(store, err, str_text(&sql), "t", id);
    found = query_next(query, err);
    for (size_t i = 0; found && i < n; i++) {
        struct cell seen = query_cell(query, (int)i + 1);

        if (cell_equal(&seen, &cells[i].new))
            continue;
        fresh[count] = cells[i];
        fresh[count++].seen = cell_copy(&arena, &seen);
        journalled |= !outside_journal(cells[i].column);
    }
    ok = query_end(query, err);
    if (ok && !found)
        ok = err_set(err, ERR_MISSING, "there is no record %s", id);
    if (differs)
        *differs = journalled;
    if (ok && count)
        ok = change_set(store, table, id, fresh, count, err);
    str_free(&sql);
    arena_free(&arena);
    return ok;
}

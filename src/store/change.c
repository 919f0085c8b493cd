#include "src/store/change.h"

#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "src/base/id.h"
#include "src/base/json.h"
#include "src/base/mem.h"
#include "src/store/engine.h"

static const char *const kind_names[] = { "edit", "undo", "redo", "import", "merge" };

/* After a failed sync nothing this connection holds can be trusted: open the file anew (trust.md 5). */
static bool
reopen(struct store *store, struct err *err)
{
    engine_disconnect(store);
    if (!engine_connect(store, err) || !schema_compare(store, err))
        return false;
    store->unchecked = true;
    store->broken = false;
    return true;
}

bool
change_begin(struct store *store, enum change_kind kind, const char *alliance, struct err *err)
{
    if (store->readonly[0]) {
        err_set(err, store->version > STORE_SCHEMA ? ERR_FORMAT : ERR_DENIED,
                "the portfolio can only be read: %s", store->readonly);
        return err_where(err, "%s", store->path);
    }
    if ((store->broken && !reopen(store, err)) || !store_check(store, err))
        return false;
    engine_let_go(store);
    queue_enter(store);
    if (!engine_run(store, "BEGIN IMMEDIATE", err)) {
        queue_leave(store);
        return false;
    }
    if (kind == CHANGE_IMPORT)          /* ids of a document come in any order */
        sqlite3_exec(store->db, "PRAGMA cache_size=-65536", NULL, NULL, NULL);
    store->change = (struct open_change){ .open = true, .kind = kind };
    if (alliance)
        snprintf(store->change.alliance, sizeof store->change.alliance, "%s", alliance);
    return true;
}

/* The large cache of an import goes back when it is over. */
static void
end_change(struct store *store)
{
    if (store->db && store->change.open && store->change.kind == CHANGE_IMPORT)
        sqlite3_exec(store->db, "PRAGMA cache_size=-512; PRAGMA shrink_memory", NULL, NULL, NULL);
    touches_free(&store->change.touches);
    store->change.open = false;
    store->writing = false;
    queue_leave(store);
}

void
change_rollback(struct store *store)
{
    if (store->db && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    end_change(store);
}

/* The authorizer lets a writing statement through only here: some are prepared again as they run. */
static int
step_writing(struct store *store, sqlite3_stmt *stmt)
{
    int rc;

    store->writing = true;
    rc = sqlite3_step(stmt);
    store->writing = false;
    return rc;
}

static bool
run_prepared(struct store *store, struct query *query, struct err *err)
{
    int rc = step_writing(store, query->stmt);

    query_end(query, err);
    return rc == SQLITE_DONE || rc == SQLITE_ROW ||
           engine_error(store, rc, "the change cannot be saved", err);
}

static struct query *
prepare(struct store *store, const char *sql, struct err *err)
{
    struct query *query;

    store->writing = true;
    query = engine_prepare(store, sql, err);
    store->writing = false;
    return query;
}

bool
change_private(struct store *store, struct err *err, const char *sql, const char *types, ...)
{
    struct query *query = prepare(store, sql, err);
    va_list args;

    if (!query)
        return false;
    va_start(args, types);
    engine_bind(query->stmt, types, args);
    va_end(args);
    store->change.private_rows = true;
    return run_prepared(store, query, err);
}

/*
 * The mark of this copy: the file, the machine and the place. A copy that lies elsewhere counts
 * its changes for itself, so that two copies never use the same number for different changes.
 */
static bool
name_replica(struct store *store, struct err *err)
{
    struct str key = { 0 };
    struct arena arena = { 0 };
    char machine[64] = "", full[ID_SIZE];
    const char *file;
    FILE *f;

    if (*store->replica)
        return true;
    file = store_meta(store, &arena, "file");
    f = fopen("/etc/machine-id", "re");
    if (f) {
        if (!fgets(machine, sizeof machine, f))
            machine[0] = '\0';
        fclose(f);
    }
    str_addf(&key, "%s|%s|%s|%s", file ? file : "", machine, machine[0] ? "" : store->env->host,
             store->path);
    id_derive(full, str_text(&key));
    snprintf(store->replica, sizeof store->replica, "%.16s", full + 10);
    str_free(&key);
    arena_free(&arena);
    return !err->kind;
}

/* Take the number and the time of the entry. The hybrid clock never goes back. */
static bool
enter(struct store *store, struct err *err)
{
    int64_t last;

    if (store->change.entered)
        return true;
    if (!name_replica(store, err))
        return false;
    store->change.seq = 1 + query_number(store, 0, err,
        "SELECT max(seq) FROM change WHERE replica=?1", "t", store->replica);
    last = query_number(store, 0, err, "SELECT max(at) FROM change", "");
    store->change.at_ms = env_now_ms(store->env);
    if (store->change.at_ms <= last)
        store->change.at_ms = last + 1;
    store->change.entered = true;
    return !err->kind;
}

static bool
write_edit(struct store *store, const char *table, const char *id, const char *column,
           const struct cell *old, const struct cell *new, struct err *err)
{
    struct query *query;

    if (!enter(store, err))
        return false;
    query = prepare(store, "INSERT INTO edit VALUES(?1,?2,?3,?4,?5,?6,?7,?8)", err);
    if (!query)
        return false;
    sqlite3_bind_text(query->stmt, 1, store->replica, -1, SQLITE_STATIC);
    sqlite3_bind_int64(query->stmt, 2, store->change.seq);
    sqlite3_bind_int64(query->stmt, 3, ++store->change.edits);
    sqlite3_bind_text(query->stmt, 4, table, -1, SQLITE_STATIC);
    sqlite3_bind_text(query->stmt, 5, id, -1, SQLITE_STATIC);
    sqlite3_bind_text(query->stmt, 6, column, -1, SQLITE_STATIC);
    engine_bind_cell(query->stmt, 7, old);
    engine_bind_cell(query->stmt, 8, new);
    return run_prepared(store, query, err);
}

bool
change_commit(struct store *store, const char *label, bool *changed, struct err *err)
{
    struct open_change *change = &store->change;
    char undoes[64];
    int rc;

    if (changed)
        *changed = change->edits > 0;
    if (!change->edits && !change->private_rows) {
        change_rollback(store);
        return true;
    }
    snprintf(undoes, sizeof undoes, "%s", change->undoes);
    if (change->edits &&
        !change_private(store, err,
            "INSERT INTO change VALUES(?1,?2,?3,?4,?5,?6,nullif(?7,''),nullif(?8,''),?9)",
            "tiittttti", store->replica, change->seq, change->at_ms, store->env->user,
            kind_names[change->kind], label, change->alliance, undoes, (int64_t)STORE_SCHEMA)) {
        change_rollback(store);
        return false;
    }
    if (!touches_write(store, err)) {
        change_rollback(store);
        return false;
    }
    rc = sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    if (rc != SQLITE_OK) {
        engine_error(store, rc, "the change cannot be saved", err);
        store->broken = (rc & 0xFF) == SQLITE_IOERR;
        change_rollback(store);
        return false;
    }
    end_change(store);
    store->generation++;
    return true;
}

bool
change_mark(struct store *store, struct err *err)
{
    store->change.marked = store->change.edits;
    return engine_run(store, "SAVEPOINT mark", err);
}

bool
change_keep(struct store *store, struct err *err)
{
    return engine_run(store, "RELEASE mark", err);
}

/* Who was noted as concerned stays so: that costs a figure computed once more, and is never wrong. */
bool
change_back(struct store *store, struct err *err)
{
    store->change.edits = store->change.marked;
    store->change.touches.all_unknown = true;
    return engine_run(store, "ROLLBACK TO mark", err) && engine_run(store, "RELEASE mark", err);
}

long
change_size(const struct store *store)
{
    return store->change.edits;
}

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
    query = prepare(store, str_text(&sql), err);
    ok = query != NULL;
    if (ok) {
        int at = 2;

        sqlite3_bind_text(query->stmt, 1, id, -1, SQLITE_STATIC);
        for (size_t i = 0; i < n; i++)
            engine_bind_cell(query->stmt, at++, &cells[i].new);
        for (size_t i = 0; i < (size_t)!created + !updated; i++)
            sqlite3_bind_text(query->stmt, at++, now, -1, SQLITE_STATIC);
        rc = step_writing(store, query->stmt);
        query_end(query, err);
        if (rc == SQLITE_CONSTRAINT_PRIMARYKEY)
            ok = err_set(err, ERR_CONFLICT, "the id %s is taken", id);
        else if (rc != SQLITE_DONE)
            ok = engine_error(store, rc, "the record cannot be saved", err);
    }
    record = cell_text(str_text(&json));
    ok = ok && write_edit(store, table, id, "*", &(struct cell){ 0 }, &record, err) &&
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

/* Say which cell is not what the writer saw, what it holds now, and who wrote that. */
static bool
explain_conflict(struct store *store, const char *table, const char *id,
                 const struct change_cell *cells, size_t n, struct err *err)
{
    struct str sql = { 0 }, value = { 0 };
    struct arena arena = { 0 };
    struct query *query;
    const char *who, *column = NULL;

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
    if (column && !err->kind) {
        who = query_string(store, &arena, err,
            "SELECT c.who FROM edit e JOIN change c USING(replica,seq) WHERE e.pk=?1 AND (e.col=?2 OR e.col='*')"
            " ORDER BY c.at DESC LIMIT 1", "tt", id, column);
        err_set(err, ERR_CONFLICT, "%s changed it meanwhile; it is now %.200s",
                who ? who : "someone", str_text(&value));
        err_where(err, "%s", column);
        err_hint(err, "Look at both values and choose.");
    } else if (!err->kind) {
        err_set(err, ERR_CONFLICT, "the record was changed meanwhile");
    }
    arena_free(&arena);
    str_free(&sql);
    str_free(&value);
    return false;
}

/* One member of a JSON object: only this cell is compared and journalled, so that two people can edit one row. */
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
    if (ok && strcmp(now, cell->seen.text) != 0) {
        const char *who = query_string(store, &arena, err,
            "SELECT c.who FROM edit e JOIN change c USING(replica,seq) WHERE e.pk=?1 AND (e.col=?2 OR e.col='*')"
            " ORDER BY c.at DESC LIMIT 1", "tt", id, cell->column);

        err_set(err, ERR_CONFLICT, "%s changed it meanwhile; it is now %.200s",
                who ? who : "someone", now);
        err_where(err, "%s", dot + 1);
        ok = err_hint(err, "Look at both values and choose.");
    }
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
    query = prepare(store, str_text(&sql), err);
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
    rc = step_writing(store, query->stmt);
    query_end(query, err);
    if (rc != SQLITE_DONE)
        return engine_error(store, rc, "the change cannot be saved", err);
    if (sqlite3_changes(store->db) != 1)
        return explain_conflict(store, table, id, cells, n, err);
    if (!touch_changed(store, table, id, cells, n, now, err))
        return false;
    if (store->change.member) {
        const struct change_cell *member = store->change.member;

        return write_edit(store, table, id, member->column, &member->seen, &member->new, err);
    }
    for (size_t i = 0; i < n && ok; i++)
        if (!outside_journal(cells[i].column) && !cell_equal(&cells[i].seen, &cells[i].new))
            ok = write_edit(store, table, id, cells[i].column, &cells[i].seen, &cells[i].new, err);
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

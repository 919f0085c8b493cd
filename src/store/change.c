#include "src/store/change.h"

#include <stdio.h>
#include <string.h>

#include "src/base/id.h"
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
    file = query_string(store, &arena, err, "SELECT value FROM meta WHERE key='file'", "");
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

bool
change_journal(struct store *store, const char *table, const char *id, const char *column,
               const struct cell *old, const struct cell *new, struct err *err)
{
    struct query *query;

    if (!enter(store, err))
        return false;
    query = writing_prepare(store, "INSERT INTO edit VALUES(?1,?2,?3,?4,?5,?6,?7,?8)", err);
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
    return writing_run(store, query, err);
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

/* Verification: pages, keys, references, and the journal held against the tables. */
#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/store/care.h"
#include "src/store/engine.h"

static void found(struct verify_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void
verify_found(void *report, const char *text)
{
    found(report, "%s", text);
}

static void
found(struct verify_report *report, const char *format, ...)
{
    va_list args;
    int most = (int)(sizeof report->findings / sizeof *report->findings);

    report->sound = false;
    if (report->n_findings == most)
        return;
    va_start(args, format);
    vsnprintf(report->findings[report->n_findings++], sizeof *report->findings, format, args);
    va_end(args);
}

static bool
run_check(struct store *store, const char *pragma, const char *what,
          struct verify_report *report, struct err *err)
{
    struct query *query = query_start(store, err, pragma, "");

    while (query_next(query, err)) {
        const char *text = query_text(query, 0);

        if (text && strcmp(text, "ok") != 0)
            found(report, "%s%.150s", what, text);
    }
    return query_end(query, err);
}

enum { COLUMNS = 100 };

/* What the journal says a record holds: one cell a column. */
struct replay {
    struct arena arena;
    char pk[40];
    bool inserted, any;
    const char *const *columns;
    size_t n;
    struct cell cells[COLUMNS];
};

static void
replay_set(struct replay *replay, const char *column, const struct cell *cell)
{
    const char *dot = strchr(column, '.');
    size_t length = dot ? (size_t)(dot - column) : strlen(column);

    for (size_t i = 0; i < replay->n; i++) {
        if (strncmp(replay->columns[i], column, length) != 0 || replay->columns[i][length])
            continue;
        if (dot && cell->kind == CELL_TEXT)
            replay->cells[i] = cell_text(member_set(&replay->arena, replay->cells[i].text, dot + 1,
                                                    cell->text));
        else
            replay->cells[i] = cell_copy(&replay->arena, cell);
    }
}

static bool
replay_insert(struct replay *replay, const char *json, struct err *err)
{
    struct json *tree = json_read(&replay->arena, json, strlen(json), err);

    if (!tree)
        return false;
    for (size_t i = 0; i < replay->n; i++)
        replay->cells[i] = cell_null();
    replay_set(replay, "deleted", &(struct cell){ .kind = CELL_INT });
    for (const struct json *item = tree->first; item; item = item->next) {
        struct cell cell = item->kind == JSON_INT      ? cell_int(item->integer)
                           : item->kind == JSON_NUMBER ? cell_real(item->number)
                           : item->kind == JSON_STRING ? cell_text(item->text)
                                                       : cell_null();

        replay_set(replay, item->key, &cell);
    }
    replay->inserted = true;
    return true;
}

/* Read the edits of the next record of the table into `replay`; `query` stands on its first row. */
static bool
replay_record(struct replay *replay, struct query *edits, bool *more, struct err *err)
{
    bool ok = true;

    arena_free(&replay->arena);
    replay->inserted = false;
    replay->any = true;
    snprintf(replay->pk, sizeof replay->pk, "%s", query_text(edits, 0));
    for (size_t i = 0; i < replay->n; i++)
        replay->cells[i] = cell_null();
    do {
        struct cell new = query_cell(edits, 2);
        const char *column = query_text(edits, 1);

        if (strcmp(column, "*") == 0)
            ok = new.kind == CELL_TEXT && replay_insert(replay, new.text, err);
        else
            replay_set(replay, column, &new);
        *more = query_next(edits, err);
    } while (ok && *more && strcmp(query_text(edits, 0), replay->pk) == 0);
    return ok;
}

static void
compare(struct verify_report *report, const char *table, const struct replay *replay,
        struct query *rows)
{
    if (!replay->inserted) {
        found(report, "%s %s: the journal does not tell how it came", table, replay->pk);
        return;
    }
    for (size_t i = 0; i < replay->n; i++) {
        struct cell now = query_cell(rows, (int)i);

        if (strcmp(replay->columns[i], "updated_at") != 0 && strcmp(replay->columns[i], "id") != 0 &&
            !cell_equal(&now, &replay->cells[i])) {
            found(report, "%s %s: '%s' is not what the journal says", table, replay->pk,
                  replay->columns[i]);
            return;
        }
    }
}

/* Walk the table and its edits side by side, both in the order of the key. */
static bool
replay_table(struct store *store, const char *table, struct verify_report *report, struct err *err)
{
    struct arena names = { 0 };
    struct replay replay = { 0 };
    const char *columns[COLUMNS];
    struct str sql = { 0 };
    struct query *rows, *edits;
    bool more_edits, more_rows, ok = true;

    str_addf(&sql, "PRAGMA table_info(\"%s\")", table);
    rows = query_start(store, err, str_text(&sql), "");
    str_clear(&sql);
    str_add(&sql, "SELECT ");
    while (query_next(rows, err) && replay.n < COLUMNS) {
        columns[replay.n] = arena_string(&names, query_text(rows, 1));
        str_addf(&sql, "%s\"%s\"", replay.n ? "," : "", columns[replay.n]);
        replay.n++;
    }
    query_end(rows, err);
    replay.columns = columns;
    str_addf(&sql, " FROM \"%s\" ORDER BY \"id\"", table);
    rows = query_start(store, err, str_text(&sql), "");
    edits = query_start(store, err, "SELECT e.pk,e.col,e.new FROM edit e JOIN change c"
                        " USING(replica,seq) WHERE e.tbl=?1"
                        " ORDER BY e.pk,c.at,c.replica,c.seq,e.n", "t", table);
    more_rows = query_next(rows, err);
    more_edits = query_next(edits, err);
    while (ok && !err->kind && (more_rows || more_edits)) {
        int order = !more_rows ? 1 : !more_edits ? -1
                  : strcmp(query_text(rows, 0), query_text(edits, 0));

        if (order < 0) {
            found(report, "%s %s: the journal does not know it", table, query_text(rows, 0));
            more_rows = query_next(rows, err);
            continue;
        }
        ok = replay_record(&replay, edits, &more_edits, err);
        if (ok && order > 0)
            found(report, "%s %s: it is in the journal but not in the file", table, replay.pk);
        else if (ok) {
            compare(report, table, &replay, rows);
            report->records++;
            more_rows = query_next(rows, err);
        }
    }
    query_end(rows, err);
    query_end(edits, err);
    arena_free(&replay.arena);
    arena_free(&names);
    str_free(&sql);
    return ok && !err->kind;
}

bool
verify_file(struct store *store, struct verify_report *report, struct err *err)
{
    struct query *tables;
    struct arena arena = { 0 };
    const char *names[200];
    size_t n = 0;
    struct err ignored = { 0 };
    bool ok;

    *report = (struct verify_report){ .sound = true };
    if (!run_check(store, "PRAGMA integrity_check(20)", "the file is damaged: ", report, err) ||
        !run_check(store, "PRAGMA foreign_key_check", "a reference leads nowhere in ", report, err))
        return false;
    tables = query_start(store, err, "SELECT name FROM sqlite_schema WHERE type='table'"
                         " ORDER BY name", "");
    while (query_next(tables, err) && n < 200)
        if (!engine_is_private(query_text(tables, 0)))
            names[n++] = arena_string(&arena, query_text(tables, 0));
    ok = query_end(tables, err);
    engine_run(store, "PRAGMA temp_store=FILE", err);   /* sorting a long journal needs room */
    for (size_t i = 0; i < n && ok; i++)
        ok = replay_table(store, names[i], report, err);
    report->changes = query_number(store, 0, err, "SELECT count(*) FROM change", "");
    report->edits = query_number(store, 0, err, "SELECT count(*) FROM edit", "");
    engine_run(store, "PRAGMA temp_store=MEMORY", err);
    arena_free(&arena);
    if (ok && report->sound && !store->readonly[0])
        store_forget(store, &ignored);      /* what is derived is made anew */
    return ok && !err->kind;
}

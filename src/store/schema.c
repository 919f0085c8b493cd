/* The schema as text: migrations run in turn, and the file's own text compared with ours. */
#include <stdio.h>
#include <string.h>

#include "src/base/embedded.h"
#include "src/store/engine.h"

extern const struct embedded_file embedded_schema[];

static const struct embedded_file *
script(int version)
{
    char name[32];

    snprintf(name, sizeof name, "%03d.sql", version);
    return embedded_find(embedded_schema, name);
}

bool
schema_migrate(struct store *store, int version, struct err *err)
{
    char pragma[80];

    store->migrating = true;
    for (int next = version + 1; next <= STORE_SCHEMA; next++) {
        const struct embedded_file *file = script(next);
        bool ok;

        if (!file) {
            store->migrating = false;
            return err_set(err, ERR_FORMAT, "the program lacks the script for schema %d", next);
        }
        ok = engine_run(store, file->data, err);
        snprintf(pragma, sizeof pragma, "PRAGMA application_id=%d; PRAGMA user_version=%d",
                 STORE_APPLICATION, next);
        if (!ok || !engine_run(store, pragma, err)) {
            store->migrating = false;
            return false;
        }
    }
    store->version = STORE_SCHEMA;
    store->migrating = false;
    return true;
}

/* The next line that begins a statement, behind the line at `at`; NULL: none. */
static const char *
next_statement(const char *at, const char *end)
{
    while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL && ++at < end)
        if ((size_t)(end - at) > 7 && memcmp(at, "CREATE ", 7) == 0)
            return at;
    return NULL;
}

/* A statement of the script, from `CREATE` to before the `;`, is what the file holds. */
static bool
is_statement(const char *at, const char *end, const char *sql, size_t n)
{
    return (size_t)(end - at) > n && memcmp(at, sql, n) == 0 && at[n] == ';';
}

/*
 * Find the statement that makes a part of the file. The file keeps its statements in the order in
 * which they were run: the next one of the script is looked at first, `*next`, and seldom another.
 */
static bool
stands_in(const struct embedded_file *file, const char **next, const char *sql)
{
    const char *text = (const char *)file->data, *end = text + file->size, *at = *next;
    size_t n = strlen(sql);

    if (n < 7 || memcmp(sql, "CREATE ", 7) != 0)
        return false;
    if (!at || !is_statement(at, end, sql, n)) {
        for (at = text; (at = memmem(at, (size_t)(end - at), sql, n)) != NULL; at++)
            if (is_statement(at, end, sql, n))
                break;
    }
    if (!at)
        return false;
    *next = next_statement(at + n, end);
    return true;
}

static int
count_statements(const struct embedded_file *file)
{
    const char *at = (const char *)file->data, *end = at + file->size;
    int n = 0;

    while ((at = next_statement(at, end)) != NULL)
        n++;
    return n;
}

static bool
refuse(struct store *store, const char *kind, const char *name, struct err *err)
{
    err_set(err, ERR_FORMAT, "it holds a %s that no portfolio has: '%.80s'", kind, name);
    err_hint(err, "Somebody changed the file with another tool; a backup will open.");
    return err_where(err, "%s", store->path);
}

/*
 * With only the first script every statement of the file must stand in it, to the letter. A newer
 * file may hold more plain tables and columns, but nothing that runs by itself.
 */
bool
schema_compare(struct store *store, struct err *err)
{
    const struct embedded_file *file = script(1);
    bool newer = store->version > STORE_SCHEMA, ok = true;
    int tables = 0, expected;
    const char *following = NULL;
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(store->db, "SELECT type,name,sql FROM sqlite_schema", -1, &stmt, NULL);

    while (rc == SQLITE_OK && ok && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *type = (const char *)sqlite3_column_text(stmt, 0);
        const char *name = (const char *)sqlite3_column_text(stmt, 1);
        const char *sql = (const char *)sqlite3_column_text(stmt, 2);

        rc = SQLITE_OK;
        if (!type || !name) {
            ok = refuse(store, "nameless thing", "", err);
        } else if (strcmp(name, "sqlite_stat1") == 0 || (!sql && !strcmp(type, "index"))) {
            continue;
        } else if (strcmp(type, "table") != 0 && strcmp(type, "index") != 0) {
            ok = refuse(store, type, name, err);
        } else if (sql && stands_in(file, &following, sql)) {
            tables++;
        } else if (!newer || !sql || strstr(sql, "VIRTUAL") || strstr(sql, "GENERATED") ||
                   strstr(sql, " AS (")) {
            ok = refuse(store, type, name, err);
        }
    }
    sqlite3_finalize(stmt);
    if (ok && rc != SQLITE_DONE && rc != SQLITE_OK)
        return engine_error(store, rc, "the schema cannot be read", err);
    expected = ok && !newer ? count_statements(file) : 0;
    if (ok && tables < expected) {
        err_set(err, ERR_FORMAT, "a part of the portfolio is missing (%d of %d)", expected - tables,
                expected);
        ok = err_where(err, "%s", store->path);
    }
    return ok;
}

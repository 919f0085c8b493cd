#include "src/store/query.h"

#include <string.h>

#include "src/base/mem.h"
#include "src/store/engine.h"

enum { HELD_MS = 25 };

static uint64_t
hash_of(const char *sql)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325), eight;
    size_t n = strlen(sql);

    for (; n >= sizeof eight; n -= sizeof eight, sql += sizeof eight) {
        memcpy(&eight, sql, sizeof eight);
        hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    for (; *sql; sql++)
        hash = (hash ^ (unsigned char)*sql) * UINT64_C(0x100000001B3);
    return hash;
}

struct query *
engine_prepare(struct store *store, const char *sql, struct err *err)
{
    struct query *query = store->queries;
    uint64_t hash = hash_of(sql);
    sqlite3_stmt *stmt = NULL;
    int rc;

    while (query && (query->used || query->hash != hash || strcmp(query->sql, sql) != 0))
        query = query->next;
    if (!query) {
        rc = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
        if (rc != SQLITE_OK) {
            engine_error(store, rc, "a question to the file failed", err);
            return NULL;
        }
        query = mem_alloc(sizeof *query);
        query->store = store;
        query->stmt = stmt;
        query->sql = mem_string(sql);
        query->hash = hash;
        query->next = store->queries;
        store->queries = query;
    }
    query->used = true;
    query->failed = false;
    return query;
}

void
engine_bind_cell(sqlite3_stmt *stmt, int i, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_NULL:
        sqlite3_bind_null(stmt, i);
        break;
    case CELL_INT:
        sqlite3_bind_int64(stmt, i, cell->integer);
        break;
    case CELL_REAL:
        sqlite3_bind_double(stmt, i, cell->real);
        break;
    case CELL_TEXT:
        sqlite3_bind_text(stmt, i, cell->text, -1, SQLITE_STATIC);
        break;
    }
}

void
engine_bind(sqlite3_stmt *stmt, const char *types, va_list args)
{
    for (int i = 1; types && *types; types++, i++)
        switch (*types) {
        case 't':
            sqlite3_bind_text(stmt, i, va_arg(args, const char *), -1, SQLITE_STATIC);
            break;
        case 'i':
            sqlite3_bind_int64(stmt, i, va_arg(args, int64_t));
            break;
        case 'd':
            sqlite3_bind_double(stmt, i, va_arg(args, double));
            break;
        case 'c':
            engine_bind_cell(stmt, i, va_arg(args, const struct cell *));
            break;
        }
}

/* Who saves has to wait for a reading transaction to end: none lasts long. */
static bool
renew(struct store *store, struct err *err)
{
    if (engine_clock() - store->held_since < HELD_MS)
        return true;
    engine_let_go(store);
    return engine_hold(store, err);
}

static struct query *
start(struct store *store, struct err *err, const char *sql, const char *types, va_list args)
{
    struct query *query;

    if (store->held && !renew(store, err))
        return NULL;
    query = engine_prepare(store, sql, err);
    if (!query)
        return NULL;
    if (!sqlite3_stmt_readonly(query->stmt)) {
        query->used = false;
        err_set(err, ERR_DENIED, "only reading is allowed here");
        return NULL;
    }
    engine_bind(query->stmt, types, args);
    return query;
}

struct query *
query_start(struct store *store, struct err *err, const char *sql, const char *types, ...)
{
    struct query *query;
    va_list args;

    va_start(args, types);
    query = start(store, err, sql, types, args);
    va_end(args);
    return query;
}

bool
query_next(struct query *query, struct err *err)
{
    int rc;

    if (!query || query->failed)
        return false;
    rc = sqlite3_step(query->stmt);
    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE) {
        query->failed = true;
        engine_error(query->store, rc, "reading failed", err);
    }
    return false;
}

bool
query_end(struct query *query, struct err *err)
{
    bool ok = query && !query->failed;

    (void)err;
    if (query) {
        sqlite3_reset(query->stmt);
        sqlite3_clear_bindings(query->stmt);
        query->used = false;
    }
    return ok;
}

const char *
query_text(struct query *query, int i)
{
    return (const char *)sqlite3_column_text(query->stmt, i);
}

int64_t
query_int(struct query *query, int i)
{
    return sqlite3_column_int64(query->stmt, i);
}

double
query_real(struct query *query, int i)
{
    return sqlite3_column_double(query->stmt, i);
}

bool
query_is_null(struct query *query, int i)
{
    return sqlite3_column_type(query->stmt, i) == SQLITE_NULL;
}

struct cell
query_cell(struct query *query, int i)
{
    switch (sqlite3_column_type(query->stmt, i)) {
    case SQLITE_INTEGER:
        return cell_int(sqlite3_column_int64(query->stmt, i));
    case SQLITE_FLOAT:
        return cell_real(sqlite3_column_double(query->stmt, i));
    case SQLITE_NULL:
        return cell_null();
    default:
        return cell_text((const char *)sqlite3_column_text(query->stmt, i));
    }
}

int64_t
query_number(struct store *store, int64_t otherwise, struct err *err, const char *sql,
             const char *types, ...)
{
    struct query *query;
    int64_t number = otherwise;
    va_list args;

    va_start(args, types);
    query = start(store, err, sql, types, args);
    va_end(args);
    if (query_next(query, err) && !query_is_null(query, 0))
        number = query_int(query, 0);
    query_end(query, err);
    return number;
}

char *
query_string(struct store *store, struct arena *arena, struct err *err, const char *sql,
             const char *types, ...)
{
    struct query *query;
    char *text = NULL;
    va_list args;

    va_start(args, types);
    query = start(store, err, sql, types, args);
    va_end(args);
    if (query_next(query, err))
        text = arena_string(arena, query_text(query, 0));
    query_end(query, err);
    return text;
}

/*
 * Statements that write: the authorizer lets them through only here, while they are prepared and
 * as they run (some are prepared again then).
 */
#include "src/store/engine.h"

int
writing_step(struct store *store, sqlite3_stmt *stmt)
{
    int rc;

    store->writing = true;
    rc = sqlite3_step(stmt);
    store->writing = false;
    return rc;
}

bool
writing_run(struct store *store, struct query *query, struct err *err)
{
    int rc = writing_step(store, query->stmt);

    query_end(query, err);
    return rc == SQLITE_DONE || rc == SQLITE_ROW ||
           engine_error(store, rc, "the change cannot be saved", err);
}

struct query *
writing_prepare(struct store *store, const char *sql, struct err *err)
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
    struct query *query = writing_prepare(store, sql, err);
    va_list args;

    if (!query)
        return false;
    va_start(args, types);
    engine_bind(query->stmt, types, args);
    va_end(args);
    store->change.private_rows = true;
    return writing_run(store, query, err);
}

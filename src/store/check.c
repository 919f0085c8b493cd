/* Is the file sound: the engine's own check and that of references. */
#include <string.h>

#include "src/store/care.h"
#include "src/store/engine.h"

static bool
check_rows(struct store *store, const char *sql, const char *what, struct err *err)
{
    struct query *query = query_start(store, err, sql, "");
    bool ok = true;

    while (ok && query_next(query, err)) {
        const char *text = query_text(query, 0);

        if (text && strcmp(text, "ok") != 0) {
            err_set(err, ERR_FORMAT, "the file is damaged%s", what);
            backup_advise(store->path, err);
            ok = err_where(err, "%s", store->path);
        }
    }
    return query_end(query, err) && ok;
}

bool
store_check(struct store *store, struct err *err)
{
    int64_t start = env_now_ms(store->env);

    if (!store->unchecked)
        return true;
    if (!check_rows(store, "PRAGMA quick_check(1)", "", err) ||
        !check_rows(store, "PRAGMA foreign_key_check", ": a reference leads nowhere", err))
        return false;
    store->unchecked = false;
    store->check_ms = (long)(env_now_ms(store->env) - start);
    return true;
}

bool
store_is_checked(const struct store *store)
{
    return !store->unchecked;
}

long
store_check_ms(const struct store *store)
{
    return store->check_ms;
}

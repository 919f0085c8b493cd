#include <string.h>

#include "src/base/mem.h"
#include "src/store/care.h"
#include "src/store/engine.h"

bool
store_upgrade(const char *path, struct env *env, int *from, struct err *err)
{
    struct store *store = mem_alloc(sizeof *store);
    bool ok;

    store->env = env;
    store->dir_fd = -1;
    ok = place_resolve(store, path, err) && place_examine(store, err);
    *from = store->version;
    if (ok && store->version < STORE_SCHEMA) {
        if (store->readonly[0])
            ok = err_set(err, ERR_DENIED, "it can only be read: %s", store->readonly);
        ok = ok && engine_connect(store, err) &&
             (store->version == 0 || backup_make(store, NULL, "upgrade", NULL, NULL, 0, err)) &&
             engine_run(store, "BEGIN IMMEDIATE", err) &&
             schema_migrate(store, store->version, err) && engine_run(store, "COMMIT", err) &&
             schema_compare(store, err);
    }
    store_close(store);
    return ok;
}

#include "src/store/store.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/id.h"
#include "src/base/mem.h"
#include "src/store/care.h"
#include "src/store/engine.h"

static struct store *
make(struct env *env, unsigned flags)
{
    struct store *store = mem_alloc(sizeof *store);

    store->env = env;
    store->flags = flags;
    store->dir_fd = -1;
    store->data_version = -1;
    store->generation = 1;
    store->check_ms = -1;
    return store;
}

void
store_close(struct store *store)
{
    if (!store)
        return;
    change_rollback(store);
    engine_disconnect(store);
    if (store->dir_fd >= 0)
        close(store->dir_fd);
    if (store->lock_path)
        unlink(store->lock_path);
    mem_free(store->lock_path);
    mem_free(store->path);
    mem_free(store->dir);
    mem_free(store);
}

bool
store_create(const char *path, struct env *env, struct err *err)
{
    struct store *store = make(env, 0);
    char id[ID_SIZE];
    bool ok = place_resolve(store, path, err) && place_create(store, err), made = ok;

    id_make(env, id);
    if (ok)
        ok = engine_connect(store, err) &&
             engine_run(store, "BEGIN IMMEDIATE", err) && schema_migrate(store, 0, err);
    if (ok) {
        store->change.open = true;
        ok = change_private(store, err, "INSERT INTO meta VALUES('file',?1)", "t", id);
        store->change.open = false;
        ok = ok && engine_run(store, "COMMIT", err);
    }
    if (!ok && made) {
        char *gone = mem_string(store->path);

        store_close(store);
        unlink(gone);
        mem_free(gone);
        return false;
    }
    store_close(store);
    return ok;
}

static bool
advised(const struct store *store, struct err *err)
{
    backup_advise(store->path, err);
    return false;
}

bool
store_open(const char *path, unsigned flags, struct env *env, struct store **out, struct err *err)
{
    struct store *store = make(env, flags);
    bool ok = place_resolve(store, path, err) && (place_examine(store, err) || advised(store, err));

    if (ok && store->version < STORE_SCHEMA && !store->readonly[0]) {
        err_set(err, ERR_FORMAT, "it was made by an older version (schema %d)", store->version);
        err_hint(err, "'entente upgrade' brings it up to date, after a backup.");
        ok = err_where(err, "%s", store->path);
    }
    ok = ok && engine_connect(store, err) && schema_compare(store, err);
    store->unchecked = !(flags & STORE_CHECKED);
    if (ok && !(flags & STORE_TRUSTED))
        ok = store_check(store, err);
    if (!ok) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

const char *
store_path(const struct store *store)
{
    return store->path;
}

const char *
store_why_readonly(const struct store *store)
{
    return store->readonly[0] ? store->readonly : NULL;
}

struct env *
store_env(const struct store *store)
{
    return store->env;
}

const char *
store_meta(struct store *store, struct arena *arena, const char *key)
{
    struct err err = { 0 };

    return query_string(store, arena, &err, "SELECT value FROM meta WHERE key=?1", "t", key);
}

bool
store_changed(struct store *store, struct err *err)
{
    struct stat now;
    int64_t version;
    bool first;

    if (stat(store->path, &now) != 0 || now.st_dev != store->device ||
        now.st_ino != store->inode) {
        err_set(err, ERR_MACHINE, "the file was moved, removed or replaced by another program");
        err_hint(err, "Close the program and open the file again.");
        return err_where(err, "%s", store->path);
    }
    version = query_number(store, -1, err, "PRAGMA data_version", "");
    if (version < 0 || version == store->data_version)
        return false;
    first = store->data_version < 0;
    store->data_version = version;
    store->generation += !first;
    return !first;
}

uint64_t
store_generation(const struct store *store)
{
    return store->generation;
}

void
store_on_progress(struct store *store, bool (*stop)(void *context), void *context)
{
    store->stop = stop;
    store->stop_context = context;
}

void
store_on_wait(struct store *store, bool (*wait)(void *context, const char *who, int ms),
              void *context)
{
    store->wait = wait;
    store->wait_context = context;
}

bool
store_hold(struct store *store, struct err *err)
{
    if (!store->holds && sqlite3_get_autocommit(store->db) && !engine_hold(store, err))
        return false;
    store->holds++;
    return true;
}

void
store_release(struct store *store)
{
    if (store->holds && --store->holds == 0)
        engine_let_go(store);
}

bool
store_is_writing(const struct store *store)
{
    return store->change.open;
}

bool
store_is_newer(const struct store *store)
{
    return store->version > STORE_SCHEMA;
}

#include "src/store/presence.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "src/store/change.h"
#include "src/store/query.h"

static void
key_of(struct env *env, char out[160])
{
    snprintf(out, 160, "%s:%ld", env->host, env->pid);
}

static bool
is_gone(struct env *env, const char *host, long pid)
{
    return strcmp(host, env->host) == 0 && pid != env->pid && kill((pid_t)pid, 0) != 0 &&
           errno == ESRCH;
}

bool
presence_enter(struct store *store, struct err *err)
{
    struct env *env = store_env(store);
    struct presence list[64];
    size_t n = presence_list(store, list, 64);
    char key[160];
    bool ok;

    if (store_why_readonly(store))
        return true;
    key_of(env, key);
    ok = change_begin(store, CHANGE_EDIT, NULL, err);
    for (size_t i = 0; ok && i < n && i < 64; i++)
        if (is_gone(env, list[i].host, list[i].pid))
            ok = change_private(store, err, "DELETE FROM presence WHERE host=?1 AND pid=?2", "ti",
                                list[i].host, (int64_t)list[i].pid);
    ok = ok && change_private(store, err, "INSERT OR REPLACE INTO presence VALUES(?1,?2,?3,?4,?5,"
                              "NULL)", "tttii", key, env->user, env->host, (int64_t)env->pid,
                              env_now_ms(env));
    if (!ok) {
        change_rollback(store);
        return false;
    }
    return change_commit(store, "", NULL, err);
}

void
presence_leave(struct store *store)
{
    struct err err = { 0 };
    char key[160];

    if (store_why_readonly(store))
        return;
    key_of(store_env(store), key);
    if (!change_begin(store, CHANGE_EDIT, NULL, &err) ||
        !change_private(store, &err, "DELETE FROM presence WHERE id=?1", "t", key) ||
        !change_commit(store, "", NULL, &err))
        change_rollback(store);
}

size_t
presence_list(struct store *store, struct presence *out, size_t n)
{
    struct err err = { 0 };
    size_t got = 0;
    struct query *query = query_start(store, &err, "SELECT account,host,pid,since FROM presence"
                                      " ORDER BY since,id", "");

    while (query_next(query, &err)) {
        if (got < n) {
            snprintf(out[got].account, sizeof out[got].account, "%s", query_text(query, 0));
            snprintf(out[got].host, sizeof out[got].host, "%s", query_text(query, 1));
            out[got].pid = (long)query_int(query, 2);
            out[got].since_ms = query_int(query, 3);
        }
        got++;
    }
    query_end(query, &err);
    return got;
}

/* The marks that changes leave on the alliances they concern: asked for, and forgotten. */
#include <stdio.h>

#include "src/store/engine.h"

void
store_on_change(struct store *store, store_owners *owners)
{
    store->owners = owners;
}

bool
store_stamp(struct store *store, const char *alliance, struct store_stamp *out, struct err *err)
{
    /* Two looks through the key: for an IN the engine makes a table each time. */
    struct query *query = query_start(store, err,
                                      "SELECT alliance,stamp,edited FROM touched WHERE alliance=''"
                                      " UNION ALL SELECT alliance,stamp,edited FROM touched"
                                      " WHERE alliance=?1", "t", alliance);

    *out = (struct store_stamp){ 0 };
    while (query_next(query, err)) {
        if (!*query_text(query, 0)) {
            out->all = query_int(query, 1);
            continue;
        }
        out->own = query_int(query, 1);
        if (query_text(query, 2))
            snprintf(out->edited, sizeof out->edited, "%s", query_text(query, 2));
    }
    return query_end(query, err);
}

bool
store_forget(struct store *store, struct err *err)
{
    if (!change_begin(store, CHANGE_EDIT, NULL, err))
        return false;
    touches_forget(&store->change.touches);
    if (change_private(store, err, "DELETE FROM digest", "") &&
        change_commit(store, "", NULL, err))
        return true;
    change_rollback(store);
    return false;
}

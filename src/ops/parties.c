#include "src/ops/parties.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"

enum { MOST = 40000 };    /* a megabyte */

static bool
name_holds(const struct filter_text *text, const char *name)
{
    for (size_t i = 0; i < text->n; i++)
        if (needle_in(&text->any[i], name))
            return true;
    return false;
}

static void
keep(struct parties *parties, const char *id)
{
    if (parties->n == MOST) {
        parties->many = true;
        return;
    }
    if (parties->n == parties->room) {
        parties->room = parties->room ? 2 * parties->room : 64;
        parties->ids = mem_resize(parties->ids, parties->room * sizeof *parties->ids);
    }
    snprintf(parties->ids[parties->n++], ID_SIZE, "%s", id);
}

static bool
keep_alliances(struct parties *parties, struct store *store, const char *organisation,
               struct err *err)
{
    struct query *query = query_start(store, err, "SELECT alliance FROM party WHERE organisation=?1"
                                      " AND deleted=0 AND alliance IS NOT NULL", "t", organisation);

    while (!parties->many && query_next(query, err))
        keep(parties, query_text(query, 0));
    return query_end(query, err);
}

static int
by_id(const void *a, const void *b)
{
    return strcmp(a, b);
}

bool
parties_collect(struct parties *parties, struct store *store, struct slice *slice,
                struct err *err)
{
    char from[ID_SIZE];
    struct query *query;
    bool more = false;

    memcpy(from, parties->after, sizeof from);
    query = query_start(store, err, "SELECT id,name FROM organisation WHERE id>?1 AND deleted=0"
                        " ORDER BY id", "t", from);
    while (!parties->many && !err->kind && (more = query_next(query, err))) {
        snprintf(parties->after, sizeof parties->after, "%s", query_text(query, 0));
        if (name_holds(parties->text, query_text(query, 1)))
            keep_alliances(parties, store, parties->after, err);
        if (slice_over(slice))
            break;
    }
    if (!query_end(query, err) || err->kind)
        return false;
    parties->ready = parties->many || !more;
    if (parties->ready && parties->n)
        qsort(parties->ids, parties->n, sizeof *parties->ids, by_id);
    return true;
}

bool
parties_have(struct parties *parties, struct store *store, const char *alliance, struct err *err)
{
    struct query *query;
    bool found = false;

    if (!alliance)
        return false;
    if (parties->ready && !parties->many)
        return parties->n && bsearch(alliance, parties->ids, parties->n, sizeof *parties->ids,
                                     by_id);
    query = query_start(store, err, "SELECT o.name FROM party p JOIN organisation o ON"
                        " o.id=p.organisation WHERE p.alliance=?1 AND p.deleted=0 AND o.deleted=0",
                        "t", alliance);
    while (!found && query_next(query, err))
        found = name_holds(parties->text, query_text(query, 0));
    return query_end(query, err) && found;
}

void
parties_free(struct parties *parties)
{
    mem_free(parties->ids);
    *parties = (struct parties){ 0 };
}

/*
 * Ids are too long for a number, but the journal has numbered every record when it was inserted:
 * copy (replica), change and row. Both ways take a look-up in an index. The parts of a place:
 *
 *     7 bits table | 8 bits copy | 24 bits change | 24 bits row
 */
#include "src/ops/search_place.h"

#include <stdio.h>

#include "src/store/query.h"

enum { TABLE_AT = 56, COPY_AT = 48, CHANGE_AT = 24, COPIES = 256, NUMBERS = 1 << 24 };

/* The copies that wrote in the journal, by name and number. They are few: each is one seek. */
#define ALL_COPIES                                                                               \
    "copy(name,number) AS (SELECT min(replica),0 FROM change UNION ALL"                          \
    " SELECT (SELECT min(replica) FROM change WHERE replica>copy.name),number+1"                 \
    " FROM copy WHERE copy.name IS NOT NULL)"

static int
copy_number(struct store *store, const char *replica, struct err *err)
{
    return (int)query_number(store, COPIES, err, "WITH RECURSIVE " ALL_COPIES
                             " SELECT count(*) FROM copy WHERE name<?1", "t", replica);
}

int64_t
search_place_of(struct store *store, int table, const char *id, struct err *err)
{
    struct query *query;
    int64_t place = 0, seq, n;
    int copy;

    if (!*id)
        return (int64_t)table << TABLE_AT;
    query = query_start(store, err,
                        "SELECT replica,seq,n FROM edit WHERE pk=?1 AND col='*' LIMIT 1",
                        "t", id);
    if (query_next(query, err)) {
        copy = copy_number(store, query_text(query, 0), err);
        seq = query_int(query, 1);
        n = query_int(query, 2);
        if (copy < COPIES && seq > 0 && seq < NUMBERS && n >= 0 && n < NUMBERS)
            place = (int64_t)table << TABLE_AT | (int64_t)copy << COPY_AT | seq << CHANGE_AT | n;
    }
    query_end(query, err);
    return err->kind ? 0 : place;
}

bool
search_place_read(struct store *store, int64_t place, int *table, char id[ID_SIZE],
                  struct err *err)
{
    int64_t seq = place >> CHANGE_AT & (NUMBERS - 1), n = place & (NUMBERS - 1);
    struct query *query;
    bool found;

    if (place < 0)
        return err_set(err, ERR_INPUT, "this is no place of a search");
    *table = (int)(place >> TABLE_AT);
    id[0] = '\0';
    if (!seq)
        return true;
    query = query_start(store, err,
                        "WITH RECURSIVE " ALL_COPIES
                        " SELECT pk FROM copy JOIN edit ON replica=name"
                        " WHERE number=?1 AND seq=?2 AND n=?3",
                        "iii", place >> COPY_AT & (COPIES - 1), seq, n);
    found = query_next(query, err);
    if (found)
        snprintf(id, ID_SIZE, "%s", query_text(query, 0));
    if (!query_end(query, err))
        return false;
    return found || err_set(err, ERR_INPUT, "this is no place of a search");
}

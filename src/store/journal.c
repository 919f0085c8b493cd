#include "src/store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/store/query.h"

#define ENTRY_COLUMNS                                                                            \
    "c.replica,c.seq,c.at,c.who,c.kind,c.label,c.alliance,c.undoes,"                             \
    "(SELECT count(*) FROM edit e WHERE e.replica=c.replica AND e.seq=c.seq)"

static void
read_entry(struct query *query, struct arena *arena, struct journal_entry *entry)
{
    snprintf(entry->id, sizeof entry->id, "%s:%lld", query_text(query, 0),
             (long long)query_int(query, 1));
    entry->at_ms = query_int(query, 2);
    entry->who = arena_string(arena, query_text(query, 3));
    entry->kind = arena_string(arena, query_text(query, 4));
    entry->label = arena_string(arena, query_text(query, 5));
    entry->alliance = arena_string(arena, query_text(query, 6));
    entry->undoes = arena_string(arena, query_text(query, 7));
    entry->edits = query_int(query, 8);
}

/* Split "REPLICA:SEQ". */
static bool
split_id(const char *id, char replica[40], int64_t *seq, struct err *err)
{
    const char *colon = strrchr(id, ':');
    char *end;

    if (colon && colon - id < 40 && colon > id) {
        snprintf(replica, 40, "%.*s", (int)(colon - id), id);
        *seq = strtoll(colon + 1, &end, 10);
        if (end > colon + 1 && !*end)
            return true;
    }
    err_set(err, ERR_MISSING, "the journal has no entry '%.60s'", id);
    return err_hint(err, "'entente journal' lists them.");
}

bool
journal_read(struct store *store, struct arena *arena, const struct journal_filter *filter,
             size_t n, struct journal_entry *out, size_t *got, struct err *err)
{
    static const char sql[] = "SELECT " ENTRY_COLUMNS " FROM change c"
        " WHERE (?1 IS NULL OR c.alliance=?1) AND (?2 IS NULL OR c.who=?2)"
        " AND (?3 IS NULL OR (c.at,c.replica,c.seq)<(?3,?4,?5))"
        " ORDER BY c.at DESC,c.replica DESC,c.seq DESC LIMIT ?6";
    static const char of_record[] = "SELECT " ENTRY_COLUMNS " FROM change c"
        " WHERE (?1 IS NULL OR c.alliance=?1) AND (?2 IS NULL OR c.who=?2)"
        " AND (?3 IS NULL OR (c.at,c.replica,c.seq)<(?3,?4,?5))"
        " AND (c.replica,c.seq) IN (SELECT replica,seq FROM edit WHERE pk=?7)"
        " ORDER BY c.at DESC,c.replica DESC,c.seq DESC LIMIT ?6";
    struct cell at = cell_null();
    char replica[40] = "";
    int64_t seq = 0;
    struct query *query;

    *got = 0;
    if (filter->before) {
        if (!split_id(filter->before, replica, &seq, err))
            return false;
        at = cell_int(query_number(store, 0, err,
            "SELECT at FROM change WHERE replica=?1 AND seq=?2", "ti", replica, seq));
    }
    query = query_start(store, err, filter->record ? of_record : sql,
                        filter->record ? "ttctiit" : "ttctii", filter->alliance, filter->who, &at,
                        replica, seq, (int64_t)n, filter->record);
    while (*got < n && query_next(query, err))
        read_entry(query, arena, &out[(*got)++]);
    return query_end(query, err);
}

bool
journal_edits(struct store *store, struct arena *arena, const char *id,
              struct journal_edit **out, size_t *n, struct err *err)
{
    char replica[40];
    int64_t seq, count;
    struct query *query;

    *n = 0;
    if (!split_id(id, replica, &seq, err))
        return false;
    count = query_number(store, 0, err, "SELECT count(*) FROM edit WHERE replica=?1 AND seq=?2",
                         "ti", replica, seq);
    *out = arena_alloc(arena, (size_t)(count + 1) * sizeof **out);
    query = query_start(store, err, "SELECT tbl,pk,col,old,new FROM edit WHERE replica=?1 AND"
                        " seq=?2 ORDER BY n", "ti", replica, seq);
    while (*n < (size_t)count && query_next(query, err)) {
        struct journal_edit *edit = &(*out)[(*n)++];
        struct cell old = query_cell(query, 3), new = query_cell(query, 4);

        edit->table = arena_string(arena, query_text(query, 0));
        edit->record = arena_string(arena, query_text(query, 1));
        edit->column = arena_string(arena, query_text(query, 2));
        edit->old = cell_copy(arena, &old);
        edit->new = cell_copy(arena, &new);
    }
    return query_end(query, err);
}

bool
journal_history(struct store *store, struct arena *arena, const char *record,
                const char *column, struct journal_step **out, size_t *n, struct err *err)
{
    enum { MOST = 500 };
    struct query *query = query_start(store, err,
        "SELECT c.at,c.who,c.label,e.old,CASE e.col WHEN '*' THEN json_extract(e.new,'$.'||?2)"
        " ELSE e.new END FROM edit e JOIN change c USING(replica,seq)"
        " WHERE e.pk=?1 AND (e.col=?2 OR e.col='*') ORDER BY c.at DESC,c.seq DESC,e.n DESC"
        " LIMIT 500", "tt", record, column);

    *n = 0;
    *out = arena_alloc(arena, MOST * sizeof **out);
    while (*n < MOST && query_next(query, err)) {
        struct journal_step *step = &(*out)[(*n)++];
        struct cell old = query_cell(query, 3), new = query_cell(query, 4);

        step->at_ms = query_int(query, 0);
        step->who = arena_string(arena, query_text(query, 1));
        step->label = arena_string(arena, query_text(query, 2));
        step->old = cell_copy(arena, &old);
        step->new = cell_copy(arena, &new);
    }
    return query_end(query, err);
}

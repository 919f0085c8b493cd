#include "ui/screen/journal_rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/ops/private.h"
#include "src/store/query.h"
#include "ui/screen/summary.h"

const struct list_column journal_columns[] = {
    { "When", 16, 16, 0, 1, -1 }, { "Who", 6, 12, 1, 2, -1 }, { "What", 16, 0, 6, 0, -1 }, { "Of", 4, 12, 0, 3, -1 },
};

/* An entry's place: its time, and its id, which holds replica and number. */
struct place_in_time {
    int64_t at, seq;
    char replica[64];
};

static void
read_place(const char *key, const char *sort, struct place_in_time *place)
{
    const char *colon = strrchr(key, ':');

    *place = (struct place_in_time){ .at = strtoll(sort, NULL, 10) };
    if (!colon)
        return;
    snprintf(place->replica, sizeof place->replica, "%.*s", (int)(colon - key), key);
    place->seq = strtoll(colon + 1, NULL, 10);
}

static void
add_row(struct journal_rows *rows, struct query *query, struct list_rows *out)
{
    struct str when = { 0 };
    char key[LIST_KEY_SIZE], sort[32];
    const char *kind = query_text(query, 4);
    bool back = strcmp(kind, "undo") == 0;

    snprintf(key, sizeof key, "%s:%" PRId64, query_text(query, 0), query_int(query, 1));
    snprintf(sort, sizeof sort, "%" PRId64, query_int(query, 2));
    summary_time(rows->ui, query_int(query, 2), &when);
    list_row(out, key, sort);
    list_cell(out, ROLE_MUTED, when.data);
    list_cell(out, ROLE_TEXT, query_text(query, 3));
    list_cell(out, back ? ROLE_MUTED : ROLE_TEXT, query_text(query, 5));
    list_cell(out, ROLE_MUTED, query_text(query, 6) && !rows->alliance ? query_text(query, 6) : "");
    str_free(&when);
}

/* Newest first: "after" a row means older than it. */
static bool
load(void *context, enum list_from from, const char *key, const char *sort, size_t n, struct list_rows *out,
     struct err *err)
{
    struct journal_rows *rows = context;
    struct place_in_time place = { 0 };
    struct str sql = { 0 };
    struct query *query;
    bool back = from == LIST_BEFORE;

    if (key)
        read_place(key, sort, &place);
    str_add(&sql, "SELECT c.replica, c.seq, c.at, c.who, c.kind, c.label, (SELECT code FROM alliance WHERE id ="
            " c.alliance) FROM change c WHERE (?1 = '' OR c.alliance = ?1)"
            " AND (?2 = '' OR has(c.label, ?2) OR has(c.who, ?2)) AND (?7 = '' OR (c.replica, c.seq) IN"
            " (SELECT e.replica, e.seq FROM edit e WHERE e.pk = ?7))");
    if (rows->ui->presenting)
        private_add_open_changes(&sql, desk_method(rows->ui, rows->alliance));
    if (key)
        str_addf(&sql, " AND (c.at, c.replica, c.seq) %s (?3, ?4, ?5)", back ? ">" : from == LIST_AT ? "<=" : "<");
    else
        str_add(&sql, " AND ?3 IS NOT NULL AND ?4 IS NOT NULL AND ?5 IS NOT NULL");
    str_addf(&sql, " ORDER BY c.at %s, c.replica %s, c.seq %s LIMIT ?6", back ? "ASC" : "DESC", back ? "ASC" : "DESC",
             back ? "ASC" : "DESC");
    query = query_start(desk_of(rows->ui)->book.store, err, sql.data, "ttitiit", rows->alliance ? rows->alliance : "",
                        rows->needle ? rows->needle : "", place.at, place.replica, place.seq, (int64_t)n,
                        rows->record ? rows->record : "");
    while (query_next(query, err))
        add_row(rows, query, out);
    str_free(&sql);
    return query_end(query, err);
}

const struct list_source journal_rows_source = { .load = load };

void
journal_rows_filter(struct journal_rows *rows, const char *text)
{
    struct str folded = { 0 };

    mem_free(rows->needle);
    text_fold(&folded, text, strlen(text));
    rows->needle = mem_string(str_text(&folded));
    str_free(&folded);
}

void
journal_rows_free(struct journal_rows *rows)
{
    mem_free(rows->needle);
    rows->needle = NULL;
}

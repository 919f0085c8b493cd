#include "src/ops/scan.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/ops/list_rows.h"
#include "src/ops/list_sort.h"
#include "src/ops/living.h"
#include "src/ops/parties.h"

/*
 * A list in the order of its names must fetch each row from a different place of the file, several times the cost
 * of reading the rows as they lie. So the first rows are looked at in the order of the list: a word that
 * many records hold fills the page at once. When it does not, all rows are swept as they lie, and the best kept.
 */
enum { WALK_ROWS = 600 };

enum scan_phase { SCAN_ORDERED, SCAN_WALK, SCAN_PARTIES, SCAN_SWEEP, SCAN_DONE };

/* The columns of a row in every phase; the texts follow. */
enum { ROW_ID, ROW_KEY, ROW_OWN, ROW_ALLIANCE, ROW_TEXTS };

struct scan_hit {
    char id[ID_SIZE];
    struct cell key;             /* its text belongs to the hit */
};

struct scan {
    struct book *book;
    const struct entity *entity;
    const struct filter *filter;
    const char *alliance;
    bool binned;
    size_t n;
    long most;
    struct list_sort sort;
    struct arena arena;
    struct list_place from;      /* with the sort key */
    enum scan_phase phase;
    bool ended;                  /* every row that matters was looked at */
    bool counted;                /* and counted */
    struct list_place at;        /* the last row looked at */
    char *at_text;               /* of its key */
    size_t rows;                 /* looked at in this phase */
    struct parties parties[FILTER_TEXTS];
    struct bound others;         /* the question that is asked of rows whose texts fit; empty: none */
    struct scan_hit *hits;       /* sorted, one more than the page has */
    size_t n_hits;
    long count;
};

static bool
is_alliance(const struct scan *scan)
{
    return strcmp(scan->entity->name, "alliance") == 0;
}

static bool
has_texts(const struct scan *scan)
{
    return scan->filter && scan->filter->n_texts;
}

static void
set_place(struct scan *scan, const char *id, const struct cell *key)
{
    mem_free(scan->at_text);
    scan->at_text = key->kind == CELL_TEXT ? mem_string(key->text) : NULL;
    scan->at = (struct list_place){ .set = true, .key = *key };
    scan->at.key.text = scan->at_text;
    snprintf(scan->at.id, sizeof scan->at.id, "%s", id);
}

static void
begin_phase(struct scan *scan, enum scan_phase phase)
{
    scan->phase = phase;
    scan->rows = 0;
    scan->at = (struct list_place){ 0 };
    if (phase == SCAN_SWEEP)
        scan->count = 0;         /* the sweep sees every row, those walked by too */
    else if (scan->from.set)
        set_place(scan, scan->from.id, &scan->from.key);
}

static bool
wants_parties(const struct scan *scan)
{
    for (size_t i = 0; has_texts(scan) && i < scan->filter->n_texts; i++)
        if (scan->filter->texts[i].parties)
            return true;
    return false;
}

/* Asked row by row, so it is put together once. The id is its last parameter. */
static void
build_others(struct scan *scan)
{
    struct bound *others = &scan->others;

    list_rows_begin(others, scan->filter);
    str_addf(&others->sql, "SELECT 1 FROM \"%s\" t WHERE t.\"id\"=?%d AND ", scan->entity->name,
             bound_add(others, cell_null()));
    if (!list_rows_add_others(others, scan->entity, scan->filter, scan->binned,
                              scan->alliance != NULL))
        bound_free(others);
}

/* Few rows, or an index that has them in order as they lie, need no keeping of the best. */
static enum scan_phase
last_phase(const struct scan *scan)
{
    return scan->alliance || (!scan->sort.field && scan->n) ? SCAN_ORDERED : SCAN_SWEEP;
}

struct scan *
scan_start(struct book *book, const struct entity *entity, const char *alliance,
           const struct filter *filter, const struct list_order *order, bool binned,
           const struct list_place *from, bool back, size_t n, long most, struct err *err)
{
    struct scan *scan = mem_alloc(sizeof *scan);
    static const struct list_place beginning;

    *scan = (struct scan){ .book = book, .entity = entity, .filter = filter, .alliance = alliance,
                           .binned = binned, .n = n, .most = most };
    scan->hits = mem_alloc((n + 1) * sizeof *scan->hits);
    for (size_t i = 0; has_texts(scan) && i < filter->n_texts; i++)
        scan->parties[i].text = &filter->texts[i];
    if (has_texts(scan))
        build_others(scan);
    list_sort_make(&scan->sort, book, entity, order, back);
    if (!list_sort_place(&scan->sort, book, from ? from : &beginning, &scan->arena, &scan->from,
                         err)) {
        scan_free(scan);
        return NULL;
    }
    if (scan->sort.named && n && !alliance)
        begin_phase(scan, SCAN_WALK);
    else if (wants_parties(scan) && !alliance)
        begin_phase(scan, SCAN_PARTIES);
    else
        begin_phase(scan, last_phase(scan));
    return scan;
}

static void
add_own_condition(struct scan *scan, struct bound *bound)
{
    size_t before;

    list_rows_add_own(bound, scan->filter, scan->binned);
    if (has_texts(scan))
        return;                  /* what is dear is asked of those whose texts fit */
    before = bound->sql.len;
    str_add(&bound->sql, " AND ");
    if (!list_rows_add_others(bound, scan->entity, scan->filter, scan->binned,
                              scan->alliance != NULL))
        str_replace(&bound->sql, before, bound->sql.len - before, "", 0);
}

static bool
build(struct scan *scan, struct bound *bound, struct err *err)
{
    const struct filter *filter = scan->filter;
    const char *name = scan->entity->name;

    list_rows_begin(bound, filter);
    str_add(&bound->sql, "SELECT t.\"id\",");
    list_sort_add_key(bound, &scan->sort);
    str_add(&bound->sql, ",CASE WHEN ");
    add_own_condition(scan, bound);
    str_add(&bound->sql, " THEN 1 END,");
    if (!wants_parties(scan) || is_alliance(scan) ||
        !living_add_alliance(&bound->sql, scan->entity, "t"))
        str_add(&bound->sql, "NULL");
    for (size_t i = 0; filter && i < filter->n_columns; i++)
        str_addf(&bound->sql, ",t.\"%s\"", filter->columns[i]->name);
    str_addf(&bound->sql, " FROM \"%s\" t ", name);
    if (scan->phase == SCAN_WALK)
        str_addf(&bound->sql, "INDEXED BY \"ix_%s__name\" ", name);
    else if (scan->phase == SCAN_SWEEP)
        str_add(&bound->sql, "NOT INDEXED ");
    str_add(&bound->sql, "WHERE ");
    if (!scan->alliance)
        str_add(&bound->sql, "1");
    else if (!list_rows_add_alliance(bound, scan->entity, scan->alliance, err))
        return false;
    if (scan->phase == SCAN_SWEEP) {
        str_addf(&bound->sql, " AND t.\"id\">?%d ORDER BY t.\"id\"",
                 bound_add(bound, cell_text(scan->at.id)));
    } else {
        if (scan->at.set)
            list_sort_add_after(bound, &scan->sort, &scan->at);
        list_sort_add_order(bound, &scan->sort);
    }
    return true;
}

static bool
text_holds(struct scan *scan, size_t i, struct query *row, struct err *err)
{
    const struct filter_text *text = &scan->filter->texts[i];
    bool found = !text->n;

    for (size_t c = 0; !found && c < scan->filter->n_columns; c++) {
        const char *value = text->columns & 1u << c ? query_text(row, ROW_TEXTS + (int)c) : NULL;

        for (size_t k = 0; value && !found && k < text->n; k++)
            found = needle_in(&text->any[k], value);
    }
    if (!found && text->parties)
        found = parties_have(&scan->parties[i], scan->book->store,
                             query_text(row, is_alliance(scan) ? ROW_ID : ROW_ALLIANCE), err);
    return found != text->negated;
}

/* The conditions that were left out of the row's own question. */
static bool
others_hold(struct scan *scan, const char *id, struct err *err)
{
    struct query *query;
    bool holds;

    if (!scan->others.sql.len)
        return true;
    scan->others.cells[scan->others.n - 1] = cell_text(id);
    query = bound_start(&scan->others, scan->book->store, err);
    holds = query_next(query, err);
    return query_end(query, err) && holds;
}

static bool
is_hit(struct scan *scan, struct query *row, struct err *err)
{
    if (query_is_null(row, ROW_OWN))
        return false;
    if (!has_texts(scan))
        return true;
    for (size_t i = 0; i < scan->filter->n_texts; i++)
        if (!text_holds(scan, i, row, err))
            return false;
    return others_hold(scan, query_text(row, ROW_ID), err);
}

/* Put it where it belongs among the best; one that was met before (on the walk) stays as it is. */
static void
keep_hit(struct scan *scan, const char *id, const struct cell *key)
{
    size_t at = scan->n_hits;
    int order = -1;

    while (at && (order = list_sort_compare(&scan->sort, key, id, &scan->hits[at - 1].key,
                                            scan->hits[at - 1].id)) < 0)
        at--;
    if (at > scan->n || (at && order == 0))
        return;
    if (scan->n_hits > scan->n)
        mem_free((char *)scan->hits[--scan->n_hits].key.text);
    memmove(&scan->hits[at + 1], &scan->hits[at], (scan->n_hits - at) * sizeof *scan->hits);
    scan->hits[at] = (struct scan_hit){ .key = *key };
    scan->hits[at].key.text = key->kind == CELL_TEXT ? mem_string(key->text) : NULL;
    snprintf(scan->hits[at].id, ID_SIZE, "%s", id);
    scan->n_hits++;
}

static void
take(struct scan *scan, struct query *row)
{
    const char *id = query_text(row, ROW_ID);
    struct cell key;

    scan->count++;
    if (!scan->n)
        return;
    key = query_cell(row, ROW_KEY);
    if (!scan->from.set ||
        list_sort_compare(&scan->sort, &key, id, &scan->from.key, scan->from.id) > 0)
        keep_hit(scan, id, &key);
}

/* Nothing that follows can change the answer. */
static bool
is_enough(const struct scan *scan)
{
    if (!scan->n)
        return scan->most && scan->count >= scan->most;
    return scan->phase != SCAN_SWEEP && scan->n_hits > scan->n;
}

/* Look at rows until the slice is over, `*over` then, or they are. */
static bool
look(struct scan *scan, struct slice *slice, bool *over, struct err *err)
{
    struct bound bound = { 0 };
    struct query *row = NULL;
    struct list_place last = { 0 };
    struct arena arena = { 0 };
    bool more = false;

    *over = false;
    if (build(scan, &bound, err))
        row = bound_start(&bound, scan->book->store, err);
    while (row && !err->kind && (more = query_next(row, err))) {
        if (is_hit(scan, row, err))
            take(scan, row);
        scan->rows++;
        *over = slice_over(slice);
        if (*over || is_enough(scan) || (scan->phase == SCAN_WALK && scan->rows >= WALK_ROWS)) {
            struct cell key = query_cell(row, ROW_KEY);

            last = (struct list_place){ .set = true, .key = cell_copy(&arena, &key) };
            snprintf(last.id, sizeof last.id, "%s", query_text(row, ROW_ID));
            break;
        }
    }
    query_end(row, err);
    if (last.set)
        set_place(scan, last.id, &last.key);
    if (row && !more) {
        scan->ended = true;
        scan->counted = scan->phase == SCAN_SWEEP || !scan->from.set;
    }
    bound_free(&bound);
    arena_free(&arena);
    return !err->kind;
}

static void
next_phase(struct scan *scan)
{
    if (is_enough(scan) || scan->ended)
        scan->phase = SCAN_DONE;
    else if (scan->phase == SCAN_WALK && wants_parties(scan))
        begin_phase(scan, SCAN_PARTIES);
    else
        begin_phase(scan, SCAN_SWEEP);
}

/* True when the parties of every word that asks for them are known. */
static bool
collect_parties(struct scan *scan, struct slice *slice, struct err *err)
{
    for (size_t i = 0; i < scan->filter->n_texts; i++) {
        struct parties *parties = &scan->parties[i];

        if (parties->text->parties && !parties->ready &&
            (!parties_collect(parties, scan->book->store, slice, err) || !parties->ready))
            return false;
    }
    return true;
}

bool
scan_slice(struct scan *scan, long budget_us, struct err *err)
{
    struct slice slice = slice_of(budget_us);
    bool over = false;

    while (scan->phase != SCAN_DONE && !over) {
        if (scan->phase == SCAN_PARTIES) {
            over = !collect_parties(scan, &slice, err);
            if (!over)
                begin_phase(scan, last_phase(scan));
        } else if (look(scan, &slice, &over, err) && (!over || is_enough(scan))) {
            next_phase(scan);
        }
        if (err->kind)
            scan->phase = SCAN_DONE;
    }
    return scan->phase != SCAN_DONE;
}

bool
scan_page(struct scan *scan, struct arena *arena, struct record *out, size_t *got, bool *more,
          struct err *err)
{
    size_t n = scan->n_hits > scan->n ? scan->n : scan->n_hits;

    for (size_t i = 0; i < n; i++)
        if (!record_load(scan->book->store, scan->entity,
                         scan->hits[scan->sort.back ? n - 1 - i : i].id, arena, &out[i], err))
            return false;
    *got = n;
    *more = scan->n_hits > scan->n;
    return true;
}

long
scan_count(const struct scan *scan, bool *all)
{
    *all = scan->counted;
    return scan->count;
}

void
scan_free(struct scan *scan)
{
    if (!scan)
        return;
    for (size_t i = 0; i < scan->n_hits; i++)
        mem_free((char *)scan->hits[i].key.text);
    for (size_t i = 0; i < FILTER_TEXTS; i++)
        parties_free(&scan->parties[i]);
    mem_free(scan->hits);
    mem_free(scan->at_text);
    bound_free(&scan->others);
    list_sort_free(&scan->sort);
    arena_free(&scan->arena);
    mem_free(scan);
}

#include "src/ops/scan.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/ops/best.h"
#include "src/ops/list_rows.h"
#include "src/ops/sieve.h"

/*
 * A list in the order of its names must fetch each row from a different place of the file, several
 * times the cost of reading the rows as they lie. So the first rows are looked at in the order of
 * the list: a word that many records hold fills the page at once. When it does not, all rows are
 * swept as they lie, and the best kept.
 */
enum { WALK_ROWS = 600 };

enum scan_phase { SCAN_ORDERED, SCAN_WALK, SCAN_PARTIES, SCAN_SWEEP, SCAN_DONE };

/* The columns of a row in every phase; those of the sieve follow. */
enum { ROW_ID, ROW_KEY, ROW_OWN, ROW_SIEVE };

struct scan {
    struct book *book;
    const struct entity *entity;
    const struct filter *filter;
    const char *alliance;
    bool binned;
    size_t n;
    long most, count;
    struct list_sort sort;
    struct sieve sieve;
    struct best best;            /* one row more than the page has */
    struct arena arena;
    struct list_place from;      /* with the sort key */
    enum scan_phase phase;
    size_t rows;                 /* looked at in this phase */
    struct list_place at;        /* the last of them */
    char *at_text;               /* of its key */
    bool ended;                  /* every row that matters was looked at */
    bool counted;                /* and counted */
};

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
    static const struct list_place beginning;
    struct scan *scan = mem_alloc(sizeof *scan);

    *scan = (struct scan){ .book = book, .entity = entity, .filter = filter, .alliance = alliance,
                           .binned = binned, .n = n, .most = most };
    list_sort_make(&scan->sort, book, entity, order, back);
    sieve_make(&scan->sieve, book->store, entity, filter, binned, alliance != NULL);
    best_make(&scan->best, &scan->sort, n + 1);
    if (!list_sort_place(&scan->sort, book, from ? from : &beginning, &scan->arena, &scan->from,
                         err)) {
        scan_free(scan);
        return NULL;
    }
    if (scan->sort.named && n && !alliance)
        begin_phase(scan, SCAN_WALK);
    else if (sieve_wants_parties(&scan->sieve) && !alliance)
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
    if (sieve_has_texts(&scan->sieve))
        return;                  /* what is dear is asked of those whose texts hold */
    before = bound->sql.len;
    str_add(&bound->sql, " AND ");
    if (!list_rows_add_others(bound, scan->entity, scan->filter, scan->binned,
                              scan->alliance != NULL))
        str_replace(&bound->sql, before, bound->sql.len - before, "", 0);
}

/* Every row comes out, marked when it holds by itself, so that the clock can be looked at. */
static bool
build(struct scan *scan, struct bound *bound, struct err *err)
{
    const char *name = scan->entity->name;

    list_rows_begin(bound, scan->filter);
    str_add(&bound->sql, "SELECT t.\"id\",");
    list_sort_add_key(bound, &scan->sort);
    str_add(&bound->sql, ",CASE WHEN ");
    add_own_condition(scan, bound);
    str_add(&bound->sql, " THEN 1 END");
    sieve_add_columns(&scan->sieve, bound);
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
        best_keep(&scan->best, id, &key);
}

/* Nothing that follows can change the answer. */
static bool
is_enough(const struct scan *scan)
{
    if (!scan->n)
        return scan->most && scan->count >= scan->most;
    return scan->phase != SCAN_SWEEP && scan->best.n > scan->n;
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

    if (build(scan, &bound, err))
        row = bound_start(&bound, scan->book->store, err);
    while (row && !last.set && !err->kind && (more = query_next(row, err))) {
        if (!query_is_null(row, ROW_OWN) && sieve_holds(&scan->sieve, row, ROW_SIEVE, err))
            take(scan, row);
        scan->rows++;
        *over = slice_over(slice);
        if (*over || is_enough(scan) || (scan->phase == SCAN_WALK && scan->rows >= WALK_ROWS)) {
            struct cell key = query_cell(row, ROW_KEY);

            last = (struct list_place){ .set = true, .key = cell_copy(&arena, &key) };
            snprintf(last.id, sizeof last.id, "%s", query_text(row, ROW_ID));
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
    else if (scan->phase == SCAN_WALK && sieve_wants_parties(&scan->sieve))
        begin_phase(scan, SCAN_PARTIES);
    else
        begin_phase(scan, SCAN_SWEEP);
}

bool
scan_slice(struct scan *scan, long budget_us, struct err *err)
{
    struct slice slice = slice_of(budget_us);
    bool over = false;

    while (scan->phase != SCAN_DONE && !over) {
        if (scan->phase == SCAN_PARTIES) {
            over = !sieve_collect(&scan->sieve, &slice, err);
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
    size_t n = scan->best.n > scan->n ? scan->n : scan->best.n;

    for (size_t i = 0; i < n; i++)
        if (!record_load(scan->book->store, scan->entity,
                         scan->best.rows[scan->sort.back ? n - 1 - i : i].id, arena, &out[i], err))
            return false;
    *got = n;
    *more = scan->best.n > scan->n;
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
    best_free(&scan->best);
    sieve_free(&scan->sieve);
    list_sort_free(&scan->sort);
    mem_free(scan->at_text);
    arena_free(&scan->arena);
    mem_free(scan);
}

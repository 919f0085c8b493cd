#include "ui/screen/record_rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"

/* A key waits for the slice it finds under way and for the first one of its own: well under 16 ms. */
enum { FIRST_SLICE_US = 3500, SLICE_US = 2500 };

/* ---- a place in the order, as text ---- */

/* A letter for the kind of the value, then the value. */
static void
write_place(const struct list_place *place, struct str *out)
{
    switch (place->key.kind) {
    case CELL_INT:
        str_addf(out, "i%" PRId64, place->key.integer);
        break;
    case CELL_REAL:
        str_addf(out, "r%.17g", place->key.real);
        break;
    case CELL_TEXT:
        str_addf(out, "t%s", place->key.text);
        break;
    default:
        str_add(out, "n");
        break;
    }
}

static struct list_place
read_place(const char *key, const char *sort)
{
    struct list_place place = { .set = key != NULL };

    if (!key)
        return place;
    snprintf(place.id, sizeof place.id, "%s", key);
    switch (*sort) {
    case 'i':
        place.key = cell_int(strtoll(sort + 1, NULL, 10));
        break;
    case 'r':
        place.key = cell_real(strtod(sort + 1, NULL));
        break;
    case 't':
        place.key = cell_text(sort + 1);
        break;
    default:
        place.key = cell_null();
        break;
    }
    return place;
}

void
record_rows_begin(struct record_rows *rows, const struct record *record, struct list_rows *out)
{
    struct arena arena = { 0 };
    struct list_place place = list_place_of(&rows->order, record, &arena);
    struct str sort = { 0 };

    write_place(&place, &sort);
    list_row(out, record->id, str_text(&sort));
    str_free(&sort);
    arena_free(&arena);
}

bool
record_rows_sort(struct record_rows *rows, const char *id, struct str *out)
{
    struct arena arena = { 0 };
    struct record record;
    struct err none = { 0 };
    bool found = record_load(desk_of(rows->ui)->book.store, rows->entity, id, &arena, &record, &none);

    if (found) {
        struct list_place place = list_place_of(&rows->order, &record, &arena);

        write_place(&place, out);
    }
    arena_free(&arena);
    return found;
}

/* ---- pages ---- */

static bool
page(struct record_rows *rows, const struct list_place *from, bool back, size_t n, struct arena *arena,
     struct record *out, size_t *got, struct err *err)
{
    bool more;

    return list_page(&desk_of(rows->ui)->book, rows->entity, rows->alliance, rows->filter, &rows->order,
                     false, from, back, n, arena, out, got, &more, err);
}

/* A page starts behind a row; to start at one, go behind the row before it. */
static bool
step_before(struct record_rows *rows, struct list_place *place, struct arena *arena, struct err *err)
{
    struct record before;
    size_t got = 0;

    if (!place->set)
        return true;
    if (!page(rows, place, true, 1, arena, &before, &got, err))
        return false;
    *place = got ? list_place_of(&rows->order, &before, arena) : (struct list_place){ 0 };
    return true;
}

/* The first page of a filtered list is looked for in slices, so that typing a filter never waits. */
static bool
first_page(struct record_rows *rows, size_t n, struct arena *arena, struct record *out, size_t *got,
           struct err *err)
{
    bool more;

    if (!rows->first) {
        rows->first = scan_start(&desk_of(rows->ui)->book, rows->entity, rows->alliance, rows->filter, &rows->order, false,
                                 NULL, false, n, 0, err);
        if (!rows->first)
            return false;
        rows->first_over = !scan_slice(rows->first, FIRST_SLICE_US, err);
    }
    if (err->kind || !scan_page(rows->first, arena, out, got, &more, err))
        rows->first_over = true;
    if (*got > n)
        *got = n;
    if (rows->first_over) {
        scan_free(rows->first);
        rows->first = NULL;
    }
    return err->kind == ERR_NONE;
}

static bool
load(void *context, enum list_from from, const char *key, const char *sort, size_t n,
     struct list_rows *out, struct err *err)
{
    struct record_rows *rows = context;
    struct list_place place = read_place(key, sort);
    struct arena arena = { 0 };
    struct record *record = arena_alloc(&arena, n * sizeof *record);
    bool back = from == LIST_BEFORE;
    struct store *store = desk_of(rows->ui)->book.store;
    size_t got = 0;
    bool ok = store_hold(store, err);

    if (!ok) {
        arena_free(&arena);
        return false;
    }
    if (from == LIST_AT && !key && rows->filter) {
        ok = first_page(rows, n, &arena, record, &got, err);
    } else {
        if (from == LIST_AT)
            ok = step_before(rows, &place, &arena, err);
        ok = ok && page(rows, &place, back, n, &arena, record, &got, err);
    }
    for (size_t i = 0; ok && i < got; i++)
        rows->row(rows, &record[back ? got - 1 - i : i], &arena, out);
    store_release(store);
    arena_free(&arena);
    return ok;
}

static long
count(void *context)
{
    struct record_rows *rows = context;

    return rows->found;
}

const struct list_source record_rows_source = { .load = load, .count = count };

/* ---- filter and counts ---- */

static void
give_up(struct record_rows *rows)
{
    scan_free(rows->first);
    scan_free(rows->counting);
    rows->first = rows->counting = NULL;
}

static bool
parse(struct record_rows *rows, const char *text, struct arena *arena, struct filter **out, struct err *err)
{
    struct filter *filter;

    *out = NULL;
    if (!filter_parse(&desk_of(rows->ui)->book, rows->entity, text, arena, &filter, err)) {
        arena_free(arena);
        return false;
    }
    if (!filter_is_empty(filter))
        *out = filter;
    return true;
}

bool
record_rows_base(struct record_rows *rows, const char *text, struct err *err)
{
    rows->base_text = mem_string(text);
    if (!parse(rows, text, &rows->base_arena, &rows->base, err))
        return false;
    rows->filter = rows->base;
    return true;
}

bool
record_rows_filter(struct record_rows *rows, const char *text, struct err *err)
{
    struct arena arena = { 0 };
    struct str whole = { 0 };
    struct filter *filter = rows->base;
    bool ok = true;

    if (*text) {
        str_addf(&whole, "%s %s", rows->base_text ? rows->base_text : "", text);
        ok = parse(rows, whole.data, &arena, &filter, err);
        str_free(&whole);
    }
    if (!ok)
        return false;
    give_up(rows);
    arena_free(&rows->filter_arena);
    rows->filter_arena = arena;
    rows->filter = filter;
    rows->found = -1;
    return true;
}

bool
record_rows_filtered(const struct record_rows *rows)
{
    return rows->filter != rows->base;
}

void
record_rows_changed(struct record_rows *rows)
{
    give_up(rows);
    rows->found = rows->all = rows->wants = -1;
}

/* What the list is of, as far as something is still to be filled in. */
static void
make_wanting(struct record_rows *rows)
{
    struct str text = { 0 };
    struct err none = { 0 };

    rows->asked_wanting = true;
    str_addf(&text, "%s incomplete", rows->base_text ? rows->base_text : "");
    parse(rows, text.data, &rows->wanting_arena, &rows->wanting, &none);
    str_free(&text);
}

/* One slice of counting; true while more is left. */
static bool
count_slice(struct record_rows *rows, const struct filter *filter, long *out)
{
    struct err err = { 0 };
    bool all;

    if (!rows->counting)
        rows->counting = scan_start(&desk_of(rows->ui)->book, rows->entity, rows->alliance, filter, &rows->order, false,
                                    NULL, false, 0, 0, &err);
    if (rows->counting && scan_slice(rows->counting, SLICE_US, &err))
        return true;
    *out = rows->counting && err.kind == ERR_NONE ? scan_count(rows->counting, &all) : 0;
    scan_free(rows->counting);
    rows->counting = NULL;
    return true;
}

bool
record_rows_slice(struct record_rows *rows, bool *page)
{
    struct err err = { 0 };

    *page = false;
    if (rows->first) {
        rows->first_over = !scan_slice(rows->first, SLICE_US, &err);
        *page = rows->first_over;
        return true;
    }
    if (rows->all < 0)
        return count_slice(rows, rows->base, &rows->all);
    if (rows->found < 0 && record_rows_filtered(rows))
        return count_slice(rows, rows->filter, &rows->found);
    if (rows->found < 0)
        rows->found = rows->all;
    if (!rows->asked_wanting)
        make_wanting(rows);
    return rows->wants < 0 && rows->wanting && count_slice(rows, rows->wanting, &rows->wants);
}

void
record_rows_status(const struct record_rows *rows, const char *singular, const char *plural, char *out,
                   size_t room)
{
    const char *noun = rows->all == 1 ? singular : plural;
    char words[60] = "";

    *out = '\0';
    if (rows->all < 0)
        return;
    if (noun) {
        snprintf(words, sizeof words, " %.50s", noun);
        text_small_first(words + 1);
    }
    if (record_rows_filtered(rows) && rows->found >= 0)
        snprintf(out, room, "%ld of %ld%s", rows->found, rows->all, words);
    else if (!record_rows_filtered(rows) && rows->wants > 0)
        snprintf(out, room, "%ld%s, %ld to complete", rows->all, words, rows->wants);
    else if (!record_rows_filtered(rows))
        snprintf(out, room, "%ld%s", rows->all, words);
}

void
record_rows_free(struct record_rows *rows)
{
    give_up(rows);
    arena_free(&rows->filter_arena);
    arena_free(&rows->base_arena);
    arena_free(&rows->wanting_arena);
    mem_free(rows->base_text);
    rows->filter = rows->base = NULL;
}

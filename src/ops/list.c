/* Pages of lists by keyset. */
#include <stdio.h>
#include <string.h>

#include "src/ops/list_rows.h"
#include "src/ops/list_sort.h"
#include "src/ops/living.h"
#include "src/ops/scan.h"

/* One statement, when an index has the order or the engine may as well sort. */
static bool
page_at_once(struct book *book, const struct entity *entity, const char *alliance,
             const struct filter *filter, const struct list_sort *sort, bool binned,
             const struct list_place *from, size_t n, struct arena *arena, struct record *out,
             size_t *got, bool *more, struct err *err)
{
    struct bound bound = { 0 };
    struct query *query = NULL;
    size_t read = 0;

    list_rows_begin(&bound, filter);
    str_add(&bound.sql, "SELECT ");
    entity_add_columns(&bound.sql, entity, "t.");
    str_addf(&bound.sql, " FROM \"%s\" t ", entity->name);
    if (sort->named && !alliance)
        str_addf(&bound.sql, "INDEXED BY \"ix_%s__name\" ", entity->name);
    str_add(&bound.sql, "WHERE ");
    if (alliance && list_rows_add_alliance(&bound, entity, alliance, err))
        str_add(&bound.sql, " AND ");
    list_rows_add_own(&bound, filter, binned);
    str_add(&bound.sql, " AND ");
    if (!list_rows_add_others(&bound, entity, filter, binned, alliance != NULL))
        str_add(&bound.sql, "1");
    if (from->set)
        list_sort_add_after(&bound, sort, from);
    list_sort_add_order(&bound, sort);
    str_addf(&bound.sql, " LIMIT ?%d", bound_add(&bound, cell_int((int64_t)n + 1)));
    if (!err->kind)
        query = bound_start(&bound, book->store, err);
    *more = false;
    while (!*more && query_next(query, err)) {
        if (read == n)
            *more = true;
        else
            record_read(query, 0, entity, arena, &out[read++]);
    }
    *got = read;
    bound_free(&bound);
    return query_end(query, err) && !err->kind;
}

static void
turn(struct record *out, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        struct record other = out[i];

        out[i] = out[n - 1 - i];
        out[n - 1 - i] = other;
    }
}

static bool
page_by_scan(struct book *book, const struct entity *entity, const char *alliance,
             const struct filter *filter, const struct list_order *order, bool binned,
             const struct list_place *from, bool back, size_t n, struct arena *arena,
             struct record *out, size_t *got, bool *more, struct err *err)
{
    struct scan *scan = scan_start(book, entity, alliance, filter, order, binned, from, back, n, 0,
                                   err);
    bool ok = scan != NULL;

    if (ok) {
        scan_slice(scan, 0, err);
        ok = !err->kind && scan_page(scan, arena, out, got, more, err);
    }
    scan_free(scan);
    return ok;
}

bool
list_page(struct book *book, const struct entity *entity, const char *alliance,
          const struct filter *filter, const struct list_order *order, bool binned,
          const struct list_place *from, bool back, size_t n, struct arena *arena,
          struct record *out, size_t *got, bool *more, struct err *err)
{
    static const struct list_place beginning;
    struct list_sort sort;
    struct list_place place;
    bool ok;

    if (!entity_refuse_sealed(entity, err))
        return false;
    list_sort_make(&sort, book, entity, order, back);
    if ((filter && filter->n_texts) || (sort.named && !alliance && !filter_is_empty(filter))) {
        list_sort_free(&sort);
        return page_by_scan(book, entity, alliance, filter, order, binned, from, back, n, arena,
                            out, got, more, err);
    }
    ok = list_sort_place(&sort, book, from ? from : &beginning, arena, &place, err) &&
         page_at_once(book, entity, alliance, filter, &sort, binned, &place, n, arena, out, got,
                      more, err);
    if (ok && back)
        turn(out, *got);
    list_sort_free(&sort);
    return ok;
}

/* The same text as list_sort_add_key() makes. */
static struct cell
key_of_over(const struct list_order *order, const struct record *record, struct arena *arena)
{
    const char *state = record_text(record, "state"), *day = record_text(record, order->field->name);
    const char *code = arena_printf(arena, "/%s/", state ? state : "");

    return cell_text(arena_printf(arena, "%d%s", strstr(order->over, code) != NULL, day ? day : LIST_NO_DAY));
}

struct list_place
list_place_of(const struct list_order *order, const struct record *record, struct arena *arena)
{
    const struct field *field = list_sort_field(record->entity, order);
    struct list_place place = { .set = true };
    struct cell cells[2];

    if (field && order->over) {
        place.key = key_of_over(order, record, arena);
    } else if (field) {
        value_to_cells(field, &record->values[entity_position(record->entity, field)], cells);
        place.key = cells[0];
    }
    snprintf(place.id, sizeof place.id, "%s", record->id);
    return place;
}

/*
 * All rows less those in the bin: each number can be had from an index, the number of the others
 * cannot.
 */
static void
count_unfiltered(struct bound *bound, const struct entity *entity)
{
    str_addf(&bound->sql, "SELECT (SELECT count(*) FROM \"%s\")-(SELECT count(*) FROM \"%s\""
             " WHERE \"deleted\"=1)", entity->name, entity->name);
}

static bool
count_rows(struct bound *bound, const struct entity *entity, const char *alliance,
           const struct filter *filter, bool binned, long most, struct err *err)
{
    list_rows_begin(bound, filter);
    str_addf(&bound->sql, "SELECT count(*) FROM (SELECT 1 FROM \"%s\" t WHERE ", entity->name);
    if (alliance && !list_rows_add_alliance(bound, entity, alliance, err))
        return false;
    str_add(&bound->sql, alliance ? " AND " : "");
    list_rows_add_own(bound, filter, binned);
    str_add(&bound->sql, " AND ");
    if (!list_rows_add_others(bound, entity, filter, binned, alliance != NULL))
        str_add(&bound->sql, "1");
    str_addf(&bound->sql, " LIMIT ?%d)", bound_add(bound, cell_int(most > 0 ? most : -1)));
    return true;
}

static bool
count_at_once(struct book *book, const struct entity *entity, const char *alliance,
              const struct filter *filter, bool binned, long most, long *count, struct err *err)
{
    struct bound bound = { 0 };
    struct query *query = NULL;
    bool ok = true;

    if (!alliance && !binned && filter_is_empty(filter) && !living_depends(entity))
        count_unfiltered(&bound, entity);
    else
        ok = count_rows(&bound, entity, alliance, filter, binned, most, err);
    if (ok)
        query = bound_start(&bound, book->store, err);
    if (query_next(query, err))
        *count = (long)query_int(query, 0);
    bound_free(&bound);
    if (most > 0 && *count > most)
        *count = most;
    return query_end(query, err);
}

bool
list_count(struct book *book, const struct entity *entity, const char *alliance,
           const struct filter *filter, bool binned, long most, long *count, struct err *err)
{
    struct scan *scan;
    bool all;

    *count = 0;
    if (!filter || !filter->n_texts)
        return count_at_once(book, entity, alliance, filter, binned, most, count, err);
    scan = scan_start(book, entity, alliance, filter, NULL, binned, NULL, false, 0, most, err);
    if (!scan)
        return false;
    scan_slice(scan, 0, err);
    *count = scan_count(scan, &all);
    scan_free(scan);
    return !err->kind;
}

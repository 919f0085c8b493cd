#include "src/figures/kept.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/store/query.h"

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "of no release"
#endif

/* Raise the number behind the stroke when figures are computed in another way than before. */
#define MADE_BY PACKAGE_VERSION "/5"

enum { WORTH_WRITING = 100, WRITTEN_AT_ONCE = 200, LONGEST = 500000, PAGES_WORTH_ONE = 750 };

struct kept_row {
    struct kept_row *next;
    const char *alliance, *figures, *measured, *edited;
    char day[DATE_SIZE];
    struct store_stamp stamp;
};

/* ---- reading ---- */

static bool
is_believed(const struct figures *figures)
{
    return !store_why_readonly(figures->book->store);
}

static bool
fits(struct query *query, const char *day, const struct store_stamp *stamp)
{
    return strcmp(query_text(query, 0), day) == 0 && strcmp(query_text(query, 1), MADE_BY) == 0 &&
           query_int(query, 2) == stamp->own && query_int(query, 3) == stamp->all;
}

/* The row of the alliance, standing on `column` as its fifth, while its marks fit; else NULL. */
static struct query *
row_of(struct figures *figures, const char *column, const char *alliance, const char *day,
       const struct store_stamp *stamp)
{
    char sql[120];
    struct query *query;

    snprintf(sql, sizeof sql, "SELECT day,made_by,stamp,stamp_of_all,%s FROM digest"
             " WHERE alliance=?1", column);
    query = query_start(figures->book->store, figures->err, sql, "t", alliance);
    if (query_next(query, figures->err) && fits(query, day, stamp))
        return query;
    query_end(query, figures->err);
    return NULL;
}

static bool
find(struct figures *figures, const char *alliance, const char *day,
     const struct store_stamp *stamp, bool lines, struct arena *arena, struct digest *out)
{
    struct query *query = row_of(figures, "figures", alliance, day, stamp);
    bool found = query && digest_read(query_text(query, 4), lines, arena, out);

    return query && query_end(query, figures->err) && found;
}

static const char *
find_measured(struct figures *figures, const char *alliance, const char *day,
              const struct store_stamp *stamp, struct arena *arena)
{
    struct query *query = row_of(figures, "measured", alliance, day, stamp);
    const char *found = query ? arena_string(arena, query_text(query, 4)) : NULL;

    return query && query_end(query, figures->err) ? found : NULL;
}

/* ---- making ---- */

/* A confirmed alarm of overload weighs in the risk index and rests on other alliances. */
static bool
rests_on_others(struct figures *figures, const char *alliance)
{
    return query_number(figures->book->store, 1, figures->err,
                        "SELECT EXISTS(SELECT 1 FROM signal_response WHERE alliance=?1"
                        " AND factor='overload' AND response='confirm' AND deleted=0)",
                        "t", alliance) != 0;
}

/* Texts belong to the alliance they were made of: give them a longer life. */
static void
move_texts(struct digest *digest, struct arena *arena)
{
    struct attend_finding *own = arena_alloc(arena, (digest->n + 1) * sizeof *own);

    for (size_t i = 0; i < digest->n; i++) {
        own[i] = digest->finding[i];
        own[i].text = arena_string(arena, own[i].text);
        own[i].said = arena_string(arena, own[i].said);
        own[i].record = arena_string(arena, own[i].record);
        own[i].key = arena_string(arena, own[i].key);
    }
    digest->finding = own;
    digest->measured = arena_string(arena, digest->measured);
}

static void
remember(struct kept *kept, const char *alliance, const char *day,
         const struct store_stamp *stamp, const struct digest *digest, const char *edited)
{
    struct kept_row *row = arena_alloc(&kept->arena, sizeof *row);
    struct str text = { 0 };

    digest_write(&text, digest);
    if (text.len < LONGEST) {
        *row = (struct kept_row){ .next = kept->row, .stamp = *stamp };
        snprintf(row->day, sizeof row->day, "%s", day);
        row->alliance = arena_string(&kept->arena, alliance);
        row->figures = arena_string(&kept->arena, str_text(&text));
        row->measured = arena_string(&kept->arena, digest->measured);
        row->edited = arena_string(&kept->arena, edited);
        kept->row = row;
        kept->n++;
    }
    str_free(&text);
}

static bool
make(struct kept *kept, struct figures *figures, const char *alliance, long day, const char *iso,
     const struct store_stamp *stamp, struct arena *arena, struct digest *out)
{
    struct figures_context *context = figures_context(figures, alliance, day);

    if (!context)
        return false;
    *out = digest_make(context);
    move_texts(out, arena);
    kept->made++;
    if (!figures->err->kind && is_believed(figures) && !rests_on_others(figures, alliance))
        remember(kept, alliance, iso, stamp, out, context->newest_edit);
    figures_leave(context);
    if (kept->n >= WRITTEN_AT_ONCE)
        kept_write(kept, figures->book);
    return !figures->err->kind;
}

bool
kept_digest(struct kept *kept, struct figures *figures, const char *alliance, long day,
            bool lines, struct arena *arena, struct digest *out)
{
    struct store_stamp stamp;
    char iso[DATE_SIZE];

    date_write(day, iso);
    if (!store_stamp(figures->book->store, alliance, &stamp, figures->err))
        return false;
    return (is_believed(figures) && find(figures, alliance, iso, &stamp, lines, arena, out)) ||
           make(kept, figures, alliance, day, iso, &stamp, arena, out);
}

bool
kept_measured(struct kept *kept, struct figures *figures, const char *alliance, long day,
              size_t patience, struct arena *arena, const char **out)
{
    struct store_stamp stamp;
    struct digest digest;
    char iso[DATE_SIZE];

    date_write(day, iso);
    *out = NULL;
    if (!store_stamp(figures->book->store, alliance, &stamp, figures->err))
        return false;
    if (is_believed(figures))
        *out = find_measured(figures, alliance, iso, &stamp, arena);
    if (*out || kept->made >= patience)
        return !figures->err->kind;
    if (!make(kept, figures, alliance, day, iso, &stamp, arena, &digest))
        return false;
    *out = digest.measured;
    return true;
}

/* ---- writing ---- */

static bool
write_row(struct store *store, const struct kept_row *row, struct err *err)
{
    /* What was looked up stays known, unless something has changed since. */
    return change_private(store, err, "INSERT OR REPLACE INTO digest VALUES(?1,?2,?3,?4,?5,?6,?7)",
                          "tttiitt", row->alliance, row->day, MADE_BY, row->stamp.own,
                          row->stamp.all, row->figures, row->measured) &&
           (!row->edited ||
            change_private(store, err, "INSERT INTO touched SELECT ?1,?2,?3 WHERE ?4=COALESCE("
                           "(SELECT stamp FROM touched WHERE alliance=''),0)"
                           " ON CONFLICT(alliance) DO UPDATE SET edited=?3 WHERE stamp=?2", "titi",
                           row->alliance, row->stamp.own, row->edited, row->stamp.all));
}

/*
 * A file that was not checked must be before it is written: that takes about a millisecond for 250
 * pages, and computing an alliance some three. A check that takes long is remembered for the day.
 */
static bool
is_worth_it(const struct kept *kept, struct book *book, struct err *err)
{
    int64_t pages;

    if (store_is_checked(book->store))
        return true;
    pages = query_number(book->store, 0, err, "PRAGMA page_count", "");
    return (int64_t)kept->n * PAGES_WORTH_ONE >= pages && book_check(book, err);
}

bool
kept_is_due(const struct kept *kept)
{
    return kept->n >= WORTH_WRITING;
}

void
kept_write(struct kept *kept, struct book *book)
{
    struct store *store = book->store;
    struct err err = { 0 };
    bool ok = true;

    if (!kept->n || !is_worth_it(kept, book, &err))
        return;
    if (change_begin(store, CHANGE_EDIT, NULL, &err)) {
        for (const struct kept_row *row = kept->row; row && ok; row = row->next)
            ok = write_row(store, row, &err);
        if (!ok || !change_commit(store, "", NULL, &err))
            change_rollback(store);
    }
    arena_free(&kept->arena);
    kept->row = NULL;
    kept->n = 0;
}

void
kept_end(struct kept *kept, struct book *book)
{
    kept_write(kept, book);
    arena_free(&kept->arena);
    *kept = (struct kept){ 0 };
}

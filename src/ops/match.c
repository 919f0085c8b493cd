#include "src/ops/match.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/list_rows.h"
#include "src/ops/list_sort.h"
#include "src/ops/living.h"

static void
add_match(struct matches *matches, const struct entity *entity, const char *id, const char *name,
          bool exact)
{
    if (exact && !matches->exact)
        *matches = (struct matches){ .exact = true };
    if (exact != matches->exact)
        return;
    if (!matches->n) {
        matches->entity = entity;
        snprintf(matches->id, sizeof matches->id, "%s", id);
    }
    if (matches->n < MATCH_SHOWN)
        snprintf(matches->names[matches->n], NEAR_WORD, "%.*s", (int)text_fit(name, 28, NULL),
                 name);
    matches->n++;
}

static bool
is_there(struct book *book, const struct entity *entity, const char *id, bool binned,
         struct err *err)
{
    struct str sql = { 0 };
    bool there;

    str_addf(&sql, "SELECT 1 FROM \"%s\" t WHERE t.\"id\"=?1 AND ", entity->name);
    if (binned)
        str_add(&sql, "t.\"deleted\"=1");
    else
        living_add(&sql, entity, "t", NULL);
    there = query_number(book->store, 0, err, str_text(&sql), "t", id) == 1;
    str_free(&sql);
    return there;
}

static bool
is_same(const struct needle *needle, const char *name)
{
    struct str folded = { 0 };
    bool same;

    text_fold(&folded, name, strlen(name));
    same = strcmp(str_text(&folded), needle->folded) == 0;
    str_free(&folded);
    return same;
}

/* What is looked for, and among which records. */
struct quest {
    struct book *book;
    const struct entity *entity;
    const struct field *title;
    struct needle needle;
    const char *alliance;
    bool binned;
};

static void
hold_against(const struct quest *quest, struct query *query, struct matches *matches,
             struct err *err)
{
    const char *id = query_text(query, 0), *name = query_text(query, 1);
    bool exact;

    if (!needle_begins(&quest->needle, name))
        return;
    exact = is_same(&quest->needle, name);
    if ((exact || !quest->binned) && is_there(quest->book, quest->entity, id, quest->binned, err))
        add_match(matches, quest->entity, id, name, exact);
}

/* The names of a range of the index; `to` NULL has no end. */
static bool
match_range(const struct quest *quest, const char *from, const char *to, struct matches *matches,
            struct err *err)
{
    struct str sql = { 0 };
    struct query *query;

    str_addf(&sql, "SELECT \"id\",\"name\" FROM \"%s\" WHERE \"name\" COLLATE NOCASE>=?1",
             quest->entity->name);
    if (to)
        str_add(&sql, " AND \"name\" COLLATE NOCASE<?2");
    query = query_start(quest->book->store, err, str_text(&sql), to ? "tt" : "t", from, to);
    str_free(&sql);
    while (!err->kind && query_next(query, err))
        hold_against(quest, query, matches, err);
    return query_end(query, err) && !err->kind;
}

/*
 * A name that begins with the folded word has its letters too, or goes on with something beyond
 * ASCII after some of them: a few ranges of the index hold all that can match.
 */
static bool
match_indexed(const struct quest *quest, struct matches *matches, struct err *err)
{
    const char *folded = quest->needle.folded;
    char from[NEAR_WORD + 2] = "", to[NEAR_WORD + 2] = "";    /* names with n letters of it */
    size_t n = 0;

    while (folded[n] && n < NEAR_WORD) {
        memcpy(from + n, "\x7F", 2);
        if (!match_range(quest, from, n ? to : NULL, matches, err))
            return false;
        if ((unsigned char)folded[n] >= 0x7F)
            return true;
        from[n] = to[n] = folded[n];
        from[n + 1] = to[n + 1] = '\0';
        if (n)
            to[n - 1] = folded[n - 1];
        to[n++]++;
    }
    return match_range(quest, from, to, matches, err);
}

static bool
match_all(const struct quest *quest, struct matches *matches, struct err *err)
{
    struct bound bound = { 0 };
    struct query *query = NULL;

    str_addf(&bound.sql, "SELECT t.\"id\",t.\"%s\" FROM \"%s\" t WHERE ", quest->title->name,
             quest->entity->name);
    if (!quest->alliance)
        str_add(&bound.sql, "1");
    if (!quest->alliance || list_rows_add_alliance(&bound, quest->entity, quest->alliance, err))
        query = bound_start(&bound, quest->book->store, err);
    while (query && !err->kind && query_next(query, err))
        hold_against(quest, query, matches, err);
    query_end(query, err);
    bound_free(&bound);
    return !err->kind;
}

bool
match_names(struct matches *matches, struct book *book, const struct entity *entity,
            const char *text, const char *alliance, bool binned, struct err *err)
{
    struct arena arena = { 0 };
    struct quest quest = { .book = book, .entity = entity, .title = entity_title(entity),
                           .alliance = alliance, .binned = binned };
    bool ok = true;

    quest.needle = needle_make(&arena, text);
    if (quest.title && quest.needle.n)
        ok = !alliance && list_sort_is_named(entity) ? match_indexed(&quest, matches, err)
                                                     : match_all(&quest, matches, err);
    arena_free(&arena);
    return ok;
}

/* Codes are in capitals (records.md), so the index finds them. */
bool
match_codes(struct matches *matches, struct book *book, const char *text, bool binned,
            struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    struct arena arena = { 0 };
    char *capitals = arena_string(&arena, text);
    struct query *query;

    for (char *c = capitals; *c; c++)
        *c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
    query = query_start(book->store, err, "SELECT id,code FROM alliance WHERE code IN(?1,?2)", "tt",
                        text, capitals);
    while (!err->kind && query_next(query, err)) {
        const char *id = query_text(query, 0);

        if (is_there(book, entity, id, binned, err))
            add_match(matches, entity, id, query_text(query, 1), true);
    }
    query_end(query, err);
    arena_free(&arena);
    return !err->kind;
}

static bool
near_codes(struct near *near, struct book *book, const char *text, struct err *err)
{
    char from[2] = { (char)toupper((unsigned char)*text) }, to[2] = { (char)(from[0] + 1) };
    struct query *query = query_start(book->store, err, "SELECT code FROM alliance WHERE code>=?1"
                                      " AND code<?2", "tt", from, to);

    while (query_next(query, err))
        near_offer(near, query_text(query, 0), NULL);
    return query_end(query, err);
}

bool
match_near(struct near *near, struct book *book, const struct entity *entity, const char *text,
           const char *alliance, struct err *err)
{
    const struct field *title = entity_title(entity);
    struct arena arena = { 0 };
    struct needle needle = needle_make(&arena, text), first = needle_make(&arena, text);
    struct bound bound = { 0 };
    struct query *query = NULL;

    first.n = first.n ? 1 : 0;
    str_addf(&bound.sql, "SELECT t.\"%s\" FROM \"%s\" t WHERE ", title ? title->name : "id",
             entity->name);
    if (!alliance)
        str_add(&bound.sql, "1");
    if (title && (!alliance || list_rows_add_alliance(&bound, entity, alliance, err)))
        query = bound_start(&bound, book->store, err);
    while (query && query_next(query, err)) {
        const char *name = query_text(query, 0);

        /* Most names are passed over without weighing every letter. */
        if (needle_in(&needle, name) || needle_begins(&first, name))
            near_offer(near, name, NULL);
    }
    query_end(query, err);
    bound_free(&bound);
    arena_free(&arena);
    return !err->kind && (strcmp(entity->name, "alliance") != 0 || near_codes(near, book, text,
        err));
}

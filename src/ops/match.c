#include "src/ops/match.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/text.h"
#include "src/ops/list_rows.h"
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
        snprintf(matches->names[matches->n], NEAR_WORD, "%.*s", (int)text_fit(name, 28, NULL), name);
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

/* The ends of the range in which texts begin with the first letter, capitals aside. */
struct first_letter {
    char from[2], to[2];
};

static bool
read_first(const struct needle *needle, struct first_letter *first)
{
    *first = (struct first_letter){ { needle->folded[0] }, { (char)(needle->folded[0] + 1) } };
    return needle->n && (unsigned char)needle->folded[0] < 0x80;
}

/*
 * The names to hold against the needle. A folded name begins with an ASCII letter only when the name itself begins
 * with it or with something beyond ASCII, so that the index of names need not be read whole.
 */
static bool
ask_names(struct bound *bound, const struct entity *entity, const struct field *title,
          const struct first_letter *first, const char *alliance, struct err *err)
{
    str_addf(&bound->sql, "SELECT t.\"id\",t.\"%s\" FROM \"%s\" t WHERE ", title->name, entity->name);
    if (alliance)
        return list_rows_add_alliance(bound, entity, alliance, err);
    if (first && strcmp(title->name, "name") == 0)
        str_addf(&bound->sql, "t.\"name\" COLLATE NOCASE>=?%d AND t.\"name\" COLLATE NOCASE<?%d"
                 " OR t.\"name\" COLLATE NOCASE>='\x7F'", bound_add(bound, cell_text(first->from)),
                 bound_add(bound, cell_text(first->to)));
    else
        str_add(&bound->sql, "1");
    return true;
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

bool
match_names(struct matches *matches, struct book *book, const struct entity *entity,
            const char *text, const char *alliance, bool binned, struct err *err)
{
    const struct field *title = entity_title(entity);
    struct arena arena = { 0 };
    struct needle needle = needle_make(&arena, text);
    struct bound bound = { 0 };
    struct first_letter first;
    struct query *query = NULL;

    if (!title) {
        arena_free(&arena);
        return true;
    }
    if (ask_names(&bound, entity, title, read_first(&needle, &first) ? &first : NULL, alliance, err))
        query = bound_start(&bound, book->store, err);
    while (query && !err->kind && query_next(query, err)) {
        const char *id = query_text(query, 0), *name = query_text(query, 1);
        bool exact;

        if (!needle_begins(&needle, name))
            continue;
        exact = is_same(&needle, name);
        if ((exact || !binned) && is_there(book, entity, id, binned, err))
            add_match(matches, entity, id, name, exact);
    }
    query_end(query, err);
    bound_free(&bound);
    arena_free(&arena);
    return !err->kind;
}

/* Codes are indexed as they are written: two ranges, for the capital and the small letter. */
bool
match_codes(struct matches *matches, struct book *book, const char *text, bool binned,
            struct err *err)
{
    char small = (char)tolower((unsigned char)*text), capital = (char)toupper((unsigned char)*text);
    const char bounds[4][2] = { { small }, { (char)(small + 1) }, { capital }, { (char)(capital + 1) } };
    const struct entity *entity = entity_find("alliance");
    struct query *query;

    if ((unsigned char)*text >= 0x7F || !*text)
        return true;
    query = query_start(book->store, err, "SELECT id,code FROM alliance WHERE code>=?1 AND code<?2"
                        " OR code>=?3 AND code<?4", "tttt", bounds[0], bounds[1], bounds[2],
                        bounds[3]);
    while (!err->kind && query_next(query, err)) {
        const char *id = query_text(query, 0), *code = query_text(query, 1);

        if (strcasecmp(code, text) == 0 && is_there(book, entity, id, binned, err))
            add_match(matches, entity, id, code, true);
    }
    return query_end(query, err) && !err->kind;
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
    if (title && ask_names(&bound, entity, title, NULL, alliance, err))
        query = bound_start(&bound, book->store, err);
    while (query && query_next(query, err)) {
        const char *name = query_text(query, 1);

        /* Most names are passed over without weighing every letter. */
        if (needle_in(&needle, name) || needle_begins(&first, name))
            near_offer(near, name, NULL);
    }
    query_end(query, err);
    bound_free(&bound);
    arena_free(&arena);
    return !err->kind;
}

#include "src/ops/find.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/text.h"
#include "src/ops/living.h"
#include "src/ops/match.h"

/* Several: the message names some. */
static bool
several(const struct matches *matches, const char *text, struct err *err)
{
    err_set(err, ERR_INPUT, matches->exact ? "'%.60s' is the name of %ld records"
                                           : "'%.60s' is the beginning of %ld names",
            text, matches->n);
    return err_hint(err, "%s, %s%s%s%s. Write more of the name, or the id.", matches->names[0],
                    matches->names[1], matches->n > 2 ? ", " : "", matches->names[2],
                    matches->n > MATCH_SHOWN ? " ..." : "");
}

static bool
none(struct book *book, const struct entity *const *kinds, size_t n, const char *alliance,
     const char *text, const char *what, struct err *err)
{
    struct near near;
    char list[220];

    near_start(&near, text);
    for (size_t i = 0; i < n; i++)
        if (!match_near(&near, book, kinds[i], text, alliance, err))
            return false;
    err_set(err, ERR_MISSING, "there is no %s '%.60s'", what, text);
    if (near.n)
        err_hint(err, "Near: %s.", near_list(&near, list, sizeof list));
    return false;
}

static bool
take(const struct matches *matches, const char *text, struct found *out, struct err *err)
{
    if (matches->n > 1)
        return several(matches, text, err);
    out->entity = matches->entity;
    memcpy(out->id, matches->id, sizeof out->id);
    return true;
}

static const struct entity *
entity_with_id(struct book *book, const char *text, struct err *err)
{
    return id_is_valid(text) ? record_entity_of(book->store, text, err) : NULL;
}

static void
set_found(struct found *out, const struct entity *entity, const char *id)
{
    out->entity = entity;
    snprintf(out->id, sizeof out->id, "%s", id);
}

/* An alliance by code or name; `matches` stays empty when there is none. */
static bool
match_alliance(struct book *book, const char *text, bool binned, struct matches *matches,
               struct err *err)
{
    return match_codes(matches, book, text, binned, err) &&
           (matches->n || match_names(matches, book, entity_find("alliance"), text, NULL, binned,
                                      err));
}

static bool
match_others(struct book *book, const char *text, struct matches *matches, struct err *err)
{
    return match_names(matches, book, entity_find("organisation"), text, NULL, false, err) &&
           match_names(matches, book, entity_find("person"), text, NULL, false, err);
}

/* "commitment", "commitments", "due-change", or what the method calls it. */
static bool
is_kind(struct book *book, const struct entity *entity, const char *word)
{
    struct err ignored = { 0 };
    const struct method_register *words;
    size_t n = strlen(entity->name), i = 0;

    while (i < n && word[i] && (word[i] == entity->name[i] || (word[i] == '-' &&
        entity->name[i] == '_')))
        i++;
    if (i == n && (!word[i] || strcmp(word + i, "s") == 0))
        return true;
    words = book->method ? method_register(book->method, entity->name, &ignored) : NULL;
    return words && (strcasecmp(words->name, word) == 0 || strcasecmp(words->plural, word) == 0);
}

static const struct entity *
kind_of(struct book *book, const char *word)
{
    const struct entity *entity = entity_find(word);

    for (size_t i = 0; i < entity_count && !entity && *word; i++)
        if (is_kind(book, &entities[i], word))
            entity = &entities[i];
    return entity;
}

static bool
belongs_to(struct book *book, const struct entity *entity, const char *id, const char *alliance,
           struct err *err)
{
    struct str sql = { 0 };
    bool belongs;

    str_add(&sql, "SELECT 1 FROM ");
    str_addf(&sql, "\"%s\" t WHERE t.\"id\"=?1 AND ", entity->name);
    belongs = living_add_alliance(&sql, entity, "t");
    if (belongs) {
        str_add(&sql, "=?2");
        belongs = query_number(book->store, 0, err, str_text(&sql), "tt", id, alliance) == 1;
    }
    str_free(&sql);
    return belongs;
}

/* The record of an alliance by id or the beginning of its name. */
static bool
find_within(struct book *book, const char *alliance, const struct entity *entity,
            const char *text, struct found *out, struct err *err)
{
    struct matches matches = { 0 };
    char what[80];

    if (id_is_valid(text) && belongs_to(book, entity, text, alliance, err)) {
        set_found(out, entity, text);
        return true;
    }
    if (err->kind || !match_names(&matches, book, entity, text, alliance, false, err))
        return false;
    if (matches.n)
        return take(&matches, text, out, err);
    snprintf(what, sizeof what, "%s of this alliance called", entity->name);
    return none(book, &entity, 1, alliance, text, what, err);
}

/*
 * ALLIANCE/KIND/REST. A name may have a stroke too, so the kind is looked for; `*is_path` tells
 * that there is one.
 */
static bool
find_path(struct book *book, const char *ref, struct found *out, bool *is_path, struct err *err)
{
    struct arena arena = { 0 };
    bool ok = false;

    *is_path = false;
    for (const char *at = ref; !*is_path && (at = strchr(at, '/')) != NULL; at++) {
        size_t n = strcspn(at + 1, "/");
        const char *kind = arena_bytes(&arena, at + 1, n), *rest = at + 1 + n;
        const struct entity *entity = *rest && rest[1] ? kind_of(book, kind) : NULL;
        char alliance[ID_SIZE];

        if (!entity || at == ref)
            continue;
        *is_path = true;
        ok = find_alliance(book, arena_bytes(&arena, ref, (size_t)(at - ref)), alliance, err) &&
             find_within(book, alliance, entity, rest + 1, out, err);
    }
    arena_free(&arena);
    return ok;
}

static char *
trimmed(struct arena *arena, const char *ref)
{
    return text_trim(arena_string(arena, ref));
}

static bool
find_any(struct book *book, const char *ref, struct found *out, struct err *err)
{
    const struct entity *kinds[] = { entity_find("alliance"), entity_find("organisation"),
                                     entity_find("person") };
    const struct entity *entity = entity_with_id(book, ref, err);
    struct matches matches = { 0 };
    bool is_path, ok;

    if (entity)
        set_found(out, entity, ref);
    if (entity || err->kind)
        return !err->kind;
    if (!*ref)
        return err_set(err, ERR_INPUT, "the name of a record is missing");
    if (!match_alliance(book, ref, false, &matches, err) ||
        (!matches.n && !match_others(book, ref, &matches, err)))
        return false;
    if (matches.n)
        return take(&matches, ref, out, err);
    ok = find_path(book, ref, out, &is_path, err);
    if (is_path)
        return ok;
    if (!match_alliance(book, ref, true, &matches, err))
        return false;
    if (matches.n)
        return take(&matches, ref, out, err);
    return none(book, kinds, 3, NULL, ref, "alliance, organisation or person", err);
}

bool
find_ref(struct book *book, const char *ref, struct found *out, struct err *err)
{
    struct arena arena = { 0 };
    bool ok = find_any(book, trimmed(&arena, ref), out, err) &&
              entity_refuse_sealed(out->entity, err);

    arena_free(&arena);
    return ok;
}

static bool
find_one(struct book *book, const struct entity *entity, const char *text, struct found *out,
         struct err *err)
{
    bool alliance = strcmp(entity->name, "alliance") == 0;
    struct matches matches = { 0 };
    char what[64];

    if (entity_with_id(book, text, err) == entity) {
        set_found(out, entity, text);
        return true;
    }
    snprintf(what, sizeof what, "%s", entity->name);
    for (char *c = what; *c; c++)
        if (*c == '_')
            *c = ' ';
    if (err->kind)
        return false;
    if (!*text)
        return err_set(err, ERR_INPUT, "the name of the %s is missing", what);
    if (!(alliance ? match_alliance(book, text, false, &matches, err)
                   : match_names(&matches, book, entity, text, NULL, false, err)))
        return false;
    if (!matches.n && alliance && !match_alliance(book, text, true, &matches, err))
        return false;
    return matches.n ? take(&matches, text, out, err)
                     : none(book, &entity, 1, NULL, text, what, err);
}

bool
find_named(struct book *book, const struct entity *entity, const char *text, char id[ID_SIZE],
           struct err *err)
{
    struct arena arena = { 0 };
    struct found found;
    bool ok = find_one(book, entity, trimmed(&arena, text), &found, err);

    if (ok)
        memcpy(id, found.id, ID_SIZE);
    arena_free(&arena);
    return ok;
}

bool
find_alliance(struct book *book, const char *ref, char id[ID_SIZE], struct err *err)
{
    return find_named(book, entity_find("alliance"), ref, id, err);
}

/* Vocabularies: the values of the set, and those the portfolio has added or hidden. */
#include <string.h>
#include <strings.h>

#include "src/base/mem.h"
#include "src/method/inside.h"

static bool
read_own(struct method *method, struct str *all, struct err *err)
{
    struct query *query = query_start(method->store, err,
        "SELECT vocabulary,code,meaning,hidden FROM vocabulary_value"
        " WHERE deleted=0 AND vocabulary IS NOT NULL AND code IS NOT NULL ORDER BY id", "");

    while (query_next(query, err))
        str_addf(all, "%s\t%s\t%s\t%d\n", query_text(query, 0), query_text(query, 1),
                 query_is_null(query, 2) ? "" : query_text(query, 2), query_int(query, 3) != 0);
    return query_end(query, err);
}

/* Back from one text: its lines are ours, and texts of one line hold no tabs. */
static void
split_own(struct method *method, const char *all)
{
    char *text = arena_string(&method->arena, all), *line;
    size_t lines = 0;

    for (const char *c = text; *c; c++)
        lines += *c == '\n';
    method->own = arena_alloc(&method->arena, (lines + 1) * sizeof *method->own);
    method->n_own = 0;
    while ((line = strsep(&text, "\n")) != NULL && text) {
        struct own_value *own = &method->own[method->n_own++];

        own->vocabulary = strsep(&line, "\t");
        own->code = strsep(&line, "\t");
        own->meaning = strsep(&line, "\t");
        own->hidden = line && *line == '1';
        if (!own->code || !own->meaning)
            method->n_own--;
    }
}

/*
 * Own values are few and seldom change: they are read again when the file has changed (or `now`),
 * and only if they differ are the vocabularies built anew.
 */
static bool
refresh(struct method *method, bool now, struct err *err)
{
    uint64_t generation = store_generation(method->store);
    struct str all = { 0 };

    if (!now && method->generation == generation)
        return true;
    if (!read_own(method, &all, err)) {
        str_free(&all);
        return false;
    }
    if (!method->own_text || strcmp(method->own_text, str_text(&all))) {
        method->own_text = arena_string(&method->arena, str_text(&all));
        split_own(method, method->own_text);
        method->vocabularies = NULL;
    }
    method->generation = generation;
    str_free(&all);
    return true;
}

static size_t
add_code(struct method_code *codes, size_t n, struct method_code code)
{
    codes[n] = code;
    return n + 1;
}

static struct method_code *
find_code(struct method_code *codes, size_t n, const char *code)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(codes[i].code, code))
            return &codes[i];
    return NULL;
}

/* A code of one's own has no label: "money_rules" becomes "Money rules". */
static const char *
label_of_code(struct arena *arena, const char *code)
{
    char *label = arena_string(arena, code);

    for (char *c = label; *c; c++)
        if (*c == '_')
            *c = ' ';
    if (*label >= 'a' && *label <= 'z')
        *label = (char)(*label - 'a' + 'A');
    return label;
}

static size_t
add_own(struct method *method, const char *key, struct method_code *codes, size_t n)
{
    for (size_t i = 0; i < method->n_own; i++) {
        const struct own_value *own = &method->own[i];
        struct method_code *known;

        if (strcasecmp(own->vocabulary, key))
            continue;
        known = find_code(codes, n, own->code);
        if (known)
            known->hidden = own->hidden;
        else
            n = add_code(codes, n, (struct method_code){
                .code = own->code,
                .label = label_of_code(&method->arena, own->code),
                .meaning = own->meaning,
                .custom = true,
                .hidden = own->hidden,
            });
    }
    return n;
}

static void
build(struct method *method, const struct method_texts *texts, const char *key, const char *small,
      struct method_vocabulary *out)
{
    const char *list = part_text(texts, "vocabulary", small, "codes", "");
    size_t n = 0, room = texts_count_words(list) + method->n_own + 1;
    struct method_code *codes = arena_alloc(&method->arena, room * sizeof *codes);
    char word[64];

    for (const char *at = list; (at = texts_next_word(at, word)) != NULL;) {
        const char *code = arena_string(&method->arena, word);
        const char *value = arena_printf(&method->arena, "%s %s", small,
                                         texts_lower(&method->arena, code));

        n = add_code(codes, n, (struct method_code){
            .code = code,
            .label = part_text(texts, "value", value, "label", code),
            .meaning = part_text(texts, "value", value, "meaning", ""),
        });
    }
    *out = (struct method_vocabulary){
        .key = key,
        .name = part_text(texts, "vocabulary", small, "name", key),
        .about = part_text(texts, "vocabulary", small, "about", ""),
        .codes = codes,
        .n = add_own(method, key, codes, n),
    };
}

/* ' ' and '!' are neighbours: "e.12 " to "e.12!" is all that begins with "e.12 ". */
static const struct method_vocabulary *
load(struct method *method, const char *key, struct err *err)
{
    const char *small = texts_lower(&method->arena, key);
    const char *from = arena_printf(&method->arena, "%s ", small);
    const char *to = arena_printf(&method->arena, "%s!", small);
    struct method_texts texts = { 0 };
    struct kept_vocabulary *kept;
    char *name;

    if (!texts_read(&texts, query_start(method->store, err,
            TEXTS_OF("value") " AND key>=?2 AND key<?3"
            " UNION ALL " TEXTS_OF("vocabulary") " AND key=?4",
            "tttt", method->version, from, to, small), &method->arena, err) || !texts.n) {
        texts_free(&texts);
        return NULL;
    }
    texts_sort(&texts);
    name = arena_string(&method->arena, small);
    name[0] = 'E';
    kept = arena_alloc(&method->arena, sizeof *kept);
    build(method, &texts, name, small, &kept->vocabulary);
    texts_free(&texts);
    kept->next = method->vocabularies;
    method->vocabularies = kept;
    return &kept->vocabulary;
}

const struct method_vocabulary *
method_vocabulary(struct method *method, const char *key, struct err *err)
{
    struct kept_vocabulary *kept;

    if (!refresh(method, false, err))
        return NULL;
    kept = method->vocabularies;
    while (kept && strcasecmp(kept->vocabulary.key, key))
        kept = kept->next;
    return kept ? &kept->vocabulary : load(method, key, err);
}

static bool
is_in(const struct method_vocabulary *vocabulary, const char *code)
{
    for (size_t i = 0; vocabulary && i < vocabulary->n; i++)
        if (!strcmp(vocabulary->codes[i].code, code))
            return true;
    return false;
}

bool
vocabulary_has(struct method *method, const char *key, const char *code, struct err *err)
{
    if (is_in(method_vocabulary(method, key, err), code))
        return true;
    return !err->kind && refresh(method, true, err) &&
           is_in(method_vocabulary(method, key, err), code);
}

/* Full text, a slice at a time: every text of every record, the likeliest first. */
#include <stdio.h>
#include <string.h>

#include "src/ops/excerpt.h"
#include "src/ops/filter_inside.h"
#include "src/ops/living.h"
#include "src/ops/private.h"
#include "src/ops/search_place.h"
#include "src/ops/shown.h"
#include "src/ops/slice.h"
#include "src/ops/word.h"

enum { SLICE_US = 6000, WORDS_MOST = 8, TEXTS_MOST = 32 };

/* The columns of a row; its texts follow. */
enum { ROW_ID, ROW_ALLIANCE, ROW_KEY, ROW_TEXTS };

struct search {
    struct book *book;
    struct arena *arena;
    struct needle words[WORDS_MOST];
    size_t n_words;
    const struct entity *entity;
    const struct field *texts[TEXTS_MOST];
    int n_texts;
    bool open;                   /* only what is not private */
    bool cells;                  /* rows of steps: the texts lie within an object */
    bool backslash;              /* a word has one */
};

/* Alliances, organisations and people first: they are what most searches are for. */
static const struct entity *
table_at(int i)
{
    static const char *const first[] = { "alliance", "organisation", "person" };
    const int n_first = sizeof first / sizeof *first;
    int at = n_first;

    if (i < n_first)
        return entity_find(first[i]);
    for (size_t e = 0; e < entity_count; e++) {
        bool listed = false;

        for (int k = 0; k < n_first; k++)
            listed |= strcmp(entities[e].name, first[k]) == 0;
        if (!listed && !entity_is_sealed(&entities[e]) && at++ == i)
            return &entities[e];
    }
    return NULL;
}

static bool
read_words(struct search *search, const char *text, struct err *err)
{
    for (const char *at = word_start(text), *end; *at; at = word_start(end)) {
        const char *word;

        end = word_end(at, ' ');
        word = word_plain(search->arena, at, (size_t)(end - at));
        if (!*word)
            continue;
        if (search->n_words == WORDS_MOST)
            return err_set(err, ERR_INPUT, "more than %d words are looked for", WORDS_MOST);
        search->words[search->n_words++] = needle_make(search->arena, word);
        search->backslash |= strchr(word, '\\') != NULL;
    }
    return true;
}

static bool
is_searched(const struct entity *entity, const struct field *field)
{
    return filter_is_prose(entity,
                           field) || field->type == FIELD_ANY || field->type == FIELD_OBJECT;
}

static void
choose_table(struct search *search, const struct entity *entity)
{
    search->entity = entity;
    search->n_texts = 0;
    search->cells = false;
    for (size_t i = 0; i < entity->n && search->n_texts < TEXTS_MOST - 1; i++)
        if (is_searched(entity, &entity->fields[i])) {
            search->texts[search->n_texts++] = &entity->fields[i];
            search->cells |= entity->fields[i].type == FIELD_OBJECT;
        }
    if (!search->open)
        search->texts[search->n_texts++] = &field_note;
}

static struct query *
start(struct search *search, const char *after, struct err *err)
{
    const struct entity *entity = search->entity;
    const struct field *key = entity_field(entity, "field");
    struct str sql = { 0 };
    struct query *query;

    str_add(&sql, "SELECT t.\"id\",");
    if (!living_add_alliance(&sql, entity, "t"))
        str_add(&sql, "NULL");
    str_addf(&sql, ",%s", key ? "t.\"field\"" : "NULL");
    for (int i = 0; i < search->n_texts; i++)
        str_addf(&sql, ",t.\"%s\"", search->texts[i]->name);
    str_addf(&sql,
             " FROM \"%s\" t NOT INDEXED WHERE t.\"id\">?1 AND t.\"deleted\"=0 ORDER BY t.\"id\"",
             entity->name);
    query = query_start(search->book->store, err, str_text(&sql), "t", after);
    str_free(&sql);
    return query;
}

/* The texts of an object, one a line; its keys are not searched. */
static const char *
texts_of_cells(struct search *search, const char *cells)
{
    struct err ignored = { 0 };
    const struct json *tree = json_read(search->arena, cells, strlen(cells), &ignored);
    struct str all = { 0 };
    const char *text;

    for (const struct json *cell = tree ? tree->first : NULL; cell; cell = cell->next)
        if (cell->kind == JSON_STRING)
            str_addf(&all, "%s%s", all.len ? "\n" : "", cell->text);
    text = arena_string(search->arena, str_text(&all));
    str_free(&all);
    return text;
}

static bool
has_all_words(const struct search *search, const char *const *texts)
{
    for (size_t w = 0; w < search->n_words; w++) {
        bool found = false;

        for (int i = 0; i < search->n_texts && !found; i++)
            found = needle_in(&search->words[w], texts[i]);
        if (!found)
            return false;
    }
    return true;
}

/*
 * Objects are read only when the words stand somewhere in the row. A backslash stands there twice.
 */
static bool
read_texts(struct search *search, struct query *row, const char **texts)
{
    for (int i = 0; i < search->n_texts; i++)
        texts[i] = query_text(row, ROW_TEXTS + i);
    if (!search->backslash && !has_all_words(search, texts))
        return false;
    for (int i = 0; i < search->n_texts; i++)
        if (texts[i] && search->texts[i]->type == FIELD_OBJECT)
            texts[i] = texts_of_cells(search, texts[i]);
    return (!search->cells && !search->backslash) || has_all_words(search, texts);
}

/* The text with the most of the words. */
static int
best_text(const struct search *search, const char *const *texts)
{
    int best = 0, most = 0;

    for (int i = 0; i < search->n_texts; i++) {
        int n = 0;

        for (size_t w = 0; w < search->n_words; w++)
            n += needle_in(&search->words[w], texts[i]);
        if (n > most) {
            most = n;
            best = i;
        }
    }
    return best;
}

static const char *
excerpt_around(const struct search *search, const char *text)
{
    const char *at = NULL;

    for (size_t w = 0; w < search->n_words && !at; w++)
        at = needle_find(&search->words[w], text);
    return excerpt_of(search->arena, text, at ? at : text);
}

static bool
lives(struct search *search, const char *id, struct err *err)
{
    struct str sql = { 0 };
    bool living;

    str_addf(&sql, "SELECT 1 FROM \"%s\" t WHERE t.\"id\"=?1 AND ", search->entity->name);
    living_add(&sql, search->entity, "t", NULL);
    living = query_number(search->book->store, 0, err, str_text(&sql), "t", id) == 1;
    str_free(&sql);
    return living;
}

/* An answer has no name of its own: its question has. */
static const char *
title_of(struct search *search, const char *id, const char *key)
{
    struct method *method = search->book->method;
    struct err ignored = { 0 };
    const struct method_part *part;
    const struct method_field *field = NULL;

    if (key && method) {
        part = method_answer(method, key, &field, &ignored);
        if (!part)
            field = method_field(method, key, &ignored);
        return arena_string(search->arena, field ? field->label : key);
    }
    if (!method)
        return record_title_of(search->book->store, search->entity, id, search->arena);
    return method_title_of(method, search->entity, id, search->arena);
}

static bool
read_hit(struct search *search, struct query *row, struct hit *out, struct err *err)
{
    const char *texts[TEXTS_MOST], *id = query_text(row, ROW_ID), *key, *text;
    const struct field *field;
    int best;

    if (!read_texts(search, row, texts) || !lives(search, id, err))
        return false;
    if (search->open && private_question(search->book->method, query_text(row, ROW_KEY)))
        return false;
    best = best_text(search, texts);
    field = search->texts[best];
    key = arena_string(search->arena, query_text(row, ROW_KEY));
    text = shown_text(search->book, query_text(row, ROW_ALLIANCE), search->entity, field, key,
                      arena_string(search->arena, query_text(row, ROW_TEXTS + best)), search->arena);
    *out = (struct hit){
        .entity = search->entity,
        .alliance = arena_string(search->arena, query_text(row, ROW_ALLIANCE)),
        .field = key && field != &field_note ? key : field->name,
        .title = title_of(search, id, key),
        .excerpt = excerpt_around(search, text),
    };
    snprintf(out->id, sizeof out->id, "%s", id);
    return true;
}

/*
 * Look at the rows of a table behind `id` until the slice is over or `n` hits are found; `*place`
 * is where that was, 0 when the table has come to its end.
 */
static bool
look(struct search *search, int table, const char *id, struct slice *slice, size_t n,
     struct hit *out, size_t *got, int64_t *place, struct err *err)
{
    struct query *row = start(search, id, err);
    bool over = false;

    *place = 0;
    while (!*place && !err->kind && query_next(row, err)) {
        *got += read_hit(search, row, &out[*got], err);
        over |= slice_over(slice);
        if (over || *got == n)
            *place = search_place_of(search->book->store, table, query_text(row, ROW_ID), err);
        if (*got == n && !*place)
            err_set(err, ERR_FORMAT, "the journal does not know the record %.30s", query_text(row,
                ROW_ID));
    }
    return query_end(row, err) && !err->kind;
}

bool
search_slice(struct book *book, const char *words, bool open, int64_t *state, size_t n,
             struct arena *arena, struct hit *out, size_t *got, struct err *err)
{
    struct search search = { .book = book, .arena = arena, .open = open };
    struct slice slice = slice_of(SLICE_US);
    const struct entity *entity;
    char id[ID_SIZE];
    int64_t place;
    int table;

    *got = 0;
    if (!read_words(&search, words, err) ||
        !search_place_read(book->store, *state, &table, id, err))
        return false;
    for (; search.n_words && (entity = table_at(table)) != NULL; table++, id[0] = '\0') {
        place = search_place_of(book->store, table, "", err);
        if (place && !*id && (*got == n || slice_over(&slice)))
            break;
        choose_table(&search, entity);
        if (open && private_kind(book->method, entity))
            continue;
        if (!look(&search, table, id, &slice, n, out, got, &place, err))
            return false;
        if (place)
            break;
    }
    *state = search.n_words && entity ? place : 0;
    return true;
}

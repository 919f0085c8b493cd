#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/filter.h"
#include "src/ops/record.h"
#include "src/store/query.h"
#include "tests/book.h"

enum { MOST = 500 };

/* All hits of a search, `n` at a time; in `arena`. */
static size_t
search(struct book *book, const char *words, size_t n, struct arena *arena, struct hit *out)
{
    int64_t state = 0;
    size_t all = 0;
    struct err err = { 0 };

    do {
        struct hit hits[MOST];
        size_t got;

        must(search_slice(book, words, false, &state, n, arena, hits, &got, &err), &err);
        assert_true(got <= n && all + got <= MOST);
        memcpy(out + all, hits, got * sizeof *hits);
        all += got;
    } while (state);
    return all;
}

static size_t
hits_of(struct book *book, const char *words)
{
    struct arena arena = { 0 };
    struct hit hits[MOST];
    size_t n = search(book, words, 40, &arena, hits);

    arena_free(&arena);
    return n;
}

static void
insert(struct book *book, const char *table, const char *column, const char *text,
       char id[ID_SIZE])
{
    struct change_cell cell = { .column = column, .new = cell_text(text) };
    struct err err = { 0 };

    id_make(store_env(book->store), id);
    must(change_insert(book->store, table, id, &cell, 1, &err), &err);
}

static bool
is_key(const struct field *field)
{
    return field->high == 3 || !strcmp(field->name, "method") || !strcmp(field->name, "field") ||
           !strcmp(field->name, "check") || !strcmp(field->name, "vocabulary");
}

/* A record for every text there is, each with a word of its own. */
static void
every_text_of_every_kind_of_record_that_is_not_sealed_is_searched(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    int texts = 0;

    (void)state;
    book_make(&book, &env);
    for (size_t e = 0; e < entity_count; e++)
        for (size_t i = 0; i <= entities[e].n; i++) {
            const struct field *field = i < entities[e].n ? &entities[e].fields[i] : &field_note;
            struct hit hits[MOST];
            char id[ID_SIZE];

            if ((field->type != FIELD_TEXT && field->type != FIELD_LONG) || is_key(field) ||
                (!strcmp(entities[e].name, "waiver") && !strcmp(field->name, "item")))
                continue;
            must(change_begin(book.store, CHANGE_IMPORT, NULL, &err), &err);
            insert(&book, entities[e].name, field->name, "the Xylophone plays", id);
            must(change_commit(book.store, "One", NULL, &err), &err);
            if (search(&book, "xylophone", 40, &arena, hits) != !entity_is_sealed(&entities[e]))
                fail_msg("%s.%s is not searched as it should", entities[e].name, field->name);
            if (!entity_is_sealed(&entities[e])) {
                assert_string_equal(hits[0].id, id);
                assert_ptr_equal(hits[0].entity, &entities[e]);
                assert_string_equal(hits[0].field, field->name);
                assert_string_equal(hits[0].excerpt, "the Xylophone plays");
            }
            must(change_begin(book.store, CHANGE_EDIT, NULL, &err), &err);
            must(change_put(book.store, entities[e].name, id,
                            &(struct change_cell){ .column = "deleted",
                                                   .new = cell_int(1) }, 1, NULL,
                            &err), &err);
            must(change_commit(book.store, "Gone", NULL, &err), &err);
            texts++;
        }
    assert_true(texts > 150);
    arena_free(&arena);
    book_close(&book);
}

static void
add_answer(struct book *book, const char *alliance, const char *key, const char *value)
{
    struct change_cell cells[] = {
        { .column = "alliance", .new = cell_text(alliance) },
        { .column = "field", .new = cell_text(key) },
        { .column = "revision", .new = cell_int(1) },
        { .column = "value", .new = cell_text(value) },
    };
    char id[ID_SIZE];
    struct err err = { 0 };

    id_make(store_env(book->store), id);
    must(change_begin(book->store, CHANGE_EDIT, NULL, &err), &err);
    must(change_insert(book->store, "step_answer", id, cells, 4, &err), &err);
    must(change_commit(book->store, "Answer", NULL, &err), &err);
}

static void
add_row(struct book *book, const char *alliance, const char *key, const char *json)
{
    struct change_cell cells[] = {
        { .column = "alliance", .new = cell_text(alliance) },
        { .column = "field", .new = cell_text(key) },
        { .column = "revision", .new = cell_int(1) },
        { .column = "position", .new = cell_int(1) },
        { .column = "cells", .new = cell_text(json) },
    };
    char id[ID_SIZE];
    struct err err = { 0 };

    id_make(store_env(book->store), id);
    must(change_begin(book->store, CHANGE_EDIT, NULL, &err), &err);
    must(change_insert(book->store, "step_row", id, cells, 5, &err), &err);
    must(change_commit(book->store, "Row", NULL, &err), &err);
}

static void
answers_and_rows_of_steps_are_found_under_their_question(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct hit hits[MOST];
    char a[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", a);
    add_answer(&book, a, "s01.title", "Enzymes for bakers");
    add_row(&book, a, "s04.candidates",
            "{\"name\":\"Quest \\\"Q\\\" Ltd\",\"note\":\"back\\\\slash\",\"skills\":5}");
    assert_int_equal(search(&book, "bakers", 40, &arena, hits), 1);
    assert_string_equal(hits[0].entity->name, "step_answer");
    assert_string_equal(hits[0].field, "s01.title");
    assert_string_equal(hits[0].alliance, a);
    assert_string_not_equal(hits[0].title, "step_answer");
    assert_int_equal(search(&book, "quest ltd", 40, &arena, hits), 1);
    assert_string_equal(hits[0].entity->name, "step_row");
    assert_string_equal(hits[0].field, "s04.candidates");
    assert_non_null(strstr(hits[0].excerpt, "Quest \"Q\" Ltd"));
    assert_int_equal(hits_of(&book, "back\\slash"), 1);
    assert_int_equal(hits_of(&book, "skills"), 0);           /* the name of a column */
    assert_int_equal(hits_of(&book, "quest skills"), 0);
    arena_free(&arena);
    book_close(&book);
}

static void
the_bin_and_what_went_with_it_is_left_out(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    char a[ID_SIZE], b[ID_SIZE], id[ID_SIZE];
    const char *ids[1] = { a };

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Alpha", a);
    book_alliance(&book, "Beta", b);
    book_record(&book, "action", id, "alliance", a, "title", "Ring the bell", NULL);
    book_record(&book, "action", id, "alliance", b, "title", "Mute the bell", NULL);
    add_answer(&book, a, "s01.title", "A bell");
    assert_int_equal(hits_of(&book, "bell"), 3);
    must(record_bin(&book, entity_find("alliance"), ids, 1, NULL, &err), &err);
    assert_int_equal(hits_of(&book, "bell"), 1);
    ids[0] = id;
    must(record_bin(&book, entity_find("action"), ids, 1, NULL, &err), &err);
    assert_int_equal(hits_of(&book, "bell"), 0);
    book_close(&book);
}

static void
slices_of_any_size_find_every_hit_once(void **state)
{
    static const size_t sizes[] = { 1, 3, 7, 40, 400 };
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    static struct hit all[MOST], some[MOST];
    size_t n;

    (void)state;
    book_make(&book, &env);
    must(change_begin(book.store, CHANGE_IMPORT, NULL, &err), &err);
    for (int i = 0; i < 300; i++) {
        char id[ID_SIZE], text[40];

        snprintf(text, sizeof text, "%s %d", i % 3 ? "hay" : "needle", i);
        insert(&book, i % 2 ? "alliance" : i % 4 ? "lesson" : "issue", "note", text, id);
    }
    must(change_commit(book.store, "Many", NULL, &err), &err);
    n = search(&book, "needle", 400, &arena, all);
    assert_int_equal(n, 100);
    for (size_t k = 0; k < 5; k++) {
        assert_int_equal(search(&book, "needle", sizes[k], &arena, some), n);
        for (size_t i = 0; i < n; i++)
            assert_string_equal(some[i].id, all[i].id);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            assert_string_not_equal(all[i].id, all[k].id);
    arena_free(&arena);
    book_close(&book);
}

static void
copy(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char bytes[4096];
    size_t n;

    assert_non_null(in);
    assert_non_null(out);
    while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, n, out), n);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

static void
a_search_goes_on_through_records_of_several_copies(void **state)
{
    static const char *const files[] = { "work.entente", "two.entente", "three.entente" };
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct hit hits[MOST];
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    for (int i = 0; i < 3; i++) {
        if (i) {
            book_close(&book);
            copy(support_path(files[i - 1]), support_path(files[i]));
            must(book_open(&book, support_path(files[i]), 0, &env, &err), &err);
        }
        for (int k = 0; k < 3; k++)
            book_record(&book, "strategic_goal", id, "goal", "A needle", NULL);
    }
    assert_int_equal(query_number(book.store, 0, &err, "SELECT count(DISTINCT replica) FROM change",
                                  ""), 3);
    assert_int_equal(search(&book, "needle", 1, &arena, hits), 9);
    for (size_t i = 0; i < 9; i++)
        for (size_t k = i + 1; k < 9; k++)
            assert_string_not_equal(hits[i].id, hits[k].id);
    arena_free(&arena);
    book_close(&book);
}

static void
all_words_must_be_in_the_record_and_quotes_keep_them_together(void **state)
{
    struct env env = support_env();
    struct book book;
    char a[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", a);
    book_record(&book, "issue", id, "alliance", a, "title", "Late delivery", "type", "operational",
                "raised_by", "us", "raised_on", "2027-01-01", "severity", "3", "facts",
                "The trucks were late again", NULL);
    assert_int_equal(hits_of(&book, "trucks delivery"), 1);
    assert_int_equal(hits_of(&book, "trucks bicycle"), 0);
    assert_int_equal(hits_of(&book, "\"late delivery\""), 1);
    assert_int_equal(hits_of(&book, "\"delivery late\""), 0);
    assert_int_equal(hits_of(&book, ""), 0);
    assert_int_equal(hits_of(&book, "  \"\" "), 0);
    book_close(&book);
}

static void
an_excerpt_shows_words_where_codes_and_ids_are_stored(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct hit hits[MOST];
    struct str cells = { 0 };
    char a[ID_SIZE], org[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", a);
    book_record(&book, "organisation", org, "name", "Quest", NULL);
    str_addf(&cells, "{\"organisation\":\"%s\",\"note\":\"Met at the fair\"}", org);
    add_row(&book, a, "s04.candidates", cells.data);
    assert_int_equal(search(&book, "fair", 40, &arena, hits), 1);
    assert_non_null(strstr(hits[0].excerpt, "Met at the fair"));
    assert_non_null(strstr(hits[0].excerpt, "Quest, Met at"));
    assert_null(strstr(hits[0].excerpt, org));
    str_free(&cells);
    arena_free(&arena);
    book_close(&book);
}

static void
the_excerpt_is_one_clean_line_with_the_hit_in_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct hit hits[MOST];
    struct str text = { 0 };
    char a[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", a);
    for (int i = 0; i < 60; i++)
        str_add(&text, "vorwärts und\nzurück ");
    str_add(&text, "der   Schlüssel\tliegt ");
    for (int i = 0; i < 60; i++)
        str_add(&text, "unter der Matte ");
    book_record(&book, "issue", id, "alliance", a, "title", "Tür", "type", "operational",
                "raised_by", "us",
                "raised_on", "2027-01-01", "severity", "3", "facts", str_text(&text), NULL);
    assert_int_equal(search(&book, "SCHLUSSEL", 40, &arena, hits), 1);
    assert_string_equal(hits[0].field, "facts");
    assert_string_equal(hits[0].title, "Tür");
    assert_non_null(strstr(hits[0].excerpt, " der Schlüssel liegt unter der"));
    assert_true(strncmp(hits[0].excerpt, "…", 3) == 0);
    assert_true(text_columns(hits[0].excerpt) <= 72);
    assert_true(text_is_clean(hits[0].excerpt, strlen(hits[0].excerpt), TEXT_LINE));
    str_free(&text);
    arena_free(&arena);
    book_close(&book);
}

static void
names_come_before_what_is_said_about_them(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct hit hits[MOST];
    char a[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_record(&book, "strategic_goal", id, "goal", "Work with Biocon", NULL);
    book_alliance(&book, "Biocon", a);
    book_record(&book, "organisation", id, "name", "Biocon Ltd", NULL);
    assert_int_equal(search(&book, "biocon", 40, &arena, hits), 3);
    assert_string_equal(hits[0].entity->name, "alliance");
    assert_string_equal(hits[1].entity->name, "organisation");
    assert_string_equal(hits[2].entity->name, "strategic_goal");
    arena_free(&arena);
    book_close(&book);
}

static void
too_many_words_and_a_place_that_is_none_are_refused(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct hit hits[2];
    struct err err = { 0 };
    int64_t place = 0;
    size_t got;

    (void)state;
    book_make(&book, &env);
    assert_false(search_slice(&book, "a b c d e f g h i", false, &place, 2, &arena, hits, &got, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    err_clear(&err);
    place = INT64_C(0x0000FFFFFFFFFFFF);
    assert_false(search_slice(&book, "a", false, &place, 2, &arena, hits, &got, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    arena_free(&arena);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(every_text_of_every_kind_of_record_that_is_not_sealed_is_searched),
        TEST(answers_and_rows_of_steps_are_found_under_their_question),
        TEST(the_bin_and_what_went_with_it_is_left_out),
        TEST(slices_of_any_size_find_every_hit_once),
        TEST(a_search_goes_on_through_records_of_several_copies),
        TEST(all_words_must_be_in_the_record_and_quotes_keep_them_together),
        TEST(an_excerpt_shows_words_where_codes_and_ids_are_stored),
        TEST(the_excerpt_is_one_clean_line_with_the_hit_in_it),
        TEST(names_come_before_what_is_said_about_them),
        TEST(too_many_words_and_a_place_that_is_none_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

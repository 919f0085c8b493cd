#include <stdio.h>
#include <string.h>

#include "src/model/unique.h"
#include "src/ops/record.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "tests/book.h"

/* Settings from words: field, value, ..., NULL; values are read as they are typed. */
static size_t
read_settings(struct book *book, const struct entity *entity, struct arena *arena,
              const char *const *words, struct setting *out)
{
    struct value_context context = { book_today(book), book->currency };
    struct err err = { 0 };
    size_t n = 0;

    for (; words[0]; words += 2, n++) {
        out[n].field = entity_field(entity, words[0]);
        assert_non_null(out[n].field);
        must(value_read(out[n].field, words[1], &context, arena, &out[n].value, &err), &err);
    }
    return n;
}

static bool
add(struct book *book, const char *kind, char id[ID_SIZE], struct err *err,
    const char *const *words)
{
    struct arena arena = { 0 };
    struct setting settings[12];
    size_t n = read_settings(book, entity_find(kind), &arena, words, settings);
    bool ok;

    *id = '\0';
    *err = (struct err){ 0 };
    ok = record_add(book, entity_find(kind), settings, n, id, err);
    arena_free(&arena);
    return ok;
}

#define WORDS(...) (const char *const[]){ __VA_ARGS__, NULL }

struct home {
    struct env env;
    struct book book;
    char alliance[ID_SIZE], other[ID_SIZE];
};

static void
begin(struct home *home)
{
    home->env = support_env();
    book_make(&home->book, &home->env);
    book_alliance(&home->book, "Biocon", home->alliance);
    book_alliance(&home->book, "Quest", home->other);
}

static void
what_there_can_be_once_is_refused_twice_whoever_adds_it(void **state)
{
    struct home home;
    struct err err;
    char id[ID_SIZE], cycle[ID_SIZE], refused[ID_SIZE];

    (void)state;
    begin(&home);
    assert_true(add(&home.book, "doz_cycle", cycle, &err,
                    WORDS("alliance", home.alliance, "number", "1", "opened_on", "2027-01-01")));
    const struct {
        const char *kind, *where;
        const char *const *words;
    } cases[] = {
        { "exit_plan", "alliance", WORDS("alliance", home.alliance) },
        { "metric", "code", WORDS("alliance", home.alliance, "code", "M1.4", "name", "x", "kind",
                                  "progress", "rule", "R1") },
        { "doz_cycle", "number", WORDS("alliance", home.alliance, "number", "2", "opened_on",
                                       "2027-01-01") },
        { "doz_cell", "cell", WORDS("alliance", home.alliance, "cycle", cycle, "area", "environment", "cell",
                                    "learn", "text", "x", "date", "2027-01-01") },
        { "bound", "code", WORDS("code", "G5", "green", "10", "red", "25") },
        { "bound", "code", WORDS("alliance", home.alliance, "code", "G5", "green", "10", "red",
                                 "25") },
        { "ladder_level", "level", WORDS("alliance", home.alliance, "level", "1", "who", "x",
                                         "working_days", "5") },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!add(&home.book, cases[i].kind, id, &err, cases[i].words))
            fail_msg("%s: %s: %s", cases[i].kind, err.where, err.what);
        assert_false(add(&home.book, cases[i].kind, refused, &err, cases[i].words));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_string_equal(err.where, cases[i].where);
        assert_non_null(strstr(err.what, id));           /* the sentence names the one that is there */
        assert_true(*err.hint);
    }
    assert_true(add(&home.book, "exit_plan", id, &err, WORDS("alliance", home.other)));
    book_close(&home.book);
}

static void
a_changed_value_is_held_against_the_others_too(void **state)
{
    struct home home;
    struct err err;
    struct value two = value_int(2), one = value_int(1);
    char id[ID_SIZE], second[ID_SIZE];
    const struct entity *entity = entity_find("doz_cycle");
    struct setting setting = { entity_field(entity, "number"), one };

    (void)state;
    begin(&home);
    assert_true(add(&home.book, "doz_cycle", id, &err,
                    WORDS("alliance", home.alliance, "number", "1", "opened_on", "2027-01-01")));
    assert_true(add(&home.book, "doz_cycle", second, &err,
                    WORDS("alliance", home.alliance, "number", "2", "opened_on", "2027-01-01")));
    assert_false(record_edit(&home.book, entity, second, &setting, &two, 1, &err));
    assert_string_equal(err.where, "number");
    book_close(&home.book);
}

static void
places_have_derived_ids_and_come_back_out_of_the_bin_under_them(void **state)
{
    struct home home;
    struct err err;
    const char *ids[1];
    char id[ID_SIZE], again[ID_SIZE], expected[ID_SIZE], key[80];
    long with;

    (void)state;
    begin(&home);
    snprintf(key, sizeof key, "exit_plan|%s", home.alliance);
    id_derive(expected, key);
    assert_true(add(&home.book, "exit_plan", id, &err,
                    WORDS("alliance", home.alliance, "last_reviewed", "2027-01-01")));
    assert_string_equal(id, expected);
    id_derive(expected, "bound||G5");
    assert_true(add(&home.book, "bound", again, &err, WORDS("code", "G5", "green", "10", "red", "25")));
    assert_string_equal(again, expected);
    ids[0] = id;
    must(record_bin(&home.book, entity_find("exit_plan"), ids, 1, &with, &err), &err);
    assert_true(add(&home.book, "exit_plan", again, &err,
                    WORDS("alliance", home.alliance, "state", "outline")));
    assert_string_equal(again, id);
    struct arena arena = { 0 };
    struct record record;

    must(record_load(home.book.store, entity_find("exit_plan"), id, &arena, &record, &err), &err);
    assert_false(record.deleted);
    assert_string_equal(record_text(&record, "state"), "outline");
    assert_null(record_text(&record, "last_reviewed"));          /* it is a new one, not the old one */
    must(undo_last(&home.book, NULL, NULL, 0, &err), &err);
    must(record_load(home.book.store, entity_find("exit_plan"), id, &arena, &record, &err), &err);
    assert_true(record.deleted);
    assert_string_equal(record_text(&record, "last_reviewed"), "2027-01-01");
    arena_free(&arena);
    book_close(&home.book);
}

static void
nothing_comes_back_into_a_place_that_was_taken_meanwhile(void **state)
{
    struct home home;
    struct err err;
    const char *ids[1];
    char id[ID_SIZE], second[ID_SIZE];
    long with;
    const char *const *words = WORDS("alliance", home.alliance, "level", "1", "who", "x",
                                     "working_days", "5");

    (void)state;
    begin(&home);
    assert_true(add(&home.book, "ladder_level", id, &err, words));
    ids[0] = id;
    must(record_bin(&home.book, entity_find("ladder_level"), ids, 1, &with, &err), &err);
    snprintf(home.env.user, sizeof home.env.user, "bo");
    assert_true(add(&home.book, "ladder_level", second, &err, words));
    assert_false(record_restore(&home.book, entity_find("ladder_level"), ids, 1, &err));
    assert_string_equal(err.where, "level");
    assert_non_null(strstr(err.what, second));
    err_clear(&err);
    snprintf(home.env.user, sizeof home.env.user, "ana");        /* whose last change is the bin */
    assert_false(undo_last(&home.book, NULL, NULL, 0, &err));
    assert_string_equal(err.where, "level");
    err_clear(&err);
    ids[0] = second;
    must(record_bin(&home.book, entity_find("ladder_level"), ids, 1, &with, &err), &err);
    ids[0] = id;
    must(record_restore(&home.book, entity_find("ladder_level"), ids, 1, &err), &err);
    book_close(&home.book);
}

static void
a_file_without_its_portfolio_record_is_told_of(void **state)
{
    struct home home;
    struct verify_report report = { .sound = true };
    struct arena arena = { 0 };
    struct err err;
    const struct change_cell gone = { "deleted", cell_int(0), cell_int(1) };

    (void)state;
    begin(&home);
    err = (struct err){ 0 };
    must(change_begin(home.book.store, CHANGE_EDIT, NULL, &err), &err);
    must(change_set(home.book.store, "portfolio",
                    query_string(home.book.store, &arena, &err, "SELECT id FROM portfolio", ""), &gone, 1, &err), &err);
    must(change_commit(home.book.store, "Gone", NULL, &err), &err);
    must(unique_verify(home.book.store, verify_found, &report, &err), &err);
    assert_int_equal(report.n_findings, 1);
    assert_non_null(strstr(report.findings[0], "its portfolio record"));
    arena_free(&arena);
    book_close(&home.book);
}

static void
a_file_that_holds_something_twice_is_told_of(void **state)
{
    struct home home;
    struct verify_report report = { .sound = true };
    struct err err;
    char id[ID_SIZE];
    const struct change_cell cells[] = {
        { "alliance", cell_null(), cell_text(home.alliance) },
        { "level", cell_null(), cell_int(1) },
        { "who", cell_null(), cell_text("x") },
        { "working_days", cell_null(), cell_int(3) },
    };

    (void)state;
    begin(&home);
    assert_true(add(&home.book, "ladder_level", id, &err,
                    WORDS("alliance", home.alliance, "level", "1", "who", "x", "working_days", "5")));
    must(unique_verify(home.book.store, verify_found, &report, &err), &err);
    assert_true(report.sound);
    must(change_begin(home.book.store, CHANGE_EDIT, NULL, &err), &err);
    must(change_insert(home.book.store, "ladder_level", "TWIN", cells, 4, &err), &err);
    must(change_commit(home.book.store, "Twin", NULL, &err), &err);
    must(unique_verify(home.book.store, verify_found, &report, &err), &err);
    assert_false(report.sound);
    assert_int_equal(report.n_findings, 1);
    assert_non_null(strstr(report.findings[0], "TWIN"));
    assert_non_null(strstr(report.findings[0], id));
    book_close(&home.book);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_there_can_be_once_is_refused_twice_whoever_adds_it),
        TEST(a_changed_value_is_held_against_the_others_too),
        TEST(places_have_derived_ids_and_come_back_out_of_the_bin_under_them),
        TEST(nothing_comes_back_into_a_place_that_was_taken_meanwhile),
        TEST(a_file_that_holds_something_twice_is_told_of),
        TEST(a_file_without_its_portfolio_record_is_told_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

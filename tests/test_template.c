#include <string.h>

#include "src/ops/step.h"
#include "src/ops/template.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/query.h"
#include "tests/book.h"

static void
an_alliance_from_each_template_is_sound_and_one_undo(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct template *list;
    struct verify_report report;
    size_t n;

    (void)state;
    book_make(&book, &env);
    must(template_list(&book, &arena, &list, &n, &err), &err);
    assert_true(n >= 5);
    for (size_t i = 0; i < n; i++) {
        struct step step;
        char id[ID_SIZE] = "";

        must(template_add(&book, list[i].key, list[i].name, NULL, NULL, 0, id, &err), &err);
        must(step_load(&book, id, 7, 0, &arena, &step, &err), &err);
        assert_true(step.fields[2].n_rows >= 5);        /* the working agreement's topics */
        must(step_load(&book, id, 9, 0, &arena, &step, &err), &err);
        assert_true(step.fields[3].n_records >= 3);     /* the escalation ladder */
        must(undo_last(&book, NULL, NULL, 0, &err), &err);
        assert_int_equal(query_number(book.store, -1, &err, "SELECT count(*) FROM alliance WHERE"
                                      " deleted=0", ""), (int)i);
        must(redo_last(&book, NULL, 0, &err), &err);
    }
    must(verify_file(book.store, &report, &err), &err);
    assert_true(report.sound);
    arena_free(&arena);
    book_close(&book);
}

static void
weights_of_every_template_total_100(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct template *list;
    size_t n;

    (void)state;
    book_make(&book, &env);
    must(template_list(&book, &arena, &list, &n, &err), &err);
    for (size_t i = 0; i < n; i++) {
        struct step step;
        double sum = 0;
        char id[ID_SIZE] = "";

        must(template_add(&book, list[i].key, list[i].name, NULL, NULL, 0, id, &err), &err);
        must(step_load(&book, id, 4, 0, &arena, &step, &err), &err);
        for (size_t r = 0; r < step.fields[0].n_rows; r++)
            sum += step.fields[0].rows[r].values[2].number;
        assert_true(sum == 100 || !step.fields[0].n_rows);
    }
    arena_free(&arena);
    book_close(&book);
}

static void
an_unknown_template_is_refused_with_those_there_are(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    char id[ID_SIZE] = "";

    (void)state;
    book_make(&book, &env);
    assert_false(template_add(&book, "nothing", "X", NULL, NULL, 0, id, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_non_null(strstr(err.hint, "research"));
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(an_alliance_from_each_template_is_sound_and_one_undo),
        TEST(weights_of_every_template_total_100),
        TEST(an_unknown_template_is_refused_with_those_there_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

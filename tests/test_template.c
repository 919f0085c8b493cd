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

static void
same_step(const struct step *together, const struct step *alone)
{
    assert_int_equal(together->revision, alone->revision);
    assert_int_equal(together->mark, alone->mark);
    assert_int_equal(together->n_fields, alone->n_fields);
    assert_int_equal(together->n_checks, alone->n_checks);
    assert_memory_equal(&together->figures, &alone->figures, sizeof alone->figures);
    if (!alone->edited_at)
        assert_null(together->edited_at);
    else
        assert_string_equal(together->edited_at, alone->edited_at);
    for (size_t i = 0; i < alone->n_fields; i++) {
        assert_int_equal(together->fields[i].filled, alone->fields[i].filled);
        assert_int_equal(together->fields[i].waived, alone->fields[i].waived);
        assert_int_equal(together->fields[i].n_rows, alone->fields[i].n_rows);
        assert_int_equal(together->fields[i].n_records, alone->fields[i].n_records);
    }
}

/* What the templates fill in, with a step let pass, one reopened and answers to parts of a question. */
static void
the_steps_read_together_have_what_each_has_alone(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct template *list;
    size_t n, filled = 0;

    (void)state;
    book_make(&book, &env);
    must(template_list(&book, &arena, &list, &n, &err), &err);
    for (size_t i = 0; i < n; i++) {
        struct value none = value_null(), answer = value_text("As far as we know");
        struct step together[STEP_COUNT], alone;
        char id[ID_SIZE] = "";

        must(template_add(&book, list[i].key, list[i].name, NULL, NULL, 0, id, &err), &err);
        must(step_waive(&book, id, "s02", "Tactical", "Ana Rao", &err), &err);
        must(step_reopen(&book, id, 2, &err), &err);
        must(step_waive(&book, id, "s03", "Tactical", "Ana Rao", &err), &err);
        must(step_check_set(&book, id, "c04.1", CHECK_TICKED, NULL, NULL, &err), &err);
        must(step_check_set(&book, id, "c04.2", CHECK_NOT_APPLICABLE, "No", NULL, &err), &err);
        must(step_answer(&book, id, "s01.vision", &none, &answer, &err), &err);
        book_close(&book);                      /* so that nothing of the method is known yet */
        must(book_open(&book, support_path("work.entente"), 0, &env, &err), &err);
        must(step_load_all(&book, id, &arena, together, &err), &err);
        for (int k = 0; k < STEP_COUNT; k++) {
            must(step_load(&book, id, k + 1, 0, &arena, &alone, &err), &err);
            same_step(&together[k], &alone);
            filled += (size_t)alone.figures.filled;
        }
        must(step_load_all(&book, id, &arena, together, &err), &err);       /* the words are known now */
        for (int k = 0; k < STEP_COUNT; k++) {
            must(step_load(&book, id, k + 1, 0, &arena, &alone, &err), &err);
            same_step(&together[k], &alone);
        }
    }
    assert_true(filled > 5);
    arena_free(&arena);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(an_alliance_from_each_template_is_sound_and_one_undo),
        TEST(weights_of_every_template_total_100),
        TEST(the_steps_read_together_have_what_each_has_alone),
        TEST(an_unknown_template_is_refused_with_those_there_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

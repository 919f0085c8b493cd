#include <stdio.h>
#include <string.h>

#include "src/ops/passage.h"
#include "src/ops/record.h"
#include "src/ops/step.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/query.h"
#include "tests/book.h"

static void
answer(struct book *book, const char *alliance, const char *key, const char *text)
{
    const struct method_part *part;
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct value_context context = { book_today(book), book->currency };
    struct value seen = value_null(), value;

    part = method_answer(book->method, key, NULL, &err);
    assert_non_null(part);
    must(method_read_value(book->method, part, text, &context, &arena, &value, &err), &err);
    must(step_answer(book, alliance, key, &seen, &value, &err), &err);
    arena_free(&arena);
}

/* Fill whatever the gate of a step asks for with any valid value. */
static void
fill(struct book *book, const char *alliance, int number)
{
    struct arena arena = { 0 };
    struct step step;
    struct step_gap *gaps;
    struct err err = { 0 };
    size_t n;

    must(step_load(book, alliance, number, 0, &arena, &step, &err), &err);
    must(step_gaps(book, &step, &arena, &gaps, &n, &err), &err);
    for (size_t i = 0; i < n; i++) {
        if (gaps[i].is_check) {
            must(step_check_set(book, alliance, gaps[i].item, CHECK_TICKED, NULL, NULL, &err), &err);
        } else if (gaps[i].can_waive) {
            must(step_waive(book, alliance, gaps[i].item, "Not needed here", "Ana Rao", &err), &err);
        }
    }
    arena_free(&arena);
}

static struct step
load(struct book *book, const char *alliance, int number, struct arena *arena)
{
    struct step step;
    struct err err = { 0 };

    must(step_load(book, alliance, number, 0, arena, &step, &err), &err);
    return step;
}

static void
an_untouched_step_is_not_started_and_has_nothing(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    step = load(&book, id, 4, &arena);
    assert_int_equal(step.mark, STEP_NOT_STARTED);
    assert_int_equal(step.revision, 1);
    assert_true(step.figures.step_percent == 0);
    assert_int_equal(step.figures.required, 9);
    assert_int_equal(step.figures.checks, 8);
    arena_free(&arena);
    book_close(&book);
}

static void
the_first_answer_starts_the_step_and_undo_takes_both_back(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct err err = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    answer(&book, id, "s01.vision", "To be the first address for enzymes");
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.mark, STEP_IN_PROGRESS);
    assert_int_equal(step.figures.filled, 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.mark, STEP_NOT_STARTED);
    assert_int_equal(step.figures.filled, 0);
    answer(&book, id, "s01.vision", "Again");
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.figures.filled, 1);
    assert_int_equal(step.mark, STEP_IN_PROGRESS);
    arena_free(&arena);
    book_close(&book);
}

static void
step_percent_is_six_parts_fields_and_four_parts_checks(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct err err = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    answer(&book, id, "s01.vision", "x");           /* 1 of 11 required fields */
    must(step_check_set(&book, id, "c01.1", CHECK_TICKED, NULL, NULL, &err), &err);
    must(step_check_set(&book, id, "c01.6", CHECK_NOT_APPLICABLE, "No others", NULL, &err), &err);
    step = load(&book, id, 1, &arena);              /* 1 of 6 applicable checks */
    assert_int_equal(step.figures.required, 11);
    assert_int_equal(step.figures.checks, 6);
    assert_true(step.figures.step_percent > 0.6 * 100 / 11 + 0.4 * 100 / 6 - 1e-9);
    assert_true(step.figures.step_percent < 0.6 * 100 / 11 + 0.4 * 100 / 6 + 1e-9);
    arena_free(&arena);
    book_close(&book);
}

static void
rows_count_when_their_required_cells_are_filled(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct err err = { 0 };
    struct value null = value_null(), three = value_int(3), text = value_text("Lead in enzymes");
    char id[ID_SIZE], row[ID_SIZE] = "";

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    must(step_row_add(&book, id, "s01.goals", NULL, row, &err), &err);
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.fields[3].n_rows, 1);
    assert_false(step.fields[3].filled);
    must(step_row_set(&book, id, "s01.goals", row, "goal", &null, &text, &err), &err);
    must(step_row_set(&book, id, "s01.goals", row, "priority", &null, &three, &err), &err);
    must(step_row_set(&book, id, "s01.goals", row, "contribution", &null, &three, &err), &err);
    step = load(&book, id, 1, &arena);
    assert_true(step.fields[3].filled);
    assert_false(step_row_set(&book, id, "s01.goals", row, "priority", &null, &three, &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    err_clear(&err);
    must(step_row_bin(&book, id, row, &err), &err);
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.fields[3].n_rows, 0);
    arena_free(&arena);
    book_close(&book);
}

static void
rows_are_moved_and_stay_in_order(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct err err = { 0 };
    char id[ID_SIZE], rows[4][ID_SIZE] = { "", "", "", "" };

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    for (int i = 0; i < 4; i++)
        must(step_row_add(&book, id, "s01.goals", NULL, rows[i], &err), &err);
    must(step_row_move(&book, id, "s01.goals", rows[3], -2, &err), &err);
    step = load(&book, id, 1, &arena);
    assert_string_equal(step.fields[3].rows[0].id, rows[0]);
    assert_string_equal(step.fields[3].rows[1].id, rows[3]);
    assert_string_equal(step.fields[3].rows[2].id, rows[1]);
    assert_string_equal(step.fields[3].rows[3].id, rows[2]);
    arena_free(&arena);
    book_close(&book);
}

static void
the_gate_names_what_is_missing_and_a_full_step_is_ready_then_done(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct err err = { 0 };
    char id[ID_SIZE], person[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_person(&book, "Ana Rao", person);
    book_alliance(&book, "Biocon", id);
    answer(&book, id, "s01.vision", "x");
    assert_false(step_complete(&book, id, 1, person, NULL, NULL, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.what, "15 things are missing"));
    err_clear(&err);
    fill(&book, id, 1);
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.mark, STEP_READY);
    must(step_complete(&book, id, 1, person, "2027-02-01", "Fine", &err), &err);
    step = load(&book, id, 1, &arena);
    assert_int_equal(step.mark, STEP_DONE);
    assert_string_equal(step.signed_on, "2027-02-01");
    assert_string_equal(step.signed_by, person);
    assert_true(step.figures.step_percent == 100);
    assert_false(step_check_set(&book, id, "c01.1", CHECK_OPEN, NULL, NULL, &err));
    assert_non_null(strstr(err.hint, "Reopen"));
    arena_free(&arena);
    book_close(&book);
}

static void
a_signature_tells_what_becomes_of_the_alliance(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct str text = { 0 };
    struct err err = { 0 };
    char id[ID_SIZE], person[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_person(&book, "Ana Rao", person);
    book_alliance(&book, "Biocon", id);
    answer(&book, id, "s01.sponsor", person);
    fill(&book, id, 1);
    must(step_complete(&book, id, 1, person, "2024-11-15", NULL, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM alliance a JOIN state_change c ON c.alliance=a.id WHERE"
                            " a.state='exploring' AND a.state_since='2024-11-15' AND c.\"on\"='2024-11-15'"), 1);
    must(passage_tell(&book, id, "idea", &text, &err), &err);
    assert_string_equal(text.data, "the alliance is exploring now");
    str_clear(&text);
    must(passage_tell(&book, id, passage_state(&book, id, &arena), &text, &err), &err);
    assert_non_null(strstr(str_text(&text), "the alliance stays exploring: "));
    str_free(&text);
    arena_free(&arena);
    book_close(&book);
}

static void
what_is_edited_together_is_one_undo_or_nothing(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    must(step_together_begin(&book, id, &err), &err);
    answer(&book, id, "s01.vision", "x");
    must(step_check_set(&book, id, "c01.1", CHECK_TICKED, NULL, NULL, &err), &err);
    must(step_together_end(&book, true, "Vision and 1 more: saved", &err), &err);
    assert_int_equal(load(&book, id, 1, &arena).mark, STEP_IN_PROGRESS);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(query_number(book.store, 9, &err, "SELECT count(*) FROM step_answer WHERE deleted=0", ""), 0);
    assert_int_equal(query_number(book.store, 9, &err, "SELECT count(*) FROM check_state WHERE deleted=0", ""), 0);
    must(step_together_begin(&book, id, &err), &err);
    answer(&book, id, "s01.vision", "y");
    assert_false(step_check_set(&book, id, "c01.99", CHECK_TICKED, NULL, NULL, &err));
    assert_false(step_together_end(&book, false, "", &err));
    assert_int_equal(query_number(book.store, 9, &(struct err){ 0 },
                                  "SELECT count(*) FROM step_answer WHERE deleted=0", ""), 0);
    arena_free(&arena);
    book_close(&book);
}

static void
opening_a_check_again_makes_a_ready_step_in_progress(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    fill(&book, id, 1);
    assert_int_equal(load(&book, id, 1, &arena).mark, STEP_READY);
    must(step_check_set(&book, id, "c01.1", CHECK_OPEN, NULL, NULL, &err), &err);
    assert_int_equal(load(&book, id, 1, &arena).mark, STEP_IN_PROGRESS);
    arena_free(&arena);
    book_close(&book);
}

static void
records_of_a_register_fill_the_step_that_asks_for_them(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    char id[ID_SIZE], record[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    assert_false(load(&book, id, 2, &arena).fields[0].filled);
    book_record(&book, "objective", record, "alliance", id, "statement", "Two new enzymes",
                "owner_side", "joint", NULL);
    assert_true(load(&book, id, 2, &arena).fields[0].filled);
    book_record(&book, "learning_objective", record, "alliance", id, "topic", "Patenting",
                "wanted_by", "them", NULL);
    assert_false(load(&book, id, 2, &arena).fields[2].filled);   /* theirs is not ours */
    arena_free(&arena);
    book_close(&book);
}

static void
weights_must_total_100_before_the_step_can_be_completed(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct step_gap *gaps;
    struct err err = { 0 };
    struct value cells[5] = { value_text("Skills"), value_null(), { 0 }, value_null(), value_null() };
    char id[ID_SIZE], row[ID_SIZE] = "";
    bool found = false;
    size_t n;

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    cells[2] = (struct value){ .kind = VALUE_NUMBER, .number = 90 };
    must(step_row_add(&book, id, "s04.criteria", cells, row, &err), &err);
    step = load(&book, id, 4, &arena);
    must(step_gaps(&book, &step, &arena, &gaps, &n, &err), &err);
    for (size_t i = 0; i < n; i++)
        found |= strstr(gaps[i].text, "adds up to 90, not 100") != NULL;
    assert_true(found);
    arena_free(&arena);
    book_close(&book);
}

static void
reopening_starts_a_revision_and_keeps_the_old_one(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct step step;
    struct err err = { 0 };
    struct value cells[5] = { value_text("Skills"), value_null(), { 0 }, value_null(), value_null() };
    struct value seen = value_text("first"), again = value_text("second");
    char id[ID_SIZE], person[ID_SIZE], row[ID_SIZE] = "";

    (void)state;
    book_make(&book, &env);
    book_person(&book, "Ana Rao", person);
    book_alliance(&book, "Biocon", id);
    answer(&book, id, "s04.reason", "first");
    cells[2] = (struct value){ .kind = VALUE_NUMBER, .number = 100 };
    must(step_row_add(&book, id, "s04.criteria", cells, row, &err), &err);
    assert_false(step_reopen(&book, id, 4, &err));
    err_clear(&err);
    fill(&book, id, 4);
    must(step_complete(&book, id, 4, person, NULL, NULL, &err), &err);
    must(step_reopen(&book, id, 4, &err), &err);
    step = load(&book, id, 4, &arena);
    assert_int_equal(step.revision, 2);
    assert_int_equal(step.mark, STEP_REOPENED);
    assert_int_equal(step.fields[0].n_rows, 1);
    assert_string_not_equal(step.fields[0].rows[0].id, row);
    must(step_answer(&book, id, "s04.reason", &seen, &again, &err), &err);
    assert_int_equal(load(&book, id, 4, &arena).mark, STEP_IN_PROGRESS);
    must(step_load(&book, id, 4, 1, &arena, &step, &err), &err);
    assert_int_equal(step.mark, STEP_DONE);
    assert_string_equal(step.fields[10].values[0].text, "first");
    arena_free(&arena);
    book_close(&book);
}

static void
a_whole_step_is_waived_with_reason_and_sponsor_and_left_out_of_the_mean(void **state)
{
    struct env env = support_env();
    struct book book;
    struct step_summary summaries[STEP_COUNT];
    struct err err = { 0 };
    double percent;
    int current;
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    assert_false(step_waive(&book, id, "s01", "", "Ana", &err));
    err_clear(&err);
    for (int i = 1; i <= 12; i++) {
        char key[8];

        snprintf(key, sizeof key, "s%02d", i);
        must(step_waive(&book, id, key, "Tactical", "Ana Rao", &err), &err);
        if (i == 1) {
            must(step_summaries(&book, id, summaries, &percent, &current, &err), &err);
            assert_int_equal(current, 2);
            assert_true(percent == 0);
        }
    }
    must(step_summaries(&book, id, summaries, &percent, &current, &err), &err);
    assert_int_equal(current, 0);
    assert_true(percent < 0);
    book_close(&book);
}

static void
step_12_reads_only_the_ticks_of_the_newest_review(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct err err = { 0 };
    char id[ID_SIZE], review[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    assert_false(step_check_set(&book, id, "c12.1", CHECK_TICKED, NULL, NULL, &err));
    err_clear(&err);
    book_record(&book, "review", review, "alliance", id, "date", "2027-01-10", "kind",
                "operational", NULL);
    must(step_check_set(&book, id, "c12.1", CHECK_TICKED, NULL, NULL, &err), &err);
    assert_int_equal(load(&book, id, 12, &arena).figures.ticked, 1);
    book_record(&book, "review", review, "alliance", id, "date", "2027-02-10", "kind",
                "operational", NULL);
    assert_int_equal(load(&book, id, 12, &arena).figures.ticked, 0);
    arena_free(&arena);
    book_close(&book);
}

static void
working_ahead_names_the_unfinished_steps_whose_data_is_used(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    unsigned steps;
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    must(step_ahead_of(&book, id, 4, &steps, &err), &err);
    assert_int_equal(steps, 1U << 0 | 1U << 1 | 1U << 2);
    must(step_waive(&book, id, "s02", "Known", "Ana Rao", &err), &err);
    must(step_ahead_of(&book, id, 4, &steps, &err), &err);
    assert_int_equal(steps, 1U << 0 | 1U << 2);
    must(step_ahead_of(&book, id, 1, &steps, &err), &err);
    assert_int_equal(steps, 0);
    book_close(&book);
}

static void
two_people_on_one_answer_are_told(void **state)
{
    struct env env = support_env(), other = support_env();
    struct book book, second;
    struct err err = { 0 };
    struct value null = value_null(), a = value_text("a"), b = value_text("b");
    struct verify_report report;
    char id[ID_SIZE];

    (void)state;
    snprintf(other.user, sizeof other.user, "ben");
    book_make(&book, &env);
    book_alliance(&book, "Biocon", id);
    book_again(&second, &other);
    must(step_answer(&second, id, "s01.vision", &null, &a, &err), &err);
    assert_false(step_answer(&book, id, "s01.vision", &null, &b, &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_non_null(strstr(err.what, "ben"));
    err_clear(&err);
    must(verify_file(book.store, &report, &err), &err);
    assert_true(report.sound);
    book_close(&second);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(an_untouched_step_is_not_started_and_has_nothing),
        TEST(the_first_answer_starts_the_step_and_undo_takes_both_back),
        TEST(step_percent_is_six_parts_fields_and_four_parts_checks),
        TEST(rows_count_when_their_required_cells_are_filled),
        TEST(rows_are_moved_and_stay_in_order),
        TEST(the_gate_names_what_is_missing_and_a_full_step_is_ready_then_done),
        TEST(a_signature_tells_what_becomes_of_the_alliance),
        TEST(what_is_edited_together_is_one_undo_or_nothing),
        TEST(opening_a_check_again_makes_a_ready_step_in_progress),
        TEST(records_of_a_register_fill_the_step_that_asks_for_them),
        TEST(weights_must_total_100_before_the_step_can_be_completed),
        TEST(reopening_starts_a_revision_and_keeps_the_old_one),
        TEST(a_whole_step_is_waived_with_reason_and_sponsor_and_left_out_of_the_mean),
        TEST(step_12_reads_only_the_ticks_of_the_newest_review),
        TEST(working_ahead_names_the_unfinished_steps_whose_data_is_used),
        TEST(two_people_on_one_answer_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

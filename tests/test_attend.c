/* The rules of "needs you today", on cases counted by hand. Today is 2027-02-15. */
#include <string.h>

#include "src/figures/attend.h"
#include "src/ops/record.h"
#include "src/ops/step.h"
#include "tests/book.h"

static struct env env;
static struct book book;
static char alliance[ID_SIZE];

static int
set_up(void **state)
{
    (void)state;
    book_start(&book, &env, "Quest and Biocon", alliance);
    return 0;
}

static int
tear_down(void **state)
{
    return book_end(&book, state);
}

static void
scan(struct attend *attend)
{
    struct err err = { 0 };

    attend_start(attend, &book, 0);
    while (attend_slice(attend, 1, &err))
        continue;
    must(err.kind == ERR_NONE, &err);
}

/* The only line there is. */
static struct attend_line
only(struct attend *attend)
{
    scan(attend);
    assert_int_equal(attend->lines, 1);
    assert_int_equal(attend->total, 1);
    return attend->line[0];
}

static void
commitment(const char *by, const char *to, const char *due, const char *criticality, char id[ID_SIZE])
{
    book_record(&book, "commitment", id, "alliance", alliance, "title", "Deliver the report", "promised_by", by,
                "promised_to", to, "due", due, "criticality", criticality, NULL);
}

static void
our_promise_is_overdue_from_the_day_after_its_due_date(void **state)
{
    struct attend attend = { 0 };
    struct attend_line line;
    char id[ID_SIZE];

    (void)state;
    commitment("us", "them", "2027-02-15", "5", id);        /* due today: nothing is late */
    line = only(&attend);
    assert_string_equal(line.rule, "N25");
    assert_string_equal(line.text, "we owe \"Deliver the report\" by 2027-02-15");
    assert_int_equal(line.urgency, 30 + 25);
    commitment("us", "them", "2027-02-14", "3", id);
    scan(&attend);
    assert_int_equal(attend.lines, 2);
    line = attend.line[0];
    assert_string_equal(line.rule, "N07");
    assert_string_equal(line.text, "we owe \"Deliver the report\", 1 day late");
    assert_int_equal(line.urgency, 50 + 15 + 1);
    assert_int_equal(line.days, 1);
    assert_string_equal(line.record, id);
    assert_string_equal(line.entity, "commitment");
    attend_free(&attend);
}

static void
their_promise_weighs_ten_less_and_a_promise_in_one_house_nothing(void **state)
{
    struct attend attend = { 0 };
    struct attend_line line;
    char id[ID_SIZE];

    (void)state;
    commitment("us", "us", "2027-01-01", "5", id);
    commitment("them", "us", "2026-12-01", "4", id);        /* 76 days */
    line = only(&attend);
    assert_string_equal(line.rule, "N08");
    assert_int_equal(line.urgency, 40 + 20 + 20);
    assert_string_equal(line.text, "they owe \"Deliver the report\", 76 days late; declare it broken or renegotiate");
    attend_free(&attend);
}

static void
the_due_date_in_force_counts_and_a_proposal_does_not(void **state)
{
    struct attend attend = { 0 };
    struct err err = { 0 };
    const struct entity *entity = entity_find("commitment");
    struct setting later = { entity_field(entity, "due"), value_text("2027-03-01") };
    struct value before = value_text("2027-02-01");
    char id[ID_SIZE];

    (void)state;
    commitment("us", "them", "2027-02-01", "3", id);
    must(record_edit(&book, entity, id, &later, &before, 1, &err), &err);
    scan(&attend);
    assert_int_equal(attend.lines, 0);
    book_record(&book, "commitment", id, "alliance", alliance, "title", "Proposed only", "promised_by", "us", "promised_to",
                "them", "due", "2027-01-01", "state", "proposed", NULL);
    scan(&attend);
    assert_int_equal(attend.lines, 0);
    attend_free(&attend);
}

static void
an_open_action_of_ours_is_late_after_its_day(void **state)
{
    struct attend attend = { 0 };
    struct attend_line line;
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "action", id, "alliance", alliance, "title", "Theirs", "side", "them", "due", "2027-01-01", NULL);
    book_record(&book, "action", id, "alliance", alliance, "title", "Done", "due", "2027-01-01", "state", "done",
                "done_on", "2027-01-02", NULL);
    book_record(&book, "action", id, "alliance", alliance, "title", "Call them", "due", "2027-02-05", NULL);
    line = only(&attend);
    assert_string_equal(line.rule, "N19");
    assert_string_equal(line.text, "action \"Call them\" 10 days late");
    assert_int_equal(line.urgency, 45);
    attend_free(&attend);
}

static void
a_current_step_without_edit_for_21_days_is_stalled(void **state)
{
    struct attend attend = { 0 };
    struct attend_line line;
    struct value none = value_null(), title = value_text("Enzymes");
    struct err err = { 0 };

    (void)state;
    must(step_answer(&book, alliance, "s01.title", &none, &title, &err), &err);
    scan(&attend);
    assert_int_equal(attend.lines, 0);
    env.fixed_ms += INT64_C(20) * 86400000;
    scan(&attend);
    assert_int_equal(attend.lines, 0);
    env.fixed_ms += 86400000;
    line = only(&attend);
    assert_string_equal(line.rule, "N21");
    assert_string_equal(line.text, "step 1 without edit for 21 days");
    assert_int_equal(line.urgency, 30);
    assert_int_equal(line.step, 1);
    attend_free(&attend);
}

static void
a_suspension_is_looked_at_when_its_day_has_passed_and_nothing_else_is(void **state)
{
    struct attend attend = { 0 };
    struct attend_line line;
    struct err err = { 0 };
    struct change_cell cells[] = {
        { "state", cell_null(), cell_text("suspended") },
        { "suspended_until", cell_null(), cell_text("2027-02-10") },
    };
    char id[ID_SIZE];

    (void)state;
    commitment("us", "them", "2027-01-01", "5", id);
    must(change_begin(book.store, CHANGE_EDIT, NULL, &err), &err);     /* long ago */
    must(change_put(book.store, "alliance", alliance, cells, 2, NULL, &err), &err);
    must(change_commit(book.store, "Suspended", NULL, &err), &err);
    line = only(&attend);
    assert_string_equal(line.rule, "N27");
    assert_string_equal(line.text, "suspension ended 5 days ago");
    assert_int_equal(line.urgency, 70);
    assert_string_equal(line.record, alliance);
    attend_free(&attend);
}

static void
lines_are_ranked_by_urgency_then_tier_then_days(void **state)
{
    struct attend attend = { 0 };
    struct err err = { 0 };
    const struct entity *entity = entity_find("alliance");
    struct setting tier = { entity_field(entity, "tier"), value_text("strategic") };
    struct value none = value_null();
    char other[ID_SIZE], id[ID_SIZE];

    (void)state;
    commitment("us", "them", "2027-02-10", "3", id);                  /* 50 + 15 + 5 = 70 */
    book_alliance(&book, "Samsung and Toshiba", other);
    must(record_edit(&book, entity, other, &tier, &none, 1, &err), &err);
    book_record(&book, "commitment", id, "alliance", other, "title", "Wafer", "promised_by", "us", "promised_to", "them", "due",
                "2027-02-10", "criticality", "3", NULL);              /* 70, but strategic */
    book_record(&book, "action", id, "alliance", other, "title", "Call", "due", "2027-02-14", NULL);
    scan(&attend);
    assert_int_equal(attend.lines, 3);
    assert_string_equal(attend.line[0].text, "we owe \"Wafer\", 5 days late");
    assert_string_equal(attend.line[1].text, "we owe \"Deliver the report\", 5 days late");
    assert_string_equal(attend.line[2].rule, "N19");
    attend_free(&attend);
}

static void
one_alliance_is_looked_at_again_without_the_others(void **state)
{
    struct attend attend = { 0 };
    struct err err = { 0 };
    char other[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_alliance(&book, "Samsung and Toshiba", other);
    commitment("us", "them", "2027-02-10", "3", id);
    book_record(&book, "action", id, "alliance", other, "title", "Call", "due", "2027-02-14", NULL);
    scan(&attend);
    assert_int_equal(attend.lines, 2);
    book_record(&book, "action", id, "alliance", other, "title", "Write", "due", "2027-02-13", NULL);
    must(attend_again(&attend, other, &err), &err);
    assert_int_equal(attend.lines, 3);
    assert_int_equal(attend.total, 3);
    {
        const char *gone = id;
        long with;

        must(record_bin(&book, entity_find("action"), &gone, 1, &with, &err), &err);
    }
    must(attend_again(&attend, other, &err), &err);
    assert_int_equal(attend.lines, 2);
    assert_int_equal(attend.total, 2);
    attend_free(&attend);
}

static void
every_rule_says_why(void **state)
{
    (void)state;
    assert_non_null(attend_why("N07"));
    assert_non_null(attend_why("N27"));
    assert_null(attend_why("N99"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(our_promise_is_overdue_from_the_day_after_its_due_date),
        TEST(their_promise_weighs_ten_less_and_a_promise_in_one_house_nothing),
        TEST(the_due_date_in_force_counts_and_a_proposal_does_not),
        TEST(an_open_action_of_ours_is_late_after_its_day),
        TEST(a_current_step_without_edit_for_21_days_is_stalled),
        TEST(a_suspension_is_looked_at_when_its_day_has_passed_and_nothing_else_is),
        TEST(lines_are_ranked_by_urgency_then_tier_then_days),
        TEST(one_alliance_is_looked_at_again_without_the_others),
        TEST(every_rule_says_why),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}

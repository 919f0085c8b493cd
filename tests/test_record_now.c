#include <string.h>

#include "src/ops/record_now.h"
#include "src/ops/tick.h"
#include "tests/book.h"

static struct env env;
static struct book book;
static char alliance[ID_SIZE];

static int
set_up(void **state)
{
    (void)state;
    book_start(&book, &env, "Biocon", alliance);
    return 0;
}

static int
tear_down(void **state)
{
    return book_end(&book, state);
}

/* What is said of it on 15 February 2027, a Monday; NULL: nothing. */
static void
says(const char *entity, const char *id, const char *words, enum record_tone wanted)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    enum record_tone tone;
    struct record record;
    const char *now;

    must(record_load(book.store, entity_find(entity), id, &arena, &record, &err), &err);
    now = record_now(&book, &record, &arena, &tone);
    if (words)
        assert_string_equal(now ? now : "nothing", words);
    else
        assert_null(now);
    assert_int_equal(tone, wanted);
    arena_free(&arena);
}

static void
promise(char id[ID_SIZE], const char *due, const char *state)
{
    book_record(&book, "commitment", id, "alliance", alliance, "title", "Report", "promised_by", "us", "promised_to",
                "them", "due", due, "state", state, NULL);
}

static void
a_promise_is_late_from_the_day_after_and_asked_about_after_sixty(void **state)
{
    char id[ID_SIZE];

    (void)state;
    promise(id, "2027-02-15", "accepted");
    says("commitment", id, NULL, RECORD_PLAIN);
    promise(id, "2027-02-14", "accepted");
    says("commitment", id, "1 day late", RECORD_LATE);
    promise(id, "2026-12-17", "at_risk");
    says("commitment", id, "60 days late", RECORD_LATE);
    promise(id, "2026-12-16", "in_progress");
    says("commitment", id, "61 days late: broken?", RECORD_LATE);
    promise(id, "2026-12-16", "proposed");
    says("commitment", id, NULL, RECORD_PLAIN);
    promise(id, "2026-12-16", "broken");
    says("commitment", id, NULL, RECORD_PLAIN);
}

static void
a_meeting_is_missed_after_ten_working_days_and_its_body_dormant_after_two(void **state)
{
    char body[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_record(&book, "body", body, "alliance", alliance, "name", "Steering", "kind", "steering", NULL);
    book_record(&book, "meeting", id, "alliance", alliance, "body", body, "due", "2027-02-01", NULL);
    says("meeting", id, "14 days late", RECORD_WATCH);
    says("body", body, NULL, RECORD_PLAIN);
    book_record(&book, "meeting", id, "alliance", alliance, "body", body, "due", "2027-01-29", NULL);
    says("meeting", id, "missed", RECORD_LATE);
    says("body", body, "dormant", RECORD_LATE);
    book_record(&book, "holiday", id, "date", "2027-02-04", NULL);
    book_record(&book, "meeting", id, "alliance", alliance, "body", body, "due", "2027-01-29", NULL);
    says("meeting", id, "17 days late", RECORD_WATCH);
    book_record(&book, "meeting", id, "alliance", alliance, "body", body, "due", "2027-02-10", "held_on",
                "2027-02-10", "state", "held", NULL);
    says("meeting", id, NULL, RECORD_PLAIN);
    says("body", body, NULL, RECORD_PLAIN);
}

static void
the_clock_of_an_issue_begins_with_its_level_and_the_ladder_sets_the_limit(void **state)
{
    char id[ID_SIZE], event[ID_SIZE], level[ID_SIZE];

    (void)state;
    book_record(&book, "issue", id, "alliance", alliance, "title", "Late", "type", "operational", "raised_by", "us",
                "raised_on", "2027-02-10", "severity", "3", "state", "inquiry", "our_contribution", "x",
                "their_contribution", "y", NULL);
    says("issue", id, "day 3 of 5", RECORD_PLAIN);
    book_record(&book, "ladder_level", level, "alliance", alliance, "level", "1", "who", "the pair", "working_days",
                "2", NULL);
    says("issue", id, "1 over 2", RECORD_LATE);
    book_record(&book, "escalation", event, "alliance", alliance, "issue", id, "from_level", "1", "to_level", "2",
                "on", "2027-02-12", NULL);
    says("issue", id, "day 1 of 10", RECORD_PLAIN);
}

static void
other_dates_that_have_passed_are_told(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&book, "charter", id, "alliance", alliance, "version", "1", "state", "approved", "review_due",
                "2027-02-14", NULL);
    says("charter", id, "due", RECORD_LATE);
    book_record(&book, "decision", id, "alliance", alliance, "title", "Site", "raised_on", "2027-01-01", "needed_by",
                "2027-02-10", NULL);
    says("decision", id, "5 days late", RECORD_LATE);
    book_record(&book, "action", id, "alliance", alliance, "title", "Call", "due", "2027-02-13", NULL);
    says("action", id, "2 days late", RECORD_LATE);
    book_record(&book, "trust_record", id, "alliance", alliance, "date", "2027-02-13", "rated_by", "us", NULL);
    says("trust_record", id, NULL, RECORD_PLAIN);
    assert_false(record_now_speaks(entity_find("trust_record")));
}

/* ---- ticks ---- */

static void
a_tick_is_turned_on_and_off(void **state)
{
    char id[ID_SIZE];
    struct err err = { 0 };
    const char *word;

    (void)state;
    book_record(&book, "exit_task", id, "alliance", alliance, "area", "people", "task", "Tell them", NULL);
    must(tick_turn(&book, entity_find("exit_task"), id, &word, &err), &err);
    assert_string_equal(word, "done");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM exit_task WHERE done_on='2027-02-15'"), 1);
    must(tick_turn(&book, entity_find("exit_task"), id, &word, &err), &err);
    assert_int_equal(book_number(&book, "SELECT count(*) FROM exit_task WHERE done_on IS NULL"), 1);
    assert_true(tick_takes(entity_find("attendance")));
    assert_false(tick_takes(entity_find("commitment")));
}

static void
the_tick_of_an_action_is_undone_but_one_that_came_done_is_not(void **state)
{
    char id[ID_SIZE], done[ID_SIZE];
    struct err err = { 0 };
    const char *word;

    (void)state;
    book_record(&book, "action", id, "alliance", alliance, "title", "Call", NULL);
    book_record(&book, "action", done, "alliance", alliance, "title", "Write", "state", "done", "done_on",
                "2027-02-01", NULL);
    must(tick_turn(&book, entity_find("action"), id, &word, &err), &err);
    must(tick_turn(&book, entity_find("action"), id, &word, &err), &err);
    assert_string_equal(word, "open again");
    assert_int_equal(book_number(&book, "SELECT count(*) FROM action WHERE state='open' AND done_on IS NULL"), 1);
    assert_false(tick_turn(&book, entity_find("action"), done, &word, &err));
    assert_int_equal(err.kind, ERR_INPUT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_promise_is_late_from_the_day_after_and_asked_about_after_sixty),
        TEST(a_meeting_is_missed_after_ten_working_days_and_its_body_dormant_after_two),
        TEST(the_clock_of_an_issue_begins_with_its_level_and_the_ladder_sets_the_limit),
        TEST(other_dates_that_have_passed_are_told),
        TEST(a_tick_is_turned_on_and_off),
        TEST(the_tick_of_an_action_is_undone_but_one_that_came_done_is_not),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}

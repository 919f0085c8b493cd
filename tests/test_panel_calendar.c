#include "tests/panel.h"

/* As of 2027-03-01: late by a day, today, on the seventh and the eighth day, far away. */
static const char dated[] =
    "{'commitment':[{'id':'c1','title':'Late report','promised_by':'us','promised_to':'them',"
    "'due':'2027-02-28'},"
    "{'id':'c2','title':'Today','promised_by':'them','promised_to':'us','due':'2027-03-01'},"
    "{'id':'c3','title':'Seventh','promised_by':'us','promised_to':'them','due':'2027-03-08'},"
    "{'id':'c4','title':'Eighth','promised_by':'us','promised_to':'them','due':'2027-03-09'},"
    "{'id':'c5','title':'Far','promised_by':'us','promised_to':'them','due':'2028-03-01'}],"
    "'meeting':[{'id':'m1','body':'B','due':'2027-03-05'}],"
    "'safeguard':[{'id':'g1','behaviour':'poach','safeguard':'Locked drawer','state':'weak',"
    "'next_check':'2027-03-04'}]}";

static void
what_is_due_stands_in_its_span_and_opens_its_record(void **state)
{
    struct example example;
    const struct panel_line *line;
    struct view view;

    (void)state;
    example_open(&example, dated, NULL);
    panel_write_named(&example, "calendar", 78, &view);
    panel_opens(panel_line_with(panel_of(&view, "overdue"), "Late report"), "commitment", "c1");
    line = panel_line_with(panel_of(&view, "overdue"), "1 day ago");
    assert_string_equal(line->piece[line->subject - 1].text, "Late report");
    panel_line_with(panel_of(&view, "week"), "Today");
    panel_line_with(panel_of(&view, "week"), "Seventh");
    panel_lacks(panel_of(&view, "week"), "Eighth");
    panel_line_with(panel_of(&view, "month"), "Eighth");
    panel_opens(panel_line_with(panel_of(&view, "week"), "Body B"), "meeting", "m1");
    panel_line_with(panel_of(&view, "later"), "Far");
    view_free(&view);
    example_close(&example);
}

static void
the_sentence_counts_what_is_overdue_and_what_comes(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, dated, NULL);
    panel_write_named(&example, "calendar", 100, &view);
    panel_line_with(&view.head, "1 thing is overdue; 4 fall due within seven days and 5 within thirty");
    view_free(&view);
    example_close(&example);
}

static void
the_weeks_are_a_course_and_say_how_many_the_fullest_has(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, dated, NULL);
    panel_write_named(&example, "calendar", 78, &view);
    panel_line_with(panel_of(&view, "weeks"), "the fullest has 3");
    view_free(&view);
    panel_write_named(&example, "calendar", 38, &view);
    for (size_t i = 0; i < view.n; i++)
        assert_string_not_equal(view.panel[i].name, "weeks");
    panel_line_with(panel_of(&view, "week"), "2027-03-08 we owe: Seventh");
    view_free(&view);
    example_close(&example);
}

static void
private_checks_are_left_out_while_presenting(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, dated, NULL);
    panel_write_named(&example, "calendar", 78, &view);
    panel_line_with(panel_of(&view, "week"), "Locked drawer");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("calendar"), .columns = 78,
                                              .presenting = true }, &view);
    panel_lacks(panel_of(&view, "week"), "Locked drawer");
    panel_lacks(panel_of(&view, "week"), "private");
    panel_lacks(panel_of(&view, "week"), "safeguard");
    view_free(&view);
    example_close(&example);
}

static void
an_alliance_without_dates_is_asked_for_some(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, NULL);
    panel_write_named(&example, "calendar", 78, &view);
    panel_line_with(&view.head, "Nothing has a date yet");
    panel_adds(panel_line_with(panel_of(&view, "nothing"), "plan a meeting"), "meeting");
    view_free(&view);
    example_close(&example);
}

static void
every_line_fits(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, dated, NULL);
    panel_fits(&example, "calendar");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(what_is_due_stands_in_its_span_and_opens_its_record),
        TEST(the_sentence_counts_what_is_overdue_and_what_comes),
        TEST(the_weeks_are_a_course_and_say_how_many_the_fullest_has),
        TEST(private_checks_are_left_out_while_presenting),
        TEST(an_alliance_without_dates_is_asked_for_some),
        TEST(every_line_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

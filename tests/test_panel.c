#include <string.h>

#include "src/panel/picture.h"
#include "tests/panel.h"

static const char governed[] =
    "{'meeting':[{'id':'m1','due':'2026-12-01','held_on':'2026-12-02','state':'held'},"
    "{'id':'m2','due':'2027-01-12','held_on':'2027-02-20','state':'held'},"
    "{'id':'m3','due':'2027-02-01'},{'id':'m4','due':'2027-03-12'}],"
    "'commitment':[{'id':'c1','title':'Deliver the mould','promised_by':'us','promised_to':'them',"
    "'due':'2027-02-19','criticality':3},"
    "{'id':'c2','title':'Name the buyer','promised_by':'them','promised_to':'us',"
    "'due':'2027-03-05','criticality':3}],"
    "'flag':[{'id':'f1','behaviour':'dilute','date':'2027-01-01','strength':3,"
    "'state':'confirmed'}]}";

static void
a_body_shows_its_last_and_next_meetings(void **state)
{
    struct example example;
    struct view view;
    const struct panel_line *line;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .columns = 78 }, &view);
    line = panel_line_with(panel_of(&view, "rhythm"), "next 2027-03-12");
    assert_int_equal(line->aim.kind, AIM_RECORD);
    assert_string_equal(line->aim.id, "m4");
    panel_line_with(panel_of(&view, "rhythm"), "✓◐✗│○");
    view_free(&view);
    example_close(&example);
}

static void
what_is_owed_comes_by_its_day_with_the_late_first(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .columns = 78 }, &view);
    panel = panel_of(&view, "commitments");
    panel_expect(panel, "Deliver", "we owe   Deliver the mould                        2027-02-19      10 days ago");
    panel_line_with(panel, "overdue");
    assert_true(panel_line_with(panel, "Deliver") < panel_line_with(panel, "Name the buyer"));
    assert_string_equal(panel_line_with(panel, "Name the buyer")->aim.id, "c2");
    view_free(&view);
    panel_write_named(&example, "governance", 58, &view);
    panel_expect(panel_of(&view, "commitments"), "Deliver",
                 "We owe Deliver the mould: 2027-02-19, 10 days ago");
    view_free(&view);
    example_close(&example);
}

#define PROMISE(id, title, due) "{'id':'" id "','title':'" title "','due':'" due "',"  \
    "'promised_by':'us','promised_to':'them'}"

/* Four late and three to come: the three that are the latest, and the two that are due next. */
static void
late_promises_do_not_hide_those_due_next(void **state)
{
    static const char many[] = "{'commitment':["
        PROMISE("l1", "Late 1", "2027-01-01") ","
        PROMISE("l2", "Late 2", "2027-01-02") ","
        PROMISE("l3", "Late 3", "2027-01-03") ","
        PROMISE("l4", "Late 4", "2027-01-04") ","
        PROMISE("n1", "Next 1", "2027-03-02") ","
        PROMISE("n2", "Next 2", "2027-03-03") ","
        PROMISE("n3", "Next 3", "2027-03-04") "]}";
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, many, NULL);
    panel_write_named(&example, "governance", 78, &view);
    panel = panel_of(&view, "commitments");
    panel_line_with(panel, "Late 3");
    panel_lacks(panel, "Late 4");
    panel_line_with(panel, "Next 2");
    panel_lacks(panel, "Next 3");
    panel_line_with(panel, "and 2 more open");
    view_free(&view);
    example_close(&example);
}

/* In ASCII the light of amber is no sign of percent, and what is cut ends in dots. */
static void
in_ascii_amber_is_no_percent_sign_and_cuts_are_dots(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    assert_string_equal(picture_light_text(LIGHT_AMBER, true), "~ amber");
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .columns = 78,
                                              .ascii = true }, &view);
    panel_line_with(panel_of(&view, "rhythm"), "v~x|o");
    panel_line_with(panel_of(&view, "rhythm"), "~ on another day");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .columns = 60,
                                              .ascii = true }, &view);
    panel_line_with(panel_of(&view, "commitments"), "... ");
    view_free(&view);
    example_close(&example);
}

static void
a_charter_past_its_review_is_overdue_in_words(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, "{'charter':[{'id':'k1','state':'due','approved_us':'2026-01-01',"
                           "'approved_them':'2026-01-01','review_due':'2027-02-14'}]}", NULL);
    panel_write_named(&example, "governance", 78, &view);
    panel_tells(panel_line_with(panel_of(&view, "terms"), "15 days overdue"), "G24");
    view_free(&view);
    example_close(&example);
}

static void
a_figure_without_data_says_what_to_record(void **state)
{
    struct example example;
    struct view view;
    const struct panel_line *line;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .columns = 78 }, &view);
    line = panel_line_with(panel_of(&view, "decisions"), "Decision time");
    assert_int_equal(line->aim.kind, AIM_ADD);
    assert_string_equal(line->aim.entity->name, "decision");
    panel_line_with(panel_of(&view, "decisions"), "record a decision");
    view_free(&view);
    example_close(&example);
}

static void
no_line_is_wider_than_its_panel(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, governed, NULL);
    for (size_t k = 0; k < view_kind_count; k++)
        panel_fits(&example, view_kinds[k].name);
    example_close(&example);
}

static void
the_calendar_parts_what_is_overdue_from_what_comes(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("calendar"), .columns = 78 }, &view);
    assert_string_equal(panel_line_with(panel_of(&view, "overdue"), "Deliver the mould")->aim.id, "c1");
    assert_string_equal(panel_line_with(panel_of(&view, "overdue"), "2027-02-01")->aim.id, "m3");
    assert_string_equal(panel_line_with(panel_of(&view, "week"), "Name the buyer")->aim.id, "c2");
    assert_string_equal(panel_line_with(panel_of(&view, "month"), "2027-03-12")->aim.id, "m4");
    assert_int_equal(panel_of(&view, "overdue")->n, 2);
    assert_string_equal(view.head.line[0].piece[0].text,
                        "2 things are overdue; 1 falls due within seven days and 2 within thirty.");
    view_free(&view);
    example_close(&example);
}

static void
a_warning_says_what_to_do_first_and_takes_an_answer(void **state)
{
    struct example example;
    struct view view;
    const struct panel_line *line;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("risk"), .columns = 100 }, &view);
    line = panel_line_with(panel_of(&view, "warnings"), "Opportunism");
    assert_int_equal(line->aim.kind, AIM_FIGURE);
    assert_string_equal(line->aim.code, "oppo");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("risk"), .code = "oppo",
                                             .columns = 78 }, &view);
    panel_line_with(panel_of(&view, "first"), "Check the facts in private first");
    line = panel_line_with(panel_of(&view, "answer"), "Dismiss it");
    assert_int_equal(line->aim.kind, AIM_ADD);
    assert_string_equal(line->aim.entity->name, "signal_response");
    assert_string_equal(line->aim.begun, "factor=oppo response=dismiss");
    view_free(&view);
    example_close(&example);
}

static void
the_risks_stand_in_a_grid_with_the_gravest_first(void **state)
{
    static const char risks[] =
        "{'risk':[{'id':'r1','description':'Small one','likelihood':2,'impact':2},"
        "{'id':'r2','description':'Grave one','likelihood':5,'impact':4,'next_review':'2027-02-01'},"
        "{'id':'r3','description':'Over','likelihood':5,'impact':5,'state':'closed'},"
        "{'id':'r4','description':'Not rated'}]}";
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, risks, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("risk"), .columns = 78 }, &view);
    panel = panel_of(&view, "register");
    panel_expect(panel, "likelihood", "likelihood    5    .    ~    !  [ 1 ]  !    ! high: 15 and more");
    assert_true(panel_line_with(panel, "Grave one") < panel_line_with(panel, "Small one"));
    assert_int_equal(panel->n, 8);
    view_free(&view);
    example_close(&example);
}

static void
the_analysis_leads_from_each_alliance_to_its_overview(void **state)
{
    struct example example;
    struct view view;
    const struct panel_line *line;

    (void)state;
    example_open(&example, governed,
                 "{'alliance_link':[{'id':'l1','alliance':'A','other':'A2','relation':'conflict',"
                 "'strength':-2}],'value_entry':[{'id':'v1','to':'us','date':'2027-01-01',"
                 "'planned':{'minor':200000,'currency':'EUR'},"
                 "'realised':{'minor':150000,'currency':'EUR'}}]}", NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("portfolio"), .columns = 78 }, &view);
    line = panel_line_with(panel_of(&view, "health"), " %");
    assert_int_equal(line->aim.kind, AIM_VIEW);
    assert_string_equal(line->aim.view, "overview");
    assert_string_equal(panel_line_with(panel_of(&view, "ties"), "AA and ")->aim.id, "l1");
    panel_line_with(panel_of(&view, "ties"), "-2");
    panel_line_with(panel_of(&view, "results"), "2,000 EUR");
    panel_line_with(panel_of(&view, "results"), "75 %");
    view_free(&view);
    example_close(&example);
}

static void
private_records_are_hidden_while_presenting(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .columns = 78,
                                             .presenting = true }, &view);
    for (size_t i = 0; i < view.n; i++)
        assert_string_not_equal(view.panel[i].name, "safeguards");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .code = "GHI",
                                             .columns = 78 }, &view);
    panel_line_with(panel_of(&view, "parts"), "Open opportunism flags");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .code = "GHI",
                                             .columns = 78, .presenting = true }, &view);
    panel_lacks(panel_of(&view, "parts"), "pportunism");
    panel_lacks(panel_of(&view, "parts"), "afeguards");
    view_free(&view);
    panel_write_named(&example, "steps", 78, &view);
    panel_of(&view, "s06");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("steps"), .columns = 78,
                                             .presenting = true }, &view);
    for (size_t i = 0; i < view.n; i++)
        assert_string_not_equal(view.panel[i].name, "s06");
    view_free(&view);
    example_close(&example);
}

static void
a_figure_tells_its_formula_and_leads_to_its_records(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, governed, NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .code = "G1",
                                             .columns = 78 }, &view);
    panel_line_with(panel_of(&view, "formula"), "Green from 90 % up, red at 60 % and below");
    assert_string_equal(panel_line_with(panel_of(&view, "records"), "2026-12-01")->aim.id, "m1");
    panel_line_with(panel_of(&view, "course"), "2027-03-01");
    view_free(&view);
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_body_shows_its_last_and_next_meetings),
        TEST(what_is_owed_comes_by_its_day_with_the_late_first),
        TEST(late_promises_do_not_hide_those_due_next),
        TEST(a_charter_past_its_review_is_overdue_in_words),
        TEST(in_ascii_amber_is_no_percent_sign_and_cuts_are_dots),
        TEST(a_figure_without_data_says_what_to_record),
        TEST(no_line_is_wider_than_its_panel),
        TEST(the_calendar_parts_what_is_overdue_from_what_comes),
        TEST(a_warning_says_what_to_do_first_and_takes_an_answer),
        TEST(the_risks_stand_in_a_grid_with_the_gravest_first),
        TEST(the_analysis_leads_from_each_alliance_to_its_overview),
        TEST(private_records_are_hidden_while_presenting),
        TEST(a_figure_tells_its_formula_and_leads_to_its_records),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

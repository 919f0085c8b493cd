#include <stdlib.h>

#include "tests/panel.h"

/* Two open risks in one cell, one low, one closed. */
static const char risks[] =
    "{'risk':[{'id':'r1','description':'Plant stops','likelihood':5,'impact':4,'state':'assessed',"
    "'next_review':'2027-02-01'},"
    "{'id':'r2','description':'Founder leaves','likelihood':5,'impact':4,'state':'treating',"
    "'next_review':'2027-06-01'},"
    "{'id':'r3','description':'Rain','likelihood':1,'impact':2,'state':'accepted'},"
    "{'id':'r4','description':'Over','likelihood':5,'impact':5,'state':'closed'}],"
    "'exit_trigger':[{'id':'t1','trigger':'control','near':4},{'id':'t2','trigger':'law'}]}";

static const char doubted[] =
    "{'trust_record':[{'date':'2027-01-01','rated_by':'us','score':2},"
    "{'date':'2027-01-01','rated_by':'them','score':4}],"
    "'signal_response':[{'id':'s1','factor':'trust','response':'confirm','on':'2027-02-01',"
    "'impact':3}]}";

static const char flagged[] =
    "{'flag':[{'id':'f1','date':'2027-02-01','behaviour':'poach','strength':3,"
    "'state':'confirmed'}]}";

static void
the_sentence_names_the_first_warning_in_words(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, doubted, NULL);
    panel_write_named(&example, "risk", 100, &view);
    panel_line_with(&view.head, "\"Lack of trust\" comes first");
    panel_lacks(&view.head, "trust comes first");
    view_free(&view);
    example_close(&example);
}

static void
a_warning_stands_with_its_answer_and_leads_to_how_it_comes_about(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, doubted, NULL);
    panel_write_named(&example, "risk", 100, &view);
    panel_line_with(panel_of(&view, "warnings"), "confirmed");
    panel_tells(panel_line_with(panel_of(&view, "warnings"), "Lack of trust"), "trust");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("risk"), .code = "trust",
                                              .columns = 78 }, &view);
    panel = panel_of(&view, "parts");
    panel_tells(panel_line_with(panel, "Trust level"), "G18");
    panel_tells(panel_line_with(panel, "Trust gap"), "G19");
    panel_opens(panel_line_with(panel_of(&view, "answer"), "2027-02-01"), "signal_response", "s1");
    view_free(&view);
    example_close(&example);
}

static void
the_grid_counts_what_lies_in_a_cell_and_the_list_begins_with_the_gravest(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, risks, NULL);
    panel_write_named(&example, "risk", 78, &view);
    panel = panel_of(&view, "register");
    panel_line_with(panel, "[ 2 ]");
    panel_opens(panel_line_with(panel, "Plant stops"), "risk", "r1");
    panel_line_with(panel, "5 x 4 = 20");
    assert_true(panel_line_with(panel, "Founder leaves") < panel_line_with(panel, "Rain"));
    panel_lacks(panel, "Over");
    panel_line_with(panel, "no review planned");
    panel_line_with(panel, "overdue 2027-02-01");
    panel_line_with(panel, "review 2027-06-01");
    view_free(&view);
    panel_write_named(&example, "risk", 38, &view);
    panel_line_with(panel_of(&view, "register"), "Plant stops, high (20)");
    panel_lacks(panel_of(&view, "register"), "[ 2 ]");
    view_free(&view);
    example_close(&example);
}

static void
a_trigger_that_is_near_says_so_and_one_without_rating_too(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, risks, NULL);
    panel_write_named(&example, "risk", 78, &view);
    panel = panel_of(&view, "triggers");
    panel_opens(panel_line_with(panel, "4 of 5, near"), "exit_trigger", "t1");
    panel_line_with(panel, "Change of ownership");
    panel_line_with(panel, "not rated");
    view_free(&view);
    example_close(&example);
}

static void
without_any_risk_or_trigger_the_view_asks_for_one(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, NULL);
    panel_write_named(&example, "risk", 78, &view);
    panel_adds(panel_line_with(panel_of(&view, "register"), "no open risk"), "risk");
    panel_adds(panel_line_with(panel_of(&view, "triggers"), "no exit trigger"), "exit_trigger");
    panel_lacks(panel_of(&view, "warnings"), "alarm");
    view_free(&view);
    example_close(&example);
}

static void
what_flags_say_is_hidden_while_presenting(void **state)
{
    struct example example;
    struct view view;
    long alarms;

    (void)state;
    example_open(&example, flagged, doubted, NULL);
    panel_write_named(&example, "risk", 78, &view);
    panel_line_with(panel_of(&view, "warnings"), "Opportunism");
    alarms = strtol(panel_line_with(&view.head, "with data")->piece[0].text, NULL, 10);
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("risk"), .columns = 78,
                                              .presenting = true }, &view);
    panel_lacks(panel_of(&view, "warnings"), "Opportunism");
    assert_true(strtol(panel_line_with(&view.head, "with data")->piece[0].text, NULL, 10) < alarms);
    view_free(&view);
    example_close(&example);
}

static void
base_rates_are_plain_sentences(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, NULL);
    panel_write_named(&example, "risk", 100, &view);
    panel = panel_of(&view, "baserates");
    panel_expect(panel, "Lunnan", "More than 50 % of alliances are terminated (Lunnan & Haugland 2008).");
    panel_expect(panel, "64 %", "More than 64 % of alliance managers blame poor working relationships (consultancy study of 130");
    panel_line_with(panel, "Never average the lines.");
    panel_lacks(panel, "percent");
    panel_lacks(panel, "REC");
    panel_lacks(panel, "last lines");
    panel_lacks(panel, "25 %");
    view_free(&view);
    example_close(&example);
}

static void
every_factor_is_on_some_line_and_every_line_fits(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, risks, doubted, flagged, NULL);
    panel_tells_all(&example, "risk");
    panel_fits(&example, "risk");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(the_sentence_names_the_first_warning_in_words),
        TEST(a_warning_stands_with_its_answer_and_leads_to_how_it_comes_about),
        TEST(the_grid_counts_what_lies_in_a_cell_and_the_list_begins_with_the_gravest),
        TEST(a_trigger_that_is_near_says_so_and_one_without_rating_too),
        TEST(without_any_risk_or_trigger_the_view_asks_for_one),
        TEST(what_flags_say_is_hidden_while_presenting),
        TEST(base_rates_are_plain_sentences),
        TEST(every_factor_is_on_some_line_and_every_line_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "tests/panel.h"

/* A pair with two links, one each way; a third alliance that is closed. */
static const char linked[] =
    "{'alliance':[{'id':'A','manager':'p1','motives':['growth','learn'],'planned_end':'2027-09-01',"
    "'value':{'minor':30000,'currency':'EUR'}},"
    "{'id':'A2','state':'idea','manager':'p1','motives':['learn'],"
    "'value':{'minor':10000,'currency':'EUR'}},"
    "{'id':'A3','code':'CC','state':'closed','outcome':'met'}],"
    "'party':[{'alliance':'A2','organisation':'O2','side':'them'}],"
    "'alliance_link':[{'id':'l1','alliance':'A','other':'A2','relation':'conflict','strength':-1},"
    "{'id':'l2','alliance':'A2','other':'A','relation':'sequence','strength':3}],"
    "'maturity_record':[{'date':'2027-01-01','maturity':'systematic'}],"
    "'value_entry':[{'date':'2027-01-01','to':'us','planned':{'minor':200000,'currency':'EUR'},"
    "'realised':{'minor':150000,'currency':'EUR'}}]}";

static void
write_portfolio(struct example *example, int columns, struct view *view)
{
    panel_write(example, (struct view_want){ .kind = view_find("portfolio"), .columns = columns },
                view);
}

static void
a_pair_with_several_links_shows_them_in_both_halves_of_the_matrix(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, linked, NULL);
    write_portfolio(&example, 78, &view);
    panel = panel_of(&view, "ties");
    panel_expect(panel, "AA               \\", "AA               \\ -1+3");
    panel_expect(panel, "BB            -1", "BB            -1+3    \\");
    panel_line_with(panel, "1 point");
    panel_opens(panel_line_with(panel, "Sequence"), "alliance_link", "l2");
    view_free(&view);
    example_close(&example);
}

static void
value_outcomes_and_practice_are_said_in_words(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, linked, NULL);
    write_portfolio(&example, 78, &view);
    panel = panel_of(&view, "results");
    panel_line_with(panel, "75 %");
    panel_line_with(panel, "2,000 EUR");
    panel_line_with(panel, "Systematic");
    panel_tells(panel_line_with(panel, "Objectives met"), "P10.met");
    panel_line_with(panel, "Elsewhere: 30 to 70 % of alliances");
    panel_lacks(panel, "percent");
    view_free(&view);
    example_close(&example);
}

static void
ends_stand_by_their_day_and_lead_to_the_calendar(void **state)
{
    struct example example;
    struct view view;
    const struct panel_line *line;

    (void)state;
    example_open(&example, linked, NULL);
    write_portfolio(&example, 78, &view);
    line = panel_line_with(panel_of(&view, "expiries"), "planned end");
    panel_line_with(panel_of(&view, "expiries"), "in 198 days");
    assert_int_equal(line->aim.kind, AIM_VIEW);
    assert_string_equal(line->aim.view, "calendar");
    view_free(&view);
    example_close(&example);
}

static void
partners_in_several_alliances_and_the_load_of_managers_are_listed(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, linked, NULL);
    write_portfolio(&example, 78, &view);
    panel_opens(panel_line_with(panel_of(&view, "partners"), "in 2 alliances"), "organisation",
                "O2");
    panel_opens(panel_line_with(panel_of(&view, "load"), "Ana"), "person", "p1");
    panel_tells(panel_line_with(panel_of(&view, "motive"), "Learning"), "P1.motive.learn");
    view_free(&view);
    example_close(&example);
}

static void
partners_are_counted_those_with_the_most_first(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, linked, NULL);
    write_portfolio(&example, 78, &view);
    panel = panel_of(&view, "partner");
    assert_string_equal(panel->title, "By partner");
    assert_ptr_equal(panel_line_with(panel, "Two"), &panel->line[0]);
    panel_line_with(panel_of(&view, "load"), "● green");
    view_free(&view);
    example_close(&example);
}

static void
great_figures_go_without_decimals(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, linked, NULL);
    write_portfolio(&example, 78, &view);
    panel_line_with(panel_of(&view, "partners"), "5,312 ");
    view_free(&view);
    example_close(&example);
}

static void
health_has_words_for_heads_and_sentences_where_it_is_narrow(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, linked,
                 "{'risk':[{'likelihood':1,'impact':2,'state':'assessed'}]}", NULL);
    write_portfolio(&example, 78, &view);
    panel_line_with(panel_of(&view, "health"), "Govern. Learn.  Progr.  Risk");
    panel_lacks(panel_of(&view, "health"), "GHI");
    view_free(&view);
    write_portfolio(&example, 38, &view);
    panel_line_with(panel_of(&view, "health"), "risk health");
    view_free(&view);
    example_close(&example);
}

static void
every_line_fits(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, linked, NULL);
    panel_fits(&example, "portfolio");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_pair_with_several_links_shows_them_in_both_halves_of_the_matrix),
        TEST(value_outcomes_and_practice_are_said_in_words),
        TEST(ends_stand_by_their_day_and_lead_to_the_calendar),
        TEST(partners_in_several_alliances_and_the_load_of_managers_are_listed),
        TEST(partners_are_counted_those_with_the_most_first),
        TEST(great_figures_go_without_decimals),
        TEST(health_has_words_for_heads_and_sentences_where_it_is_narrow),
        TEST(every_line_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

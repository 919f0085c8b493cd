#include "tests/panel.h"

static const char measured[] =
    "{'metric':[{'id':'m1','code':'M1.4','name':'Breaches noted','kind':'progress','rule':'R1',"
    "'how':'manual','frequency':'quarterly'},"
    "{'id':'m2','code':'LT','name':'Lead time','kind':'progress','rule':'R2','green':10,'red':20,"
    "'unit':'days','frequency':'monthly'},"
    "{'id':'m3','code':'OFF','name':'Switched off','kind':'progress','rule':'R2','active':0}],"
    "'reading':[{'id':'r1','metric':'m1','date':'2026-06-01','value':4},"
    "{'id':'r2','metric':'m1','date':'2026-10-01','value':2},"
    "{'id':'r3','metric':'m1','date':'2027-02-01','value':0},"
    "{'id':'r4','metric':'m2','date':'2026-11-01','value':12},"
    "{'id':'r5','metric':'m2','date':'2027-09-01','value':99}],"
    "'decision':[{'title':'D','raised_on':'2027-01-01','decided_on':'2027-01-11',"
    "'state':'implemented','implement_by':'2027-02-10','implemented_on':'2027-02-01'}],"
    "'idea':[{'logged_on':'2026-12-01','title':'I'}]}";

static const char aimed[] =
    "{'metric':[{'id':'g1','code':'REV','name':'Joint revenue','kind':'goal','unit':'EUR m',"
    "'baseline':0,'target':100,'start_on':'2026-03-01','due':'2028-03-01'},"
    "{'id':'g2','code':'CUS','name':'New customers','kind':'goal','baseline':0,'target':10,"
    "'start_on':'2026-03-01','due':'2028-03-01'}],"
    "'reading':[{'id':'r9','metric':'g1','date':'2027-03-01','value':40}]}";

static const char past[] = "{'answers':{'s08.effective':'2025-01-01','s08.patience':12}}";
static const char early[] = "{'answers':{'s08.effective':'2026-06-01','s08.patience':24}}";

/* I3 and W2 of the worked example in D.7, W5 with too few answers of theirs. */
static const char checked[] =
    "{'survey':[{'id':'s1','name':'Second check','closed_on':'2027-02-01'}],"
    "'respondent':[{'survey':'s1','side':'us','answered':1},{'survey':'s1','side':'us',"
    "'answered':1},{'survey':'s1','side':'us','answered':1},{'survey':'s1','side':'us',"
    "'answered':1},{'survey':'s1','side':'us','answered':0},"
    "{'survey':'s1','side':'them','answered':1},{'survey':'s1','side':'them','answered':1},"
    "{'survey':'s1','side':'them','answered':1},{'survey':'s1','side':'them','answered':1}],"
    "'ratings':{'s1':{'us':{'I3':[4,4,5,4],'W2.we':[5,4,4,5],'W2.they':[4,4,4,4],"
    "'W5':[2,3,3,2],'H1':[4,4,4,4]},"
    "'them':{'I3':[2,3,3,2],'W2.we':[4,4,4,4],'W2.they':[3,3,3,3],'W5':[3,4],"
    "'H1':[2,2,2,2]}}}}";

static const char checked_before[] =
    "{'survey':[{'id':'s0','name':'First check','closed_on':'2026-08-01'}],"
    "'ratings':{'s0':{'us':{'I3':[5,5,5,5],'H1':[4,4,4,4]},"
    "'them':{'I3':[2,3,3,2],'H1':[4,4,4,4]}}}}";

static const char people[] =
    "{'stakeholder':[{'id':'k1','name':'Purchasing','side':'ours','power':3,'commitment':5,"
    "'accountable':1},"
    "{'id':'k2','name':'Development','side':'ours','power':5,'commitment':4,'accountable':1},"
    "{'id':'k3','name':'Plant two','side':'ours','power':4,'commitment':1,'accountable':0},"
    "{'id':'k4','name':'Their sales','side':'theirs','power':4,'commitment':1,'accountable':0}],"
    "'stakeholder_rating':[{'stakeholder':'k1','date':'2027-02-01','power':2}]}";

static const char differing[] =
    "{'difference':[{'id':'d1','domain':'pace','decision':'use','state':'in_use'},"
    "{'id':'d2','domain':'hierarchy','decision':'open','state':'discussed_jointly'}],"
    "'issue':[{'id':'i1','title':'Late moulds','raised_on':'2027-01-05','severity':2,"
    "'type':'technical','raised_by':'us','our_contribution':'a','their_contribution':'b',"
    "'state':'resolved','resolved_on':'2027-01-20'},"
    "{'id':'i2','title':'Two prices','raised_on':'2027-02-05','severity':2,'type':'commercial',"
    "'raised_by':'us','our_contribution':'a'}]}";

static void
rules_have_bars_with_the_bands_of_indices(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, measured, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel = panel_of(&view, "rules");
    panel_expect(panel, "Rule 1", "● green   Rule 1, how we will work together ▰▰▰▰▰▰┊▰▰│▰▰  "
                                  "      100       n 3");
    panel_tells(panel_line_with(panel, "Rule 1"), "HW1.R1");
    panel_adds(panel_line_with(panel, "Rule 5"), "stakeholder");
    panel_adds(panel_line_with(panel, "Progress index"), "difference");
    view_free(&view);
    example_close(&example);
}

static void
the_quadrant_shows_where_the_alliance_stands_and_stood(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, measured, aimed, past, people, differing, checked, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel = panel_of(&view, "quadrant");
    panel_tells(panel_line_with(panel, "Quadrant"), "HW4");
    panel_line_with(panel, "100 ┌─ running on credit ─┬─ delivering ────────┐");
    panel_line_with(panel, "◆ now");
    panel_line_with(panel, "1 2026-12-01");
    panel_line_with(panel, "  0 └─ in trouble ────────┴─ building ──────────┘");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("progress"), .columns = 70,
                                              .ascii = true }, &view);
    panel = panel_of(&view, "quadrant");
    panel_line_with(panel, "100 +- running on credit -+- delivering --------+");
    panel_line_with(panel, "@ now");
    view_free(&view);
    panel_write_named(&example, "progress", 50, &view);
    panel_line_with(panel_of(&view, "quadrant"), "Now: progress ");
    panel_lacks(panel_of(&view, "quadrant"), "┌");
    view_free(&view);
    example_close(&example);
}

static void
the_profile_is_drawn_as_the_method_draws_it(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, checked, NULL);
    panel_write_named(&example, "progress", 90, &view);
    panel = panel_of(&view, "check");
    panel_expect(panel, "gap", "o ours, x theirs, * both  1----:----2----:----3----:----4----:----5"
                               "   gap");
    panel_expect(panel, "I3", "I3 Decisions fast enough                 x-----------------o        "
                              "+1.75 R solid");
    panel_line_with(panel, "4 of our 5 answered, 4 of their 4; balanced");
    panel_line_with(panel, "Hidden: fewer than three answers");
    panel_opens(panel_line_with(panel, "I3"), "survey", "s1");
    panel = panel_of(&view, "profile");
    panel_line_with(panel, "hidden (n<3)");
    panel_expect(panel, "H1", "H1 One story at home                x-------------------o           "
                              "own house");
    panel_line_with(panel, "+1.50 R");
    view_free(&view);
    panel_write_named(&example, "progress", 50, &view);
    panel_line_with(panel_of(&view, "check"), "ours 4.2, theirs 2.5");
    panel_line_with(panel_of(&view, "profile"), "ours 2.5, theirs hidden");
    view_free(&view);
    example_close(&example);
}

static void
what_fell_since_the_check_before_is_said_the_deepest_first(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, checked, checked_before, NULL);
    panel_write_named(&example, "progress", 90, &view);
    panel_expect(panel_of(&view, "check"), "Fallen",
                 "Fallen since 2026-08-01: H1 One story at home, theirs -2.0; I3 Decisions fast enough, ours");
    panel_opens(panel_line_with(panel_of(&view, "check"), "Fallen"), "survey", "s0");
    view_free(&view);
    example_close(&example);
}

static void
metrics_come_with_their_course_and_how_old_they_are(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, measured, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel = panel_of(&view, "metrics");
    panel_expect(panel, "M1.4", "● M1.4  Breaches noted                       ▇▄▁           0  "
                                "fresh 2027-02-01");
    panel_line_with(panel, "stale 2026-11-01");
    panel_lacks(panel, "Switched off");
    panel_lacks(panel, "99");
    panel_expect(panel, "M1.2", "● M1.2  Decision speed                         ▂     10 days      "
                                "from records");
    panel_adds(panel_line_with(panel, "M5.1"), "stakeholder");
    panel_adds(panel_line_with(panel, "M1.5"), "survey");
    panel_adds(panel_line_with(panel, "M5.3"), "reading");
    assert_int_equal(panel_line_with(panel, "M1.1")->aim.kind, AIM_STEP);
    view_free(&view);
    example_close(&example);
}

static void
goals_are_hollow_before_patience_is_past(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;
    const struct panel_line *line;

    (void)state;
    example_open(&example, aimed, early, NULL);
    panel_write_named(&example, "progress", 90, &view);
    panel = panel_of(&view, "goals");
    line = panel_line_with(panel, "○ Joint revenue");
    panel_line_with(panel, "80 %  40 of 49.9 EUR m");
    assert_string_equal(line->cell[0].aim.id, "r9");
    panel_line_with(panel, "too early to judge before 2028-06-01");
    line = panel_line_with(panel, "New customers");
    panel_adds(line, "reading");
    assert_string_equal(line->aim.begun, "metric=g2");
    view_free(&view);
    example_close(&example);

    example_open(&example, aimed, past, NULL);
    panel_write_named(&example, "progress", 90, &view);
    panel_line_with(panel_of(&view, "goals"), "◐ Joint revenue");
    panel_lacks(panel_of(&view, "goals"), "too early");
    view_free(&view);
    example_close(&example);
}

static void
our_people_stand_in_two_by_two_the_powerful_first(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;
    const struct panel_line *line;

    (void)state;
    example_open(&example, people, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel = panel_of(&view, "people");
    panel_expect(panel, "champion", "committed   champion 2                       cheerleader 0");
    panel_expect(panel, "hostage", "not yet     hostage 0                        sniper 1");
    assert_string_equal(panel_line_with(panel, "hostage")->cell[1].aim.code, "HW8.sniper");
    line = panel_line_with(panel, "5 Development");
    assert_string_equal(line->cell[0].aim.id, "k2");
    assert_true(line < panel_line_with(panel, "2 Purchasing"));
    panel_lacks(panel, "Their sales");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("progress"), .columns = 78,
                                              .presenting = true }, &view);
    panel_lacks(panel_of(&view, "people"), "Plant two");
    panel_line_with(panel_of(&view, "people"), "hidden while presenting");
    view_free(&view);
    panel_write_named(&example, "progress", 50, &view);
    panel_line_with(panel_of(&view, "people"), "champion 2: Development, Purchasing");
    view_free(&view);
    example_close(&example);
}

static void
differences_and_inquiries_lead_to_their_records(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, differing, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel = panel_of(&view, "differences");
    panel_line_with(panel, "in use                ▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰   1");
    panel_opens(panel_line_with(panel, "undecided"), "difference", "d2");
    panel = panel_of(&view, "inquiry");
    panel_line_with(panel, "both sides' part");
    panel_opens(panel_line_with(panel, "only our part"), "issue", "i2");
    assert_true(panel_line_with(panel, "Two prices") < panel_line_with(panel, "Late moulds"));
    view_free(&view);
    example_close(&example);
}

static void
without_data_every_panel_says_what_to_record(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel_adds(panel_line_with(panel_of(&view, "quadrant"), "half of the metrics"), "decision");
    panel_adds(panel_line_with(panel_of(&view, "check"), "no health check"), "survey");
    panel_adds(panel_line_with(panel_of(&view, "goals"), "no goal is measured"), "metric");
    panel_adds(panel_line_with(panel_of(&view, "people"), "nobody is placed"), "stakeholder");
    panel_adds(panel_line_with(panel_of(&view, "inquiry"), "no issue yet"), "issue");
    panel_adds(panel_line_with(panel_of(&view, "differences"), "Use of diff"), "difference");
    view_free(&view);
    example_close(&example);
}

static void
every_progress_figure_is_on_some_line_and_every_line_fits(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, measured, aimed, past, checked, people, differing, NULL);
    panel_tells_all(&example, "progress");
    panel_fits(&example, "progress");
    example_close(&example);
}

static const char steady[] =
    "{'metric':[{'code':'M1.1','active':0},{'code':'M1.2','active':0},{'code':'M1.3','active':0},"
    "{'code':'M1.5','active':0},{'code':'M4.1','active':0},{'code':'M4.2','active':0},"
    "{'code':'M4.3','active':0},{'code':'M4.5','active':0},{'code':'M5.1','active':0},"
    "{'code':'M5.2','active':0},{'code':'M5.4','active':0},{'code':'M5.5','active':0},"
    "{'id':'y1','code':'M1.4'},{'id':'y4','code':'M4.4'},{'id':'y5','code':'M5.3'}],"
    "'reading':[{'metric':'y1','date':'2026-01-31','value':1},"
    "{'metric':'y4','date':'2026-01-31','value':70},"
    "{'metric':'y5','date':'2026-01-31','value':0}]}";

static void
points_on_one_spot_say_so_in_the_list(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, steady, NULL);
    panel_write_named(&example, "progress", 78, &view);
    panel_line_with(panel_of(&view, "quadrant"), "1 2026-12-01 100, early =◆");
    panel_line_with(panel_of(&view, "quadrant"), "3 2026-06-04 100, early =◆");
    panel_line_with(panel_of(&view, "quadrant"), "steady");
    view_free(&view);
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(rules_have_bars_with_the_bands_of_indices),
        TEST(the_quadrant_shows_where_the_alliance_stands_and_stood),
        TEST(the_profile_is_drawn_as_the_method_draws_it),
        TEST(what_fell_since_the_check_before_is_said_the_deepest_first),
        TEST(metrics_come_with_their_course_and_how_old_they_are),
        TEST(goals_are_hollow_before_patience_is_past),
        TEST(our_people_stand_in_two_by_two_the_powerful_first),
        TEST(differences_and_inquiries_lead_to_their_records),
        TEST(without_data_every_panel_says_what_to_record),
        TEST(every_progress_figure_is_on_some_line_and_every_line_fits),
        TEST(points_on_one_spot_say_so_in_the_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

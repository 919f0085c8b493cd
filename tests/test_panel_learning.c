#include "tests/panel.h"

static const char wanted[] =
    "{'learning_objective':[{'id':'lo1','topic':'Thin walls','wanted_by':'us','weight':5,"
    "'state':'pursuing'},"
    "{'id':'lo2','topic':'Dealer networks','wanted_by':'us','weight':3,'state':'agreed',"
    "'class':'restricted'},"
    "{'id':'lo3','topic':'Planning','wanted_by':'them','weight':4,'state':'pursuing'},"
    "{'id':'lo4','topic':'Dropped one','wanted_by':'them','weight':4,'state':'dropped'}],"
    "'learning_progress':[{'objective':'lo1','date':'2027-02-01','progress':80},"
    "{'objective':'lo2','date':'2026-12-01','progress':40},"
    "{'objective':'lo3','date':'2026-12-01','progress':40,'estimated':1}]}";

static const char moved[] =
    "{'knowledge_item':[{'id':'k1','name':'Core casting','value':4,'applied_on':'2027-01-10',"
    "'state':'applied','owner_side':'them'},"
    "{'id':'k2','name':'Bench','value':5,'state':'transferring','type':'tacit',"
    "'owner_side':'us'},"
    "{'id':'k3','name':'Old drawing','value':2,'state':'lost','owner_side':'us'}],"
    "'learning_event':[{'id':'e1','date':'2027-01-05','direction':'in','item':'k1','result':4,"
    "'level':'individual'},"
    "{'id':'e2','date':'2027-01-06','direction':'in','item':'k1','result':2,'level':'group'},"
    "{'id':'e3','date':'2026-09-02','direction':'out','item':'k2','result':2},"
    "{'id':'e4','date':'2026-12-01','direction':'joint','item':'k1','result':1}]}";

static const char asked[] =
    "{'inkpen_answer':[{'question':'O1.1','value':4,'date':'2027-01-10'},"
    "{'question':'O1.3','value':4,'date':'2026-11-02'},"
    "{'question':'O1.4','value':4,'date':'2027-01-10'},"
    "{'question':'O3.1','value':2,'date':'2027-01-10'},"
    "{'question':'O3.4','value':2,'date':'2027-01-10'}]}";

static const char cycles[] =
    "{'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-02-01','closed_on':'2026-08-01',"
    "'state':'closed'},"
    "{'id':'y2','number':2,'opened_on':'2026-09-01','state':'readjusting'}],"
    "'doz_cell':[{'id':'a1','cycle':'y1','area':'task','cell':'learn','rating':4,"
    "'date':'2026-04-01'},"
    "{'id':'b1','cycle':'y2','area':'task','cell':'learn','rating':4,'date':'2026-10-01'},"
    "{'id':'b2','cycle':'y2','area':'task','cell':'initial','date':'2026-09-05'},"
    "{'id':'b3','cycle':'y2','area':'goals','cell':'reevaluate','efficiency':4,'equity':2,"
    "'adaptability':3,'date':'2026-11-01'},"
    "{'id':'b4','cycle':'y2','area':'goals','cell':'readjust','readjustment':'decided',"
    "'due':'2027-02-01','date':'2026-11-01'}]}";

static const char unequal[] =
    "{'asymmetry':[{'id':'i1','kind':'information','date':'2027-01-01','score_us':2,"
    "'score_them':5,'effect':'objectives','response':'share'},"
    "{'id':'n1','kind':'knowledge','date':'2027-01-01','score_us':4,'score_them':2}]}";

static const char touched[] =
    "{'contact_pair':[{'id':'cp1','level':'manager','our_person':'p1','their_person':'Bo',"
    "'times_per_month':4}],"
    "'contact':[{'pair':'cp1','date':'2027-02-20','formal':1},{'pair':'cp1','date':'2027-02-25',"
    "'formal':0},{'pair':'cp1','date':'2026-12-01','formal':0}]}";

static const char lessons[] =
    "{'lesson':[{'id':'l1','title':'Freeze drawings early','state':'draft','scope':'all'},"
    "{'id':'l2','title':'Pay in one currency','state':'approved'},"
    "{'id':'l3','title':'Meet on site','state':'reviewed'}]}";

static void
the_sides_stand_beside_each_other_with_what_is_estimated(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, wanted, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "attainment");
    panel_expect(panel, "theirs", "▲ red     Attainment                 theirs ▰▰▰▰▰┊▱▱│▱▱▱       "
                                  "40 %  n 1 est.");
    panel_line_with(panel, "we lead");
    panel_opens(panel_line_with(panel, "Thin walls"), "learning_objective", "lo1");
    panel_line_with(panel, "40 % est.");
    panel_lacks(panel, "Dropped one");
    assert_true(panel_line_with(panel, "Thin walls") < panel_line_with(panel, "Planning"));
    view_free(&view);
    example_close(&example);
}

static void
restricted_wishes_are_hidden_while_presenting(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, wanted, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel_line_with(panel_of(&view, "attainment"), "Dealer networks");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("learning"), .columns = 78,
                                              .presenting = true }, &view);
    panel_lacks(panel_of(&view, "attainment"), "Dealer networks");
    panel_line_with(panel_of(&view, "attainment"), "Thin walls");
    view_free(&view);
    example_close(&example);
}

static void
arrows_are_as_long_as_what_moved(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, moved, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "flow");
    panel_expect(panel, "In ", "In      us ◀━━━━━━━━━━━━━━━━━━━━━━━ them  24 points, 2 transfers");
    panel_expect(panel, "Out", "Out     us ━━━━━━━━━▶               them  10 points, 1 transfer");
    panel_expect(panel, "Joint ", "Joint   us           ◀━━▶           them  4 points, 1 transfer");
    assert_string_equal(panel_line_with(panel, "Out")->aim.filter, "direction:out");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("learning"), .columns = 78,
                                              .ascii = true }, &view);
    panel_expect(panel_of(&view, "flow"), "Out",
                 "Out     us =========>               them  10 points, 1 transfer");
    view_free(&view);
    panel_write_named(&example, "learning", 38, &view);
    panel_expect(panel_of(&view, "flow"), "In:", "In: 24 points, 2 transfers");
    view_free(&view);
    example_close(&example);
}

static void
the_weakest_objective_comes_with_what_to_do_first(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;
    const struct panel_line *line;

    (void)state;
    example_open(&example, asked, NULL);
    panel_write_named(&example, "learning", 100, &view);
    panel = panel_of(&view, "objectives");
    panel_line_with(panel, "2026-11-02");
    line = panel_line_with(panel, "Judge the value");
    panel_adds(line, "inkpen_answer");          /* Enter goes through what is open this half year; */
    assert_string_equal(line->aim.begun, "question=O1.");
    assert_int_equal(line->n_cells, 1);         /* beside it stands how the figure comes about */
    assert_int_equal(line->cell[0].aim.kind, AIM_FIGURE);
    assert_string_equal(line->cell[0].aim.code, "L6.O1");
    panel_expect(panel, "Weakest",
                 "Weakest: Judge how tacit. First switch to shadowing, rotation and joint work.");
    panel_adds(panel_line_with(panel, "Make connections"), "inkpen_answer");
    assert_string_equal(panel_line_with(panel, "questions are open this half year")->aim.begun, "question=O");
    view_free(&view);
    example_close(&example);
}

static void
each_cell_of_the_learning_cycle_opens_its_record(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;
    const struct panel_line *line;

    (void)state;
    example_open(&example, cycles, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "cycle");
    assert_string_equal(panel->title, "Learning cycle 2, readjusting");
    panel_expect(panel, "Task", "Task          ■ noted        ● 4 of 5 new   · empty        · empty");
    panel_expect(panel, "Goals", "Goals         · empty        · empty        ▲ lowest 2     ▲ late");
    line = panel_line_with(panel, "Task");
    assert_int_equal(line->n_cells, 4);
    assert_string_equal(line->cell[1].aim.id, "b1");
    assert_int_equal(line->cell[1].from, 29);
    assert_int_equal(line->cell[2].aim.kind, AIM_ADD);
    assert_string_equal(line->cell[2].aim.id, "y2");
    assert_string_equal(line->cell[2].aim.begun, "cycle=y2 area=task cell=reevaluate");
    panel_expect(panel, "is divergent",
                 "Cycle 2 is divergent: much was learned, but what was decided is not done.");
    panel_opens(panel_line_with(panel, "Cycle 1"), "doz_cycle", "y1");
    panel_line_with(panel, "2026-02-01 to 2026-08-01");
    view_free(&view);
    panel_write_named(&example, "learning", 38, &view);
    panel_line_with(panel_of(&view, "cycle"), "2 of 4 filled");
    view_free(&view);
    example_close(&example);
}

static void
without_a_cycle_the_view_asks_for_one(void **state)
{
    struct example example;
    struct view view;

    (void)state;
    example_open(&example, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel_adds(panel_line_with(panel_of(&view, "cycle"), "no learning cycle yet"), "doz_cycle");
    panel_adds(panel_line_with(panel_of(&view, "flow"), "Flow balance"), "knowledge_item");
    panel_adds(panel_line_with(panel_of(&view, "asymmetries"), "Information"), "asymmetry");
    panel_adds(panel_line_with(panel_of(&view, "connections"), "Connection"), "contact_pair");
    view_free(&view);
    example_close(&example);
}

static void
an_asymmetry_shows_who_is_ahead_and_whether_it_is_dangerous(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, unequal, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "asymmetries");
    panel_expect(panel, "Information",
                 "Information       o--------------x   -3.0  alarm: too wide");
    panel_line_with(panel, "response share more");
    panel_expect(panel, "Knowledge", "Knowledge         x---------o        +2.0  no alarm");
    panel_opens(panel_line_with(panel, "Information"), "asymmetry", "i1");
    panel_line_with(panel, "effect and response are not recorded");
    view_free(&view);
    panel_write_named(&example, "learning", 50, &view);
    panel_line_with(panel_of(&view, "asymmetries"), "Information: we 2.0, they 5.0, gap -3.0; alarm");
    view_free(&view);
    example_close(&example);
}

static void
items_stand_by_their_state_and_exits_only_when_there_are_some(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, moved, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "knowledge");
    panel_expect(panel, "in use", "in use                ▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰   1, value 4");
    panel_line_with(panel, "identified            ▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱   0");
    panel_line_with(panel, "lost");
    panel_lacks(panel, "protected");
    assert_string_equal(panel_line_with(panel, "in use")->aim.filter, "state:applied");
    view_free(&view);
    example_close(&example);
}

static void
lessons_that_wait_are_listed_and_approved_ones_are_not(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, lessons, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "lessons");
    panel_opens(panel_line_with(panel, "Freeze drawings early, for all alliances"), "lesson", "l1");
    assert_true(panel_line_with(panel, "Freeze") < panel_line_with(panel, "Meet on site"));
    panel_lacks(panel, "Pay in one currency");
    view_free(&view);
    example_close(&example);
}

static void
each_pair_says_how_often_it_met_of_what_was_planned(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, touched, NULL);
    panel_write_named(&example, "learning", 78, &view);
    panel = panel_of(&view, "connections");
    panel_opens(panel_line_with(panel, "Ana with Bo"), "contact_pair", "cp1");
    panel_line_with(panel, "▰▰▰▰▰▰▱▱▱▱▱▱    2 of 4 planned");
    view_free(&view);
    example_close(&example);
}

static void
every_learning_figure_is_on_some_line_and_every_line_fits(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, wanted, moved, asked, cycles, unequal, touched, lessons, NULL);
    panel_tells_all(&example, "learning");
    panel_fits(&example, "learning");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(the_sides_stand_beside_each_other_with_what_is_estimated),
        TEST(restricted_wishes_are_hidden_while_presenting),
        TEST(arrows_are_as_long_as_what_moved),
        TEST(the_weakest_objective_comes_with_what_to_do_first),
        TEST(each_cell_of_the_learning_cycle_opens_its_record),
        TEST(without_a_cycle_the_view_asks_for_one),
        TEST(an_asymmetry_shows_who_is_ahead_and_whether_it_is_dangerous),
        TEST(items_stand_by_their_state_and_exits_only_when_there_are_some),
        TEST(lessons_that_wait_are_listed_and_approved_ones_are_not),
        TEST(each_pair_says_how_often_it_met_of_what_was_planned),
        TEST(every_learning_figure_is_on_some_line_and_every_line_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

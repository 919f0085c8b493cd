#include <math.h>
#include <string.h>

#include "src/figures/survey.h"
#include "src/ops/record.h"
#include "src/store/change.h"
#include "src/rules/metric_rules.h"
#include "tests/example.h"

/* ---- fragments of the worked examples ---- */

static const char survey[] =
    "{'survey':[{'id':'s1','opened_on':'2026-02-01','closed_on':'2026-03-01'}],"
    "'ratings':{'s1':{'us':{'I3':[4,4,5,4],'W2.we':[4,5,4,5],'W2.they':[4,4,4],'W1':[5,5,5],"
    "'H1':[4,4,4],'H2':[5,5,5],'H3':[3,3,3,null]},"
    "'them':{'I3':[2,3,3,2],'W2.we':[4,4,4],'W2.they':[3,3,3],'W1':[1,1]}}},"
    "'action':[{'id':'a1','survey':'s1','due':'2026-06-01','done_on':'2026-06-01','state':'done'},"
    "{'id':'a2','survey':'s1','due':'2026-06-01','done_on':'2026-05-01','state':'done'},"
    "{'id':'a3','survey':'s1','due':'2026-06-01','done_on':'2026-05-01','state':'done'},"
    "{'id':'a4','survey':'s1','due':'2026-06-01','done_on':'2026-05-01','state':'done'},"
    "{'id':'a5','survey':'s1','due':'2026-06-01','done_on':'2026-06-02','state':'done'}]}";

static const char survey_of_three_rules[] =
    "{'survey':[{'id':'s2','opened_on':'2027-01-01','closed_on':'2027-02-01'}],"
    "'ratings':{'s2':{'us':{'W1':[3,3,3],'W4':[3,3,3],'W5':[3,3,3],'V1':[4,4,4],'V3':[4,4,4],"
    "'V5':[4,4,4],'B3':[4,4,4],'B5':[5,5,5],'B1.we':[4,4,4],'B1.they':[3,3,3],'T2':[4,4,4],"
    "'T4':[2,2,2],'F1':[4,4,4],'F2':[4,4,4],'F3':[4,4,4],'F4':[3,3,3],'H5':[4,4,4]},"
    "'them':{'W1':[3,3,3],'W4':[3,3,3],'W5':[4,4,4],'V1':[4,4,4],'V3':[4,4,4],'V5':[4,4,4],"
    "'B3':[3,3,3],'B5':[4,4,4],'B1.we':[4,4,4],'B1.they':[4,4,4],'T4':[5,5,5],'F1':[3,3,3],"
    "'F2':[4,4,4],'F3':[2,2,2],'F4':[3,3,3]}}}}";

#define ALL_FOUR                                                                                   \
    "'what_good_looks_like':'a','what_we_will_do':'b','what_they_will_do':'c',"                    \
    "'how_we_notice_a_breach':'d','agreed_us':1,"

static const char working_agreement[] =
    "{'rows':{'s07.working':[{'id':'r1','topic':'decide'," ALL_FOUR "'agreed_them':1},"
    "{'id':'r2','topic':'inform'," ALL_FOUR "'agreed_them':1},"
    "{'id':'r3','topic':'trust'," ALL_FOUR "'agreed_them':1},"
    "{'id':'r4','topic':'meet'," ALL_FOUR "'agreed_them':1},"
    "{'id':'r5','topic':'people'," ALL_FOUR "'agreed_them':null},"
    "{'id':'r6','topic':'badnews','what_good_looks_like':'a'}]},"
    "'answers':{'s11.date':'2026-06-01'}}";

static const char by_hand[] =
    "{'metric':[{'id':'x1','code':'M1.4','kind':'progress','rule':'R1','frequency':'quarterly'},"
    "{'id':'x2','code':'M4.4','kind':'progress','rule':'R4','frequency':'monthly'},"
    "{'id':'x3','code':'M5.3','kind':'progress','rule':'R5'},"
    "{'id':'x4','code':'REV','kind':'goal','baseline':0,'target':100,'due':'2026-12-31',"
    "'frequency':'yearly'},"
    "{'id':'x5','code':'OWN','kind':'progress','rule':'R2','how':'computed','direction':'band',"
    "'target':10,'green':2,'red':6}],"
    "'reading':[{'id':'g1','metric':'x1','date':'2026-11-29','value':3},"
    "{'id':'g2','metric':'x2','date':'2027-01-28','value':50},"
    "{'id':'g4','metric':'x4','date':'2026-12-31','value':80},"
    "{'id':'g5','metric':'x5','date':'2027-01-01','value':7}],"
    "'answers':{'s08.effective':'2026-01-01'}}";

static const char plan_line[] =
    "{'metric':[{'id':'x6','code':'SHARE','kind':'goal','baseline':10,'target':30,"
    "'start_on':'2027-01-01','due':'2028-01-01'}],"
    "'plan_point':[{'metric':'x6','date':'2027-03-02','value':20},"
    "{'metric':'x6','date':'2027-01-31','value':14}],"
    "'reading':[{'id':'g6','metric':'x6','date':'2027-02-15','value':15}],"
    "'answers':{'s08.effective':'2027-01-01'}}";

static const char ideas[] =
    "{'information_item':[{'id':'n1','due':'2027-02-01','delivered_on':'2027-02-01'},"
    "{'id':'n2','due':'2027-02-02','delivered_on':'2027-02-03'},{'id':'n3','due':'2027-03-01'}],"
    "'difference':[{'id':'df1','state':'noticed'},{'id':'df2','state':'in_use','decision':'use'},"
    "{'id':'df3','state':'decided','decision':'use'},{'id':'df4','state':'discussed_jointly'}],"
    "'idea':[{'id':'j1','logged_on':'2026-12-02','taken_on':'2027-01-01','difference':'df2'},"
    "{'id':'j2','logged_on':'2027-02-01'},{'id':'j3','logged_on':'2026-12-31','joint':0},"
    "{'id':'j4','logged_on':'2026-12-01'}]}";

static const char stakeholders[] =
    "{'stakeholder':[{'id':'st1','side':'ours','power':5,'commitment':4,'accountable':1},"
    "{'id':'st2','side':'ours','power':4,'commitment':2,'accountable':0},"
    "{'id':'st3','side':'ours','power':3,'accountable':1},"
    "{'id':'st4','side':'theirs','power':5,'commitment':5,'accountable':1}],"
    "'stakeholder_rating':[{'stakeholder':'st1','date':'2026-06-01','commitment':2},"
    "{'stakeholder':'st1','date':'2027-02-01','commitment':4}]}";

static const char hours[] =
    "{'time_log':[{'id':'h1','date':'2027-02-01','hours':20,'kind':'internal'},"
    "{'id':'h2','date':'2027-02-02','hours':10,'kind':'partner'},"
    "{'id':'h3','date':'2026-12-01','hours':99,'kind':'partner'},"
    "{'id':'h4','date':'2027-02-02','hours':50,'kind':'joint'}]}";

/* A rule has three metrics at hand at most: the others are taken out of the list. */
#define OUT(code, rule) "{'code':'" code "','kind':'progress','rule':'" rule "','active':0},"
#define MANUAL(id, code, rule)                                                                     \
    "{'id':'" id "','code':'" code "','kind':'progress','rule':'" rule "'}"

#define ONLY_THREE                                                                                 \
    OUT("M1.1", "R1") OUT("M1.2", "R1") OUT("M1.3", "R1") OUT("M1.5", "R1")                        \
    OUT("M4.1", "R4") OUT("M4.2", "R4") OUT("M4.3", "R4") OUT("M4.5", "R4")                        \
    OUT("M5.1", "R5") OUT("M5.2", "R5") OUT("M5.4", "R5") OUT("M5.5", "R5")                        \
    MANUAL("y1", "M1.4", "R1") "," MANUAL("y4", "M4.4", "R4") "," MANUAL("y5", "M5.3", "R5")

static const char falling[] =
    "{'metric':[" ONLY_THREE "],"
    "'reading':[{'metric':'y1','date':'2026-12-31','value':1},"
    "{'metric':'y1','date':'2027-02-01','value':3},"
    "{'metric':'y4','date':'2026-12-31','value':70},"
    "{'metric':'y4','date':'2027-02-01','value':62},"
    "{'metric':'y5','date':'2026-12-31','value':0}]}";

/* Progress at 60 to the point, each of the three rules at its own. */
static const char sixty[] =
    "{'metric':[" ONLY_THREE "],'reading':[{'metric':'y1','date':'2027-02-01','value':2.6},"
    "{'metric':'y4','date':'2027-02-01','value':54},"
    "{'metric':'y5','date':'2027-02-01','value':1.6}]}";

#define REVENUE "'code':'REV','kind':'goal','baseline':0,'target':100,'due':'2026-12-31'"
#define GOAL_AT(value)                                                                             \
    "{'metric':[{'id':'x4'," REVENUE "}],"                                                         \
    "'reading':[{'id':'g4','metric':'x4','date':'2026-12-31','value':" value "}],"                 \
    "'answers':{'s08.effective':'2026-01-01'}}"

/* Run one example: fragments, then what must hold. */
#define WITH(example, ...)                                                                         \
    struct example example;                                                                        \
    (void)state;                                                                                   \
    example_open(&example, __VA_ARGS__, NULL)

/* Make room for another portfolio in the same test. */
static void
start_over(struct example *example, void **state)
{
    example_close(example);
    assert_int_equal(support_clean(state), 0);
    assert_int_equal(support_setup(state), 0);
}

static const char own[] = "progress";

/* ---- the health check ---- */

static void
a_survey_gives_gap_blind_spots_and_the_audit(void **state)
{
    WITH(example, survey);
    example_expect(&example, own,
                   "HW5 = 1.75; 0; red; 1\nHW6 us = 1.5; 0; red; 1\n"
                   "HW6 them = 0; 100; green; 1\nM1.5 = null; none; 1\n"
                   "M5.5 = 4; 100; green; 3\nM2.5 = 100; 100; green; 6\n");
    example_rows(&example, own, "HW5", NULL, "s1");
    example_rows(&example, own, "HW6", "them", "s1");
    example_rows(&example, own, "M5.5", NULL, "s1");
    example_rows(&example, own, "M2.5", NULL, "a1 a2 a3 a4 a5 s1");
    example_sentence(&example, own, "The two sides differ by 1.8 points on average.");
    example_close(&example);
}

static void
three_statements_of_five_are_enough_for_a_rule(void **state)
{
    WITH(example, survey_of_three_rules);
    example_expect(&example, own,
                   "M1.5 = 9.5/3; 0; red; 3\nM3.4 = 4; 100; green; 3\n"
                   "M4.5 = 11.75/3; (11.75/3-3.2)/0.8*100; amber; 3\n"
                   "M5.5 = null; none; 1\nHW5 = 5/11; 100; green; 11\n");
    example_close(&example);
}

static void
the_newest_closed_survey_counts_and_one_closed_later_does_not(void **state)
{
    WITH(example, survey,
         "{'survey':[{'id':'s2','opened_on':'2026-02-01','closed_on':'2026-03-01'},"
         "{'id':'s3','opened_on':'2026-02-01','closed_on':'2027-03-02'},"
         "{'id':'s0','opened_on':'2026-02-01','closed_on':'2026-02-28'}],"
         "'ratings':{'s2':{'us':{'F4':[4,4,4]},'them':{'F4':[3,3,3.3]}},"
         "'s3':{'us':{'F4':[5,5,5]},'them':{'F4':[5,5,5]}}}}");
    /* Of two closed on one day the greater id; the five actions are none of its own. */
    example_expect(&example, own, "HW5 = 0.9; 20; amber; 1\nM2.5 = 50; 50/3; amber; 1\n");
    example_rows(&example, own, "HW5", NULL, "s2");
    example_day(&example, "A", "2027-03-02");
    example_expect(&example, own, "HW5 = 0; 100; green; 1\n");
    example_day(&example, "A", "2026-02-27");
    example_expect(&example, own, "HW5 = null; none; 0\nM2.5 = null; none; 0\n");
    example_rows(&example, own, "HW5", NULL, "");
    example_close(&example);
}

static void
two_answers_of_a_side_are_hidden_whoever_else_answered(void **state)
{
    WITH(example,
         "{'survey':[{'id':'s1','opened_on':'2026-12-01','closed_on':'2027-01-01'}],"
         "'ratings':{'s1':{'us':{'I2':[5,5],'I4':[5,5,null],'B2.we':[5,5,5],'B2.they':[1,1]},"
         "'them':{'I2':[1,1,1],'I4':[1,1,1],'B2.we':[1,1,1],'B2.they':[3,3,3]}}}}");
    /* B2: their rating of us is seen, our rating of them is not. */
    example_expect(&example, own,
                   "HW5 = null; none; 0\nHW6 us = 2; 0; red; 1\nHW6 them = null; none; 0\n");
    example_rows(&example, own, "HW5", NULL, "s1");
    example_close(&example);
}

static void
answers_out_of_a_hundred_are_read_as_one_to_five(void **state)
{
    WITH(example,
         "{'survey':[{'id':'s1','opened_on':'2026-12-01','closed_on':'2027-01-01',"
         "'scale':'hundred'}],'ratings':{'s1':{'us':{'F2':[100,75,50],'H1':[100,100,100],"
         "'H2':[75,75,75],'H4':[0,0,0]},'them':{'F2':[50,50,50]}}}}");
    example_expect(&example, own, "HW5 = 1; 0; red; 1\nM5.5 = 10/3; 50/3; amber; 3\n");
    example_close(&example);
}

static void
the_audit_asks_for_four_of_five_actions_that_were_due(void **state)
{
    WITH(example, survey,
         "{'action':[{'id':'a1','done_on':'2026-06-03'},"
         "{'id':'a4','done_on':null,'state':'dropped'},"
         "{'id':'a6','survey':'s1','due':'2027-03-01'}],'answers':{'s12.health_interval':11}}");
    /* Two of four in time, one due today; the check itself is a month too old. */
    example_expect(&example, own, "M2.5 = 0; 0; red; 6\n");
    example_rows(&example, own, "M2.5", NULL, "a1 a2 a3 a5 a6 s1");
    example_close(&example);
}

static void
an_audit_without_any_action_due_is_met_and_without_actions_is_not(void **state)
{
    WITH(example,
         "{'survey':[{'id':'s1','opened_on':'2026-12-01','closed_on':'2027-01-01'}],"
         "'action':[{'id':'a1','survey':'s1','due':'2027-03-01'},{'id':'a2'},"
         "{'id':'a3','survey':'s1'}]}");
    example_expect(&example, own, "M2.5 = 100; 100; green; 3\n");
    start_over(&example, state);
    example_open(&example,
                 "{'survey':[{'id':'s1','opened_on':'2025-12-01','closed_on':'2026-02-28'}],"
                 "'action':[{'survey':'s1','state':'dropped'}]}",
                 NULL);
    /* 2026-02-28 and twelve months is yesterday. */
    example_expect(&example, own, "M2.5 = 0; 0; red; 1\n");
    example_close(&example);
}

static void
answers_and_readings_in_the_bin_do_not_count(void **state)
{
    WITH(example, by_hand,
         "{'survey':[{'id':'s1','opened_on':'2026-12-01','closed_on':'2027-01-01'}],"
         "'answer':[{'id':'w1','survey':'s1','side':'us','statement':'H1','value':2},"
         "{'id':'w2','survey':'s1','side':'us','statement':'H1','value':2}],"
         "'ratings':{'s1':{'us':{'H1':[4,4],'H2':[4,4,4],'H3':[4,4,4]}}},"
         "'reading':[{'id':'g7','metric':'x2','date':'2027-02-28','value':70}]}");
    const struct change_cell bin = { .column = "deleted", .new = cell_int(1) };
    const char *reading[] = { "g7" };
    struct err err = { 0 };
    long with;

    example_expect(&example, own, "M5.5 = 11/3; (11/3-3.2)/0.8*100; amber; 3\n"
                                  "M4.4 = 70; 100; green; 1\n");
    figures_close(&example.figures);
    must(change_begin(example.book.store, CHANGE_EDIT, NULL, &err), &err);   /* no verb takes one alone */
    must(change_put(example.book.store, "answer", "w1", &bin, 1, NULL, &err), &err);
    must(change_commit(example.book.store, "an answer: in the bin", NULL, &err), &err);
    must(record_bin(&example.book, entity_find("reading"), reading, 1, &with, &err), &err);
    must(figures_open(&example.figures, &example.book, &example.err), &example.err);
    example.context = NULL;
    example_day(&example, "A", "2027-03-01");
    example_expect(&example, own, "M5.5 = (10/3+8)/3; (34/9-3.2)/0.8*100; amber; 3\n"
                                  "M4.4 = 50; 50; amber; 1\nM2.4 = 50; 0; red; 4\n");
    example_close(&example);
}

/* ---- D.7 on the health check of the worked example ---- */

static void
near_to(double is, double wanted)
{
    assert_true(fabs(is - wanted) < 1e-9);
}

static void
a_gap_is_solid_or_tentative_and_sets_the_priority(void **state)
{
    const struct statement_result *result;

    WITH(example, survey);
    result = result_of(figures_survey(example.context)->result, "I3");
    near_to(result->self[SURVEY_US].deviation, 0.5);
    near_to(result->self[SURVEY_THEM].deviation, sqrt(1 / 3.0));
    near_to(result_gap(result), 1.75);
    near_to(result_priority(result), 3.375);
    assert_true(result_is_solid(result));
    assert_true(isnan(result_blind(result, SURVEY_US)));
    result = result_of(figures_survey(example.context)->result, "W1");
    assert_int_equal(result->self[SURVEY_THEM].n, 2);
    assert_true(isnan(result_gap(result)));
    assert_false(result_is_solid(result));
    result = result_of(figures_survey(example.context)->result, "W2");
    near_to(result_mean(result, SURVEY_US), 4.25);
    near_to(result_mean(result, SURVEY_THEM), 3.5);
    near_to(result_blind(result, SURVEY_US), 1.5);
    assert_true(isnan(result_gap(result)));
    assert_null(result_of(figures_survey(example.context)->result, "X1"));
    example_close(&example);
}

static void
a_split_side_and_a_gap_by_chance_are_told_apart(void **state)
{
    static const struct rating ratings[] = {
        { "us", "F2", "one", 5 },   { "us", "F2", "one", 1 },   { "us", "F2", "one", 3 },
        { "them", "F2", "one", 2 }, { "them", "F2", "one", 2 }, { "them", "F2", "one", 3 },
        { "them", "F2", "we", 5 },  { "us", "H1", "one", 4 },   { "us", "H1", "one", 4 },
        { "us", "H1", "one", 4 },   { "them", "H1", "one", 1 }, { "them", "H1", "one", 1 },
        { "them", "H1", "one", 1 }, { "us", "NO", "one", 5 },   { "us", "F2", "one", NAN },
    };
    struct statement_result result[STATEMENTS];
    const struct statement_result *fit, *house;

    (void)state;
    survey_results(ratings, sizeof ratings / sizeof *ratings, result);
    fit = result_of(result, "F2");
    house = result_of(result, "H1");
    near_to(result_gap(fit), 2 / 3.0);
    assert_false(result_is_solid(fit));
    assert_true(opinion_is_split(&fit->self[SURVEY_US]));
    assert_false(opinion_is_split(&fit->self[SURVEY_THEM]));
    assert_false(opinion_is_split(&result_of(result, "F3")->self[SURVEY_US]));
    near_to(result_priority(house), 2.5);   /* how houses differ is no disagreement */
    assert_true(isnan(result_priority(result_of(result, "F3"))));
}

/* ---- computed metrics ---- */

static void
the_working_agreement_counts_topics_both_have_agreed_to(void **state)
{
    WITH(example, working_agreement);
    example_expect(&example, own, "M1.1 = 40; 0; red; 6\n");
    example_rows(&example, own, "M1.1", NULL, "r1 r2 r3 r4 r5 r6");
    example_close(&example);
}

static void
decisions_have_their_speed_and_their_follow_through(void **state)
{
    WITH(example, example_decisions,
         "{'decision':[{'id':'d8','raised_on':'2026-10-01','decided_on':'2026-10-31',"
         "'implement_by':'2026-12-01','implemented_on':'2026-12-02','state':'implemented'},"
         "{'id':'d9','raised_on':'2026-10-01','decided_on':'2026-10-31',"
         "'implement_by':'2026-11-30','implemented_on':'2026-11-30','state':'implemented'},"
         "{'id':'da','raised_on':'2026-10-01','implement_by':'2027-01-01'}]}");
    example_expect(&example, own,
                   "M1.2 = 22.5; 46.875; amber; 4\nM1.3 = 100/3; 0; red; 3\n");
    example_rows(&example, own, "M1.3", NULL, "d1 d4 d8");
    example_close(&example);
}

static void
issues_are_settled_low_and_repeat_within_180_days(void **state)
{
    WITH(example, example_issues,
         "{'issue':[{'id':'k1','raised_on':'2026-03-01','root':'trust','type':'people'},"
         "{'id':'k2','raised_on':'2026-09-03','root':'trust','type':'people'},"
         "{'id':'k3','raised_on':'2026-09-02','root':'cult','type':'people'},"
         "{'id':'k4','raised_on':'2027-03-01','root':'cult','type':'people'}]}");
    /* k2 comes 186 days after k1, k4 180 days after k3, which stands one day before the window. */
    example_expect(&example, own,
                   "M4.1 = 50; 0; red; 2\nM4.2 = 50; 0; red; 2\nM4.3 = 60; 0; red; 5\n");
    example_rows(&example, own, "M4.3", NULL, "i1 i2 i4 k2 k4");
    example_close(&example);
}

static void
information_ideas_and_differences_are_counted(void **state)
{
    WITH(example, ideas);
    example_expect(&example, own,
                   "M2.1 = 50; 0; red; 2\nM2.2 = 2; 20; amber; 2\nM2.3 = 50; 100; green; 2\n"
                   "M3.1 = 75; 87.5; amber; 4\nM3.2 = 50; 75; amber; 2\n"
                   "M3.3 = 1; 100/3; amber; 1\nHW7 = 50; 75; amber; 2\nHW7.open = 2; none; 4\n");
    example_rows(&example, own, "M2.1", NULL, "n1 n2");
    example_rows(&example, own, "M2.2", NULL, "j1 j2");
    example_rows(&example, own, "M2.3", NULL, "j1 j4");
    example_rows(&example, own, "HW7", NULL, "df2 df3");
    example_rows(&example, own, "HW7.open", NULL, "df1 df2 df3 df4");
    example_day(&example, "A", "2026-12-31");
    /* j1 is not taken up yet and nothing is older than 60 days. */
    example_expect(&example, own, "M2.3 = null; none; 0\nM2.2 = 2; 20; amber; 2\n");
    example_close(&example);
}

static void
people_are_weighed_by_power_with_their_newest_rating(void **state)
{
    WITH(example, stakeholders,
         "{'stakeholder_rating':[{'stakeholder':'st1','date':'2027-02-20','power':4},"
         "{'stakeholder':'st2','date':'2027-03-02','commitment':5}]}");
    /* st1's newest power is 4; its newest commitment that of February; st2's comes tomorrow. */
    example_expect(&example, own,
                   "M5.1 = 50; 200/7; amber; 2\nHW8.champion = 1; none; 2\n"
                   "HW8.cheerleader = 0; none; 2\nHW8.hostage = 0; none; 2\n"
                   "HW8.sniper = 1; none; 2\n");
    example_rows(&example, own, "M5.1", NULL, "st1 st2");
    example_day(&example, "A", "2027-03-02");
    example_expect(&example, own, "M5.1 = 100; 100; green; 2\nHW8.cheerleader = 1; none; 2\n");
    example_day(&example, "A", "2026-12-31");
    example_expect(&example, own, "M5.1 = 0; 0; red; 2\nHW8.hostage = 1; none; 2\n");
    example_close(&example);
}

static void
our_own_hours_and_promises_are_counted(void **state)
{
    WITH(example, hours,
         "{'commitment':[{'id':'c8','promised_by':'us','promised_to':'us','due':'2027-02-01',"
         "'criticality':2,'delivered_on':'2027-01-31','state':'delivered'},"
         "{'id':'c9','promised_by':'us','promised_to':'us','due':'2027-02-02','criticality':1}]}");
    example_expect(&example, own,
                   "M5.2 = 200/3; 200/3; amber; 2\nHW8 = 200/3; 200/3; amber; 2\n"
                   "M5.4 = 200/3; 0; red; 2\n");
    example_rows(&example, own, "HW8", NULL, "h1 h2");
    example_close(&example);
}

static void
a_reading_serves_where_there_are_no_records(void **state)
{
    static const char readings[] =
        "{'metric':[" MANUAL("q1", "M2.1", "R2") "," MANUAL("q2", "M2.2", "R2") ","
        MANUAL("q3", "M3.3", "R3") "," MANUAL("q4", "M5.2", "R5") ","
        MANUAL("q5", "M2.3", "R2") "],"
        "'reading':[{'id':'v1','metric':'q1','date':'2027-01-01','value':65},"
        "{'id':'v2','metric':'q2','date':'2027-01-01','value':6},"
        "{'id':'v3','metric':'q3','date':'2027-01-01','value':3},"
        "{'id':'v4','metric':'q4','date':'2027-01-01','value':35},"
        "{'id':'v5','metric':'q5','date':'2027-01-01','value':30}]}";

    WITH(example, readings);
    example_expect(&example, own,
                   "M2.1 = 65; 0; red; 1\nM2.2 = 6; 100; green; 1\nM3.3 = 3; 100; green; 1\n"
                   "M5.2 = 35; 75; amber; 1\nHW8 = 35; 75; amber; 1\nM2.3 = null; none; 0\n");
    example_rows(&example, own, "M2.2", NULL, "v2");
    start_over(&example, state);
    example_open(&example, readings,
                 "{'information_item':[{'due':'2027-03-05'}],'idea':[{'logged_on':'2026-01-01'}],"
                 "'time_log':[{'date':'2027-02-01','hours':5,'kind':'partner'}]}", NULL);
    example_expect(&example, own,
                   "M2.1 = null; none; 0\nM2.2 = 0; 0; red; 0\nM3.3 = 0; 0; red; 0\n"
                   "M5.2 = 0; 0; red; 1\n");
    example_close(&example);
}

/* ---- metrics by hand, added ones, goals ---- */

static void
metrics_by_hand_are_fresh_within_their_frequency(void **state)
{
    WITH(example, by_hand);
    example_expect(&example, own,
                   "M1.4 = 3; 50; amber; 1\nM4.4 = 50; 50; amber; 1\nM5.3 = null; none; 0\n"
                   "REV = 80; 50; amber; 1\nOWN = 7; 75; amber; 1\nHW3 = 80; 80; green; 1\n"
                   "M2.4 = 50; 0; red; 4\nHW9 = 80; 40; amber; 5\nHW9.stale = 2; none; 4\n");
    example_rows(&example, own, "M1.4", NULL, "g1");
    example_rows(&example, own, "REV", NULL, "g4");
    example_rows(&example, own, "M2.4", NULL, "x1 x2 x3 x4");
    example_rows(&example, own, "HW9.stale", NULL, "x1 x2 x3 x4");
    example_sentence(&example, own, "2 metrics are stale.");
    example_day(&example, "A", "2027-02-28");
    example_expect(&example, own, "M2.4 = 75; 50; amber; 4\nHW9.stale = 1; none; 4\n");
    example_sentence(&example, own, "1 metric is stale.");
    example_close(&example);
}

static void
a_reading_is_fresh_to_the_last_day_of_its_frequency(void **state)
{
    static const struct {
        const char *frequency;
        int days;
    } cases[] = {
        { "monthly", 31 }, { "quarterly", 92 }, { "half_yearly", 183 }, { "yearly", 366 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(metric_is_fresh(cases[i].frequency, 1000, 1000 + cases[i].days));
        assert_false(metric_is_fresh(cases[i].frequency, 1000, 1001 + cases[i].days));
        assert_false(metric_is_fresh(cases[i].frequency, DAY_NONE, 1000));
    }
}

static void
the_newest_reading_of_the_day_counts_and_of_one_day_the_greater_id(void **state)
{
    WITH(example, by_hand,
         "{'reading':[{'id':'b2','metric':'x1','date':'2027-02-01','value':1},"
         "{'id':'b1','metric':'x1','date':'2027-02-01','value':5},"
         "{'id':'b3','metric':'x1','date':'2027-03-02','value':4}]}");
    example_expect(&example, own, "M1.4 = 1; 100; green; 1\n");
    example_rows(&example, own, "M1.4", NULL, "b2");
    example_day(&example, "A", "2027-01-31");
    example_expect(&example, own, "M1.4 = 3; 50; amber; 1\n");
    example_day(&example, "A", "2027-03-02");
    example_expect(&example, own, "M1.4 = 4; 25; amber; 1\n");
    example_close(&example);
}

static void
bounds_of_the_metric_stand_before_edited_ones(void **state)
{
    WITH(example, by_hand, hours,
         "{'metric':[{'id':'x1','red':4},{'id':'x9','code':'M5.2','kind':'progress','rule':'R5',"
         "'direction':'band','target':60,'green':0}],"
         "'bound':[{'id':'b1','code':'M1.4','green':2,'red':9},"
         "{'id':'b2','code':'REV','alliance':'A','green':80},{'id':'b3','code':'OWN','green':99},"
         "{'id':'b4','code':'M4.4','green':50}]}");
    /* M1.4 green 2 and red 4; M5.2 is 6 2/3 from 60, with 0 and 30. */
    example_expect(&example, own,
                   "M1.4 = 3; 50; amber; 1\nREV = 80; 100; green; 1\nOWN = 7; 75; amber; 1\n"
                   "M4.4 = 50; 100; green; 1\nM5.2 = 200/3; 700/9; amber; 2\n"
                   "HW8 = 200/3; 700/9; amber; 2\n");
    example_close(&example);
}

static void
an_added_metric_needs_both_bounds_and_a_band_its_centre(void **state)
{
    WITH(example,
         "{'metric':[{'id':'x1','code':'ONE','kind':'progress','rule':'R1','green':5},"
         "{'id':'x2','code':'TWO','kind':'progress','rule':'R1','green':1,'red':5,"
         "'direction':'band'},"
         "{'id':'x3','code':'SIX','kind':'progress','rule':'R1','green':5,'red':5},"
         "{'id':'x4','code':'OFF','kind':'progress','rule':'R1','green':5,'red':1,'active':0}],"
         "'reading':[{'metric':'x1','date':'2027-01-01','value':5},"
         "{'metric':'x2','date':'2027-01-01','value':5},"
         "{'metric':'x3','date':'2027-01-01','value':5},"
         "{'metric':'x4','date':'2027-01-01','value':5}],"
         "'bound':[{'code':'ONE','red':1}]}");
    example_expect(&example, own, "ONE = 5; none; 1\nTWO = 5; none; 1\nSIX = 5; none; 1\n");
    assert_null(figures_find(dashboard_find(own)->figures(example.context), "OFF", NULL));
    example_close(&example);
}

static void
a_goal_is_held_against_its_plan_line(void **state)
{
    WITH(example, plan_line);
    example_expect(&example, own, "SHARE = 500/7; none; 1\nHW3 = null; none; 0\n");
    example_rows(&example, own, "SHARE", NULL, "g6");
    example_close(&example);
}

static void
a_plan_line_is_straight_between_its_points_and_level_behind_them(void **state)
{
    static const struct plan_point_facts points[] = {
        { .date = 110, .value = 20 }, { .date = 130, .value = 60 },
    };
    struct goal_plan plan = { .baseline = 10, .target = 50, .start = 100, .due = 200 };

    (void)state;
    near_to(goal_expected(&plan, 100), 10);
    near_to(goal_expected(&plan, 150), 30);
    near_to(goal_expected(&plan, 250), 50);
    near_to(goal_expected(&plan, 90), 10);
    plan.due = 100;
    near_to(goal_expected(&plan, 90), 50);
    plan.due = DAY_NONE;
    near_to(goal_expected(&plan, 90), 50);
    plan.point = points;
    plan.n_points = 2;
    near_to(goal_expected(&plan, 90), 10);
    near_to(goal_expected(&plan, 105), 15);
    near_to(goal_expected(&plan, 110), 20);
    near_to(goal_expected(&plan, 120), 40);
    near_to(goal_expected(&plan, 999), 60);
    plan.start = DAY_NONE;
    assert_true(isnan(goal_expected(&plan, 120)));
}

static void
attainment_stays_between_0_and_150_and_is_none_where_nothing_was_expected(void **state)
{
    struct goal_plan plan = { .baseline = 10, .target = 20, .start = 100, .due = 200 };

    (void)state;
    near_to(goal_attainment(&plan, 25, 200), 150);
    near_to(goal_attainment(&plan, 26, 200), 150);
    near_to(goal_attainment(&plan, 5, 200), 0);
    near_to(goal_attainment(&plan, 12, 150), 40);
    assert_true(isnan(goal_attainment(&plan, 12, 100)));
    assert_true(isnan(goal_attainment(&plan, NAN, 200)));
    plan.baseline = 20;
    plan.target = 10;
    near_to(goal_attainment(&plan, 12, 200), 80);
    plan.target = NAN;
    assert_true(isnan(goal_attainment(&plan, 12, 200)));
}

static void
goals_are_judged_from_the_day_patience_ends(void **state)
{
    WITH(example, GOAL_AT("120"), "{'answers':{'s08.patience':14}}",
         "{'metric':[{'id':'x7','code':'MIX','kind':'goal','direction':'band','target':50,"
         "'green':5,'red':15},{'id':'x8','code':'NONE','kind':'goal','baseline':0,'target':1}],"
         "'reading':[{'metric':'x7','date':'2027-02-01','value':60}]}");
    /* Patience ends 2027-03-01; REV counts as 100, MIX is 10 away, NONE was never read. */
    example_expect(&example, own,
                   "REV = 120; 100; green; 1\nMIX = 50; 0; red; 1\nNONE = null; none; 0\n"
                   "HW3 = 75; 75; green; 2\n");
    example_day(&example, "A", "2027-02-28");
    example_expect(&example, own,
                   "REV = 120; none; 1\nMIX = 50; none; 1\nHW3 = null; none; 0\n");
    example_close(&example);
}

static void
the_goal_index_needs_half_of_the_goals(void **state)
{
    WITH(example, GOAL_AT("50"),
         "{'metric':[{'code':'TWO','kind':'goal'},{'code':'SIX','kind':'goal','active':0}]}");
    example_expect(&example, own, "HW3 = 50; 50; amber; 1\n");
    start_over(&example, state);
    example_open(&example, GOAL_AT("50"),
                 "{'metric':[{'code':'TWO','kind':'goal'},{'code':'SIX','kind':'goal'}]}", NULL);
    example_expect(&example, own, "HW3 = null; none; 1\n");
    example_close(&example);
}

/* ---- rules, quadrant, warning, index ---- */

static void
rules_make_the_index_together_with_goals(void **state)
{
    WITH(example, example_decisions, working_agreement, ideas, example_issues, by_hand);
    example_expect(&example, own,
                   "HW1.R1 = 96.875/4; 96.875/4; red; 4\nHW1.R2 = 39; 39; red; 5\n"
                   "HW1.R3 = (162.5+100/3)/3; (162.5+100/3)/3; amber; 3\n"
                   "HW1.R4 = 12.5; 12.5; red; 4\nHW1.R5 = null; none; 0\n"
                   "HW2 = (96.875/4+39+(162.5+100/3)/3+12.5)/4; "
                   "(96.875/4+39+(162.5+100/3)/3+12.5)/4; red; 4\n"
                   "HW4 = running_on_credit; amber; 2\n"
                   "HWI = (60*(96.875/4+39+(162.5+100/3)/3+12.5)/4+20*80)/80; red; weight 0.8; "
                   "capped null\n");
    example_banners(&example, own, "");
    example_sentence(&example, own,
                     "The alliance is running on credit; 2 metrics are stale.");
    example_close(&example);
}

static void
leading_indicators_fall_before_goals_do(void **state)
{
    WITH(example, falling);
    example_expect(&example, own,
                   "HW2 = 230/3; 230/3; green; 3\nHW4 = building; amber; 1\nHW10 = 1; red; 2\n"
                   "HWI = 230/3; green; weight 0.75; capped null\n");
    example_banners(&example, own, "leading_falling");
    example_sentence(&example, own, "The alliance is building.");
    example_day(&example, "A", "2027-02-28");
    example_expect(&example, own, "HW10 = null; none; 1\n");
    example_banners(&example, own, "");
    example_close(&example);
}

static void
there_is_no_warning_when_goals_fall_too_or_progress_falls_less(void **state)
{
    (void)state;
    assert_true(metric_warning(100, 90, NAN, NAN) > 0);
    assert_true(metric_warning(100, 90, 80, 70.1) > 0);
    assert_true(metric_warning(100, 90, 80, NAN) > 0);
    near_to(metric_warning(100, 90, 80, 70), 0);
    near_to(metric_warning(100, 90.1, 80, 80), 0);
    near_to(metric_warning(80, 100, 80, 80), 0);
    assert_true(isnan(metric_warning(NAN, 90, 80, 80)));
    assert_true(isnan(metric_warning(90, NAN, 80, 80)));
}

static void
the_quadrant_parts_at_60_to_the_point(void **state)
{
    WITH(example, sixty, GOAL_AT("60"));
    example_expect(&example, own, "HW2 = 60; 60; amber; 3\nHW4 = delivering; green; 2\n"
                                  "HWI = 60; amber; weight 0.8; capped null\n");
    example_sentence(&example, own, "The alliance is delivering.");
    start_over(&example, state);
    example_open(&example, sixty, GOAL_AT("59.9"), NULL);
    example_expect(&example, own, "HW4 = building; amber; 2\n");
    start_over(&example, state);
    example_open(&example, sixty, GOAL_AT("60"),
                 "{'reading':[{'metric':'y4','date':'2027-02-02','value':53}]}", NULL);
    example_expect(&example, own, "HW4 = running_on_credit; amber; 2\n");
    start_over(&example, state);
    example_open(&example, sixty, GOAL_AT("0"),
                 "{'reading':[{'metric':'y4','date':'2027-02-02','value':53}]}", NULL);
    example_expect(&example, own, "HW4 = in_trouble; red; 2\n");
    example_sentence(&example, own, "The alliance is in trouble.");
    start_over(&example, state);
    example_open(&example, sixty,
                 "{'reading':[{'metric':'y4','date':'2027-02-02','value':53}]}", NULL);
    example_expect(&example, own, "HW4 = null; none; 1\n");
    example_close(&example);
}

static void
a_goal_without_reading_keeps_its_weight_once_patience_is_past(void **state)
{
    WITH(example, sixty, survey,
         "{'metric':[{" REVENUE "}],'answers':{'s08.effective':'2026-01-01'}}");
    /* Progress 60, gap 0; the goal index has no data. */
    example_expect(&example, own, "HWI = 45; red; weight 0.8; capped null\n");
    start_over(&example, state);
    example_open(&example, sixty, survey,
                 "{'metric':[{" REVENUE "}],'answers':{'s08.effective':'2026-04-01'}}", NULL);
    example_expect(&example, own, "HWI = 45; red; weight 1; capped null\n");
    example_close(&example);
}

static void
a_metric_taken_out_leaves_the_list_but_not_its_figure(void **state)
{
    WITH(example, hours, ideas,
         "{'metric':[" OUT("M3.2", "R3") "{'code':'M5.2','kind':'progress','rule':'R5',"
         "'active':0}]}");
    assert_null(figures_find(dashboard_find(own)->figures(example.context), "M3.2", NULL));
    assert_null(figures_find(dashboard_find(own)->figures(example.context), "M5.2", NULL));
    example_expect(&example, own,
                   "HW7 = 50; 75; amber; 2\nHW8 = 200/3; 200/3; amber; 2\nHW9 = null; none; 0\n"
                   "HW1.R3 = (87.5+100/3)/2; (87.5+100/3)/2; amber; 2\n");
    example_close(&example);
}

static void
codes_of_own_metrics_may_be_like_any_other_and_come_in_byte_order(void **state)
{
    static const char *const order[] = {
        "HW1.R1", "HW1.R2", "HW1.R3", "HW1.R4", "HW1.R5", "HW2", "HW3", "HW4", "HW5", "HW6",
        "HW6", "HW7", "HW7.open", "HW8", "HW8.champion", "HW8.cheerleader", "HW8.hostage",
        "HW8.sniper", "HW9", "HW9.stale", "HW10", "M1.1", "M1.2", "M1.3", "M1.4", "M1.5", "M2.1",
        "M2.2", "M2.3", "M2.4", "M2.5", "M3.1", "M3.2", "M3.3", "M3.4", "M4.1", "M4.2", "M4.3",
        "M4.4", "M4.5", "M5.1", "M5.2", "M5.3", "M5.4", "M5.5", "HW2", "Z", "a", "G1", "b",
    };
    const struct figures_list *list;

    WITH(example,
         "{'metric':[{'id':'x1','code':'a','kind':'progress','rule':'R1'},"
         "{'id':'x2','code':'Z','kind':'progress','rule':'R1'},"
         "{'id':'x3','code':'HW2','name':'Heads','kind':'progress','rule':'R1','green':1,'red':2},"
         "{'id':'x4','code':'b','kind':'goal'},{'id':'x5','code':'G1','kind':'goal'}],"
         "'reading':[{'metric':'x3','date':'2027-01-01','value':1}]}");
    list = dashboard_find(own)->figures(example.context);
    assert_int_equal(list->n, sizeof order / sizeof *order);
    for (size_t i = 0; i < list->n; i++)
        assert_string_equal(list->figure[i].code, order[i]);
    /* The metric HW2 is no progress index. */
    example_expect(&example, own, "HW2 = null; none; 0\nHW4 = null; none; 0\n");
    assert_string_equal(dashboard_label(example.context, &list->figure[45]), "Heads");
    assert_string_equal(dashboard_label(example.context, &list->figure[0]),
                        "Rule 1, how we will work together");
    near_to(list->figure[45].score, 100);
    example_close(&example);
}

static void
nothing_recorded_is_no_data_and_never_zero(void **state)
{
    const struct figures_list *list;

    WITH(example, "{}");
    list = dashboard_find(own)->figures(example.context);
    for (size_t i = 0; i < list->n; i++) {
        const struct figure *figure = &list->figure[i];

        assert_true(isnan(figure->value) && isnan(figure->score) && !figure->word);
        assert_int_equal(figure->light, LIGHT_NONE);
        assert_int_equal(figure->n + figure->n_rows, 0);
    }
    assert_true(isnan(list->index.value));
    example_sentence(&example, own, "Nothing recorded yet: start with step 1.");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_survey_gives_gap_blind_spots_and_the_audit),
        TEST(three_statements_of_five_are_enough_for_a_rule),
        TEST(the_newest_closed_survey_counts_and_one_closed_later_does_not),
        TEST(two_answers_of_a_side_are_hidden_whoever_else_answered),
        TEST(answers_out_of_a_hundred_are_read_as_one_to_five),
        TEST(the_audit_asks_for_four_of_five_actions_that_were_due),
        TEST(an_audit_without_any_action_due_is_met_and_without_actions_is_not),
        TEST(answers_and_readings_in_the_bin_do_not_count),
        TEST(a_gap_is_solid_or_tentative_and_sets_the_priority),
        TEST(a_split_side_and_a_gap_by_chance_are_told_apart),
        TEST(the_working_agreement_counts_topics_both_have_agreed_to),
        TEST(decisions_have_their_speed_and_their_follow_through),
        TEST(issues_are_settled_low_and_repeat_within_180_days),
        TEST(information_ideas_and_differences_are_counted),
        TEST(people_are_weighed_by_power_with_their_newest_rating),
        TEST(our_own_hours_and_promises_are_counted),
        TEST(a_reading_serves_where_there_are_no_records),
        TEST(metrics_by_hand_are_fresh_within_their_frequency),
        TEST(a_reading_is_fresh_to_the_last_day_of_its_frequency),
        TEST(the_newest_reading_of_the_day_counts_and_of_one_day_the_greater_id),
        TEST(bounds_of_the_metric_stand_before_edited_ones),
        TEST(an_added_metric_needs_both_bounds_and_a_band_its_centre),
        TEST(a_goal_is_held_against_its_plan_line),
        TEST(a_plan_line_is_straight_between_its_points_and_level_behind_them),
        TEST(attainment_stays_between_0_and_150_and_is_none_where_nothing_was_expected),
        TEST(goals_are_judged_from_the_day_patience_ends),
        TEST(the_goal_index_needs_half_of_the_goals),
        TEST(rules_make_the_index_together_with_goals),
        TEST(leading_indicators_fall_before_goals_do),
        TEST(there_is_no_warning_when_goals_fall_too_or_progress_falls_less),
        TEST(the_quadrant_parts_at_60_to_the_point),
        TEST(a_goal_without_reading_keeps_its_weight_once_patience_is_past),
        TEST(a_metric_taken_out_leaves_the_list_but_not_its_figure),
        TEST(codes_of_own_metrics_may_be_like_any_other_and_come_in_byte_order),
        TEST(nothing_recorded_is_no_data_and_never_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

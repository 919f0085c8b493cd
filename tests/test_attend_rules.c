/* Every rule of "needs you today": what just meets it, what just does not, and the line it gives. */
#include <stdio.h>
#include <string.h>

#include "src/figures/attend_rule.h"
#include "tests/example.h"

/* Body B would not have met for 424 days. */
static const char quiet[] = "{'body':[{'id':'B','state':'dissolved'}]}";

/* The lines "RULE RECORD URGENCY DAYS VIEW TEXT" of the rule (NULL: of all) for alliance A. */
static char *
lines_of(struct example *example, const char *rule)
{
    struct attend_trial trial = { .context = example->context };
    struct str out = { 0 };
    char *copy;

    attend_try(&trial);
    must(!example->err.kind, &example->err);
    for (size_t i = 0; i < trial.n; i++) {
        const struct attend_finding *found = &trial.finding[i];

        if (rule && strcmp(found->rule->code, rule) != 0)
            continue;
        str_addf(&out, "%s %s %d %ld %s %s", found->rule->code, found->record, found->urgency,
                 found->days, found->view, found->text);
        if (found->step)
            str_addf(&out, " (%s step %d%s%s)", found->entity, found->step, found->key ? " " : "",
                     found->key ? found->key : "");
        str_add(&out, "\n");
    }
    copy = arena_string(example->context->arena, str_text(&out));
    str_free(&out);
    return copy;
}

/* With the fragment, on 2027-03-01, the rule gives these lines. */
static void
expect_on(const char *day, const char *rule, const char *fragment, const char *lines)
{
    struct example example;

    example_open(&example, quiet, fragment, NULL);
    if (day)
        example_day(&example, "A", day);
    assert_string_equal(lines_of(&example, rule), lines);
    example_close(&example);
}

/* What people read of the rule's first line: words for codes, and which record it is. */
static void
expect_said(const char *rule, const char *fragment, const char *said)
{
    struct example example;
    struct attend_trial trial;
    const char *found = NULL;

    example_open(&example, quiet, fragment, NULL);
    trial = (struct attend_trial){ .context = example.context };
    attend_try(&trial);
    for (size_t i = trial.n; i-- > 0;)
        if (strcmp(trial.finding[i].rule->code, rule) == 0)
            found = trial.finding[i].said;
    assert_non_null(found);
    assert_string_equal(found, said);
    example_close(&example);
}

static void
expect(const char *rule, const char *fragment, const char *lines)
{
    expect_on(NULL, rule, fragment, lines);
}

static void
n01_a_confirmed_flag(void **state)
{
    (void)state;
    expect("N01",
           "{'flag':[{'id':'f1','date':'2027-02-27','behaviour':'poach','strength':3,"
           "'state':'confirmed'},"
           "{'id':'f2','date':'2027-02-27','behaviour':'poach','strength':3,'state':'checked'},"
           "{'id':'f3','date':'2027-03-02','behaviour':'poach','strength':3,'state':'confirmed'}]}",
           "N01 f1 95 2 governance poach confirmed, not resolved\n");
}

static void
n02_closed_knowledge_that_left_in_30_days(void **state)
{
    (void)state;
    expect("N02",
           "{'knowledge_item':[{'id':'k1','name':'recipe','class':'clean','owner_side':'us'},"
           "{'id':'k2','name':'poster','class':'alliance','owner_side':'us'}],"
           "'learning_event':[{'id':'e1','date':'2027-01-31','direction':'out','item':'k1',"
           "'intended':0},"
           "{'id':'e2','date':'2027-01-30','direction':'out','item':'k1','intended':0},"
           "{'id':'e3','date':'2027-02-28','direction':'out','item':'k1','intended':1},"
           "{'id':'e4','date':'2027-02-28','direction':'out','item':'k2','intended':0},"
           "{'id':'e5','date':'2027-02-28','direction':'in','item':'k1','intended':0},"
           "{'id':'e6','date':'2027-02-28','direction':'out','intended':0}]}",
           "N02 e1 90 29 learning knowledge left unintended: recipe\n");
}

static void
n03_a_silent_steering_body(void **state)
{
    (void)state;
    expect("N03",
           "{'body':[{'id':'b1','name':'Board','kind':'steering','meets':'weekly',"
           "'established_on':'2027-02-14'},"
           "{'id':'b2','name':'Other','kind':'steering','meets':'weekly',"
           "'established_on':'2027-02-15'},"
           "{'id':'b3','name':'Managers','kind':'management','meets':'weekly',"
           "'established_on':'2026-01-01'}]}",
           "N03 b1 85 15 governance Board has not met for 15 days\n");
}

static void
n04_a_side_without_sponsor_once_there_are_posts(void **state)
{
    (void)state;
    expect("N04", "{'role_assignment':[{'role':'other','side':'us','from':'2026-01-01'}]}", "");
}

static void
n04_both_sides_lose_theirs(void **state)
{
    (void)state;
    expect("N04",
           "{'role_assignment':[{'role':'sponsor','side':'us','from':'2026-01-01',"
           "'until':'2027-02-28'},"
           "{'role':'chair','side':'them','from':'2026-01-01'}]}",
           "N04 A 80 0 governance no executive sponsor on side us\n"
           "N04 A 80 0 governance no executive sponsor on side them\n");
}

static void
n05_an_exit_trigger_that_is_near(void **state)
{
    (void)state;
    expect("N05",
           "{'exit_trigger':[{'id':'t1','trigger':'control','near':4},"
           "{'id':'t2','trigger':'law','near':3},{'id':'t3','trigger':'law','near':5},"
           "{'id':'t4','trigger':'law'}]}",
           "N05 t1 75 0 risk exit trigger control is near\n"
           "N05 t3 80 0 risk exit trigger law is near\n");
}

static void
n06_an_issue_past_the_limit_of_its_level(void **state)
{
    (void)state;
    expect("N06",
           "{'issue':[{'id':'i1','title':'samples','raised_on':'2027-02-19','severity':3},"
           "{'id':'i2','title':'just not','raised_on':'2027-02-22','severity':3},"
           "{'id':'i3','title':'moved up','raised_on':'2026-01-01','severity':5},"
           "{'id':'i4','title':'settled','raised_on':'2026-01-01','severity':5,"
           "'resolved_on':'2027-03-01','our_contribution':'x','their_contribution':'y',"
           "'state':'resolved'}],"
           "'escalation':[{'issue':'i3','from_level':1,'to_level':2,'on':'2027-02-08'}],"
           "'ladder_level':[{'level':2,'who':'managers','working_days':4}]}",
           "N06 i1 76 1 governance issue \"samples\" 1 working day past its limit at level 1\n"
           "N06 i3 95 11 governance issue \"moved up\" 11 working days past its limit at level 2\n");
}

static void
n06_being_late_weighs_ten_at_most(void **state)
{
    (void)state;
    expect_on("2027-03-05", "N06",
              "{'issue':[{'id':'i1','title':'old','raised_on':'2026-01-01','severity':5}]}",
              "N06 i1 95 301 governance issue \"old\" 301 working days past its limit at level 1\n");
}

static void
n07_and_n08_promises_past_their_due_date(void **state)
{
    static const char promises[] =
        "{'commitment':[{'id':'c1','title':'report','promised_by':'us','promised_to':'them',"
        "'due':'2027-02-28','criticality':4},"
        "{'id':'c2','title':'today','promised_by':'us','promised_to':'them','due':'2027-03-01',"
        "'criticality':5},"
        "{'id':'c3','title':'plan','promised_by':'them','promised_to':'us','due':'2026-12-31',"
        "'criticality':5},"
        "{'id':'c4','title':'old','promised_by':'them','promised_to':'us','due':'2026-12-30',"
        "'criticality':1},"
        "{'id':'c5','title':'house','promised_by':'us','promised_to':'us','due':'2026-12-30',"
        "'criticality':1},"
        "{'id':'c6','title':'broken','promised_by':'us','promised_to':'them','due':'2026-12-30',"
        "'criticality':1,'state':'broken'},"
        "{'id':'c7','title':'big','promised_by':'us','promised_to':'them','due':'2026-12-31',"
        "'criticality':5},"
        "{'id':'c8','title':'disputed','promised_by':'us','promised_to':'them',"
        "'due':'2027-02-26','criticality':1,'delivered_on':'2027-02-20','state':'disputed'},"
        "{'id':'c9','title':'was early','promised_by':'us','promised_to':'them',"
        "'due':'2027-02-27','criticality':1}],"
        "'due_change':[{'commitment':'c9','on':'2027-03-02','old_due':'2027-02-26',"
        "'new_due':'2027-02-27'}]}";
    struct example example;

    (void)state;
    example_open(&example, quiet, promises, NULL);
    assert_string_equal(lines_of(&example, "N07"),
                        "N07 c1 71 1 governance we owe \"report\", 1 day late\n"
                        "N07 c7 95 60 governance we owe \"big\", 60 days late\n"
                        "N07 c8 58 3 governance we owe \"disputed\", 3 days late\n"
                        "N07 c9 58 3 governance we owe \"was early\", 3 days late\n");
    assert_string_equal(lines_of(&example, "N08"),
                        "N08 c3 85 60 governance they owe \"plan\", 60 days late\n"
                        "N08 c4 65 61 governance they owe \"old\", 61 days late; declare it broken "
                        "or renegotiate\n");
    example_close(&example);
}

static void
n09_a_decision_that_was_needed(void **state)
{
    (void)state;
    expect("N09",
           "{'decision':[{'id':'d1','title':'price','raised_on':'2027-01-01',"
           "'needed_by':'2027-02-28'},"
           "{'id':'d2','title':'today','raised_on':'2027-01-01','needed_by':'2027-03-01'},"
           "{'id':'d3','title':'gone','raised_on':'2027-01-01','needed_by':'2027-02-28',"
           "'state':'withdrawn'},"
           "{'id':'d4','title':'taken','raised_on':'2027-01-01','needed_by':'2027-02-28',"
           "'decided_on':'2027-03-01','state':'decided'},"
           "{'id':'d5','title':'put off','raised_on':'2027-01-01','needed_by':'2027-01-10',"
           "'state':'deferred'},"
           "{'id':'d6','title':'no hurry','raised_on':'2027-01-01'}]}",
           "N09 d1 56 1 governance decision \"price\" needed 1 day ago\n"
           "N09 d5 75 50 governance decision \"put off\" needed 50 days ago\n");
}

static void
n09_a_decision_taken_later_was_open_before(void **state)
{
    (void)state;
    expect_on("2027-02-28", "N09",
              "{'decision':[{'id':'d4','title':'taken','raised_on':'2027-01-01',"
              "'needed_by':'2027-02-26','decided_on':'2027-03-01','state':'decided'}]}",
              "N09 d4 57 2 governance decision \"taken\" needed 2 days ago\n");
}

static void
n10_a_meeting_outside_its_tolerance(void **state)
{
    (void)state;
    expect("N10",
           "{'meeting':[{'id':'m1','body':'B','due':'2027-02-14'},"
           "{'id':'m2','body':'B','due':'2027-02-15'},"
           "{'id':'m3','body':'B','due':'2026-12-01'},{'id':'m4','body':'B','due':'2026-11-30'},"
           "{'id':'m5','body':'B','due':'2027-02-01','state':'cancelled','cancel_reason':'ice'},"
           "{'id':'m6','body':'B','due':'2027-02-01','held_on':'2027-03-01','state':'held'}]}",
           "N10 m1 65 15 governance Body B 15 days overdue\n"
           "N10 m3 70 90 governance Body B 90 days overdue\n");
}

static void
n10_a_meeting_held_later_was_overdue_before(void **state)
{
    (void)state;
    expect_on("2027-02-28", "N10",
              "{'meeting':[{'id':'m6','body':'B','due':'2027-02-01','held_on':'2027-03-01',"
              "'state':'held'}]}",
              "N10 m6 70 27 governance Body B 27 days overdue\n");
}

static void
n11_a_red_index_leads_to_its_view(void **state)
{
    struct example example;
    char *lines;

    (void)state;
    example_open(&example, "{'flag':[{'id':'f1','date':'2027-02-27','behaviour':'poach',"
                           "'strength':3,'state':'confirmed'}],"
                           "'decision':[{'raised_on':'2026-12-01','needed_by':'2026-12-05',"
                           "'decided_on':'2027-02-01','state':'decided'}],"
                           "'commitment':[{'promised_by':'us','promised_to':'them',"
                           "'due':'2027-01-15','criticality':4},"
                           "{'promised_by':'them','promised_to':'us','due':'2027-01-15',"
                           "'criticality':4}],"
                           "'meeting':[{'body':'B','due':'2027-01-12'}],"
                           "'trust_record':[{'date':'2027-01-01','rated_by':'us','score':2},"
                           "{'date':'2027-01-01','rated_by':'them','score':2}]}", NULL);
    lines = lines_of(&example, "N11");
    assert_string_equal(lines, "N11 A 65 0 governance GHI is red\n");
    example_close(&example);
}

/* Rules 1, 4 and 5 stood at 100 on 2026-12-31, and at 50, 80 and 100 from 2027-02-01. */
static const char falling[] =
    "{'metric':[{'code':'M1.1','active':0},{'code':'M1.2','active':0},{'code':'M1.3','active':0},"
    "{'code':'M1.5','active':0},{'code':'M4.1','active':0},{'code':'M4.2','active':0},"
    "{'code':'M4.3','active':0},{'code':'M4.5','active':0},{'code':'M5.1','active':0},"
    "{'code':'M5.2','active':0},{'code':'M5.4','active':0},{'code':'M5.5','active':0},"
    "{'id':'y1','code':'M1.4'},{'id':'y4','code':'M4.4'},{'id':'y5','code':'M5.3'}],"
    "'reading':[{'metric':'y1','date':'2026-12-31','value':1},"
    "{'metric':'y1','date':'2027-02-01','value':3},{'metric':'y4','date':'2026-12-31','value':70},"
    "{'metric':'y4','date':'2027-02-01','value':62},"
    "{'metric':'y5','date':'2026-12-31','value':0}]}";

static void
n12_progress_that_falls_while_results_do_not(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, quiet, falling, NULL);
    assert_string_equal(lines_of(&example, "N12"),
                        "N12 A 72 0 progress leading indicators are falling\n");
    example_day(&example, "A", "2027-01-31");
    assert_string_equal(lines_of(&example, "N12"), "");
    example_close(&example);
}

static void
n13_a_metric_red_in_its_three_newest_readings(void **state)
{
    (void)state;
    expect("N13",
           "{'metric':[{'id':'y1','code':'OWN','name':'own','kind':'progress','rule':'R2',"
           "'green':10,'red':5},"
           "{'id':'y2','code':'TWO','name':'two only','kind':'progress','rule':'R2','green':10,"
           "'red':5},"
           "{'id':'y3','code':'AMBER','name':'amber first','kind':'progress','rule':'R2',"
           "'green':10,'red':5},"
           "{'id':'y4','code':'OFF','name':'off','kind':'progress','rule':'R2','green':10,'red':5,"
           "'active':0},"
           "{'id':'y5','code':'AUTO','name':'auto','kind':'progress','rule':'R2','green':10,"
           "'red':5,'how':'computed'},"
           "{'id':'y6','code':'BAND','name':'band','kind':'progress','rule':'R2',"
           "'direction':'band','target':50,'green':5,'red':10}],"
           "'reading':[{'metric':'y1','date':'2027-02-03','value':5},"
           "{'metric':'y1','date':'2027-02-02','value':4},"
           "{'metric':'y1','date':'2027-02-01','value':3},"
           "{'metric':'y1','date':'2027-01-01','value':12},"
           "{'metric':'y2','date':'2027-02-03','value':5},"
           "{'metric':'y2','date':'2027-02-02','value':5},"
           "{'metric':'y3','date':'2027-02-03','value':5},"
           "{'metric':'y3','date':'2027-02-02','value':5},"
           "{'metric':'y3','date':'2027-02-01','value':5.1},"
           "{'metric':'y4','date':'2027-02-03','value':1},"
           "{'metric':'y4','date':'2027-02-02','value':1},"
           "{'metric':'y4','date':'2027-02-01','value':1},"
           "{'metric':'y5','date':'2027-02-03','value':1},"
           "{'metric':'y5','date':'2027-02-02','value':1},"
           "{'metric':'y5','date':'2027-02-01','value':1},"
           "{'metric':'y6','date':'2027-02-03','value':60},"
           "{'metric':'y6','date':'2027-02-02','value':40},"
           "{'metric':'y6','date':'2027-02-01','value':39}]}",
           "N13 y1 60 0 progress own red in 3 readings\n"
           "N13 y6 60 0 progress band red in 3 readings\n");
}

static void
n13_a_goal_is_judged_when_patience_is_past(void **state)
{
    static const char goal[] =
        "{'answers':{'s08.effective':'2026-01-01','s08.patience':14},"
        "'metric':[{'id':'g1','code':'GOAL','name':'sales','kind':'goal','baseline':0,"
        "'target':100,'start_on':'2026-01-01','due':'2026-12-31'}],"
        "'reading':[{'metric':'g1','date':'2027-02-03','value':70},"
        "{'metric':'g1','date':'2027-02-02','value':10},"
        "{'metric':'g1','date':'2027-02-01','value':10}]}";

    (void)state;
    expect("N13", goal, "N13 g1 60 0 progress sales red in 3 readings\n");
    (void)support_clean(state);
    (void)support_setup(state);
    expect_on("2027-02-28", "N13", goal, "");
}

static void
n14_a_health_check_that_is_due(void **state)
{
    struct example example;
    char *line;

    (void)state;
    example_open(&example, quiet, "{'answers':{'s12.health':'2027-02-28'},"
                                  "'survey':[{'opened_on':'2027-01-01',"
                                  "'closed_on':'2027-02-27'}]}", NULL);
    line = lines_of(&example, "N14");
    assert_non_null(strstr(line, " 45 1 progress health check 1 day overdue "
                                 "(step_answer step 12 s12.health)\n"));
    example_day(&example, "A", "2027-02-28");
    assert_string_equal(lines_of(&example, "N14"), "");
    example_day(&example, "A", "2027-06-08");
    assert_non_null(strstr(lines_of(&example, "N14"), " 55 100 progress health check 100 days"));
    example_close(&example);
}

static void
n14_a_check_closed_on_the_day_will_do(void **state)
{
    (void)state;
    expect("N14", "{'answers':{'s12.health':'2027-02-27'},"
                  "'survey':[{'opened_on':'2027-01-01','closed_on':'2027-02-27'}]}", "");
}

static void
n15_a_charter_past_its_review(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, quiet, "{'charter':[{'id':'ch','version':'1','state':'approved',"
                                  "'approved_us':'2026-01-01','review_due':'2027-02-28'}]}", NULL);
    assert_string_equal(lines_of(&example, "N15"),
                        "N15 ch 40 1 governance charter review 1 day overdue\n");
    example_day(&example, "A", "2027-02-28");
    assert_string_equal(lines_of(&example, "N15"), "");
    example_day(&example, "A", "2027-12-31");
    assert_string_equal(lines_of(&example, "N15"),
                        "N15 ch 60 306 governance charter review 306 days overdue\n");
    example_close(&example);
}

static void
n16_an_agreement_that_ends_within_90_days(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, quiet, "{'answers':{'s08.effective':'2026-05-30',"
                                  "'s08.term_months':12}}", NULL);
    assert_non_null(strstr(lines_of(&example, "N16"),
                           " 45 0 steps agreement ends 2027-05-30 (step_answer step 8 "
                           "s08.effective)\n"));
    example_day(&example, "A", "2027-02-28");
    assert_string_equal(lines_of(&example, "N16"), "");
    example_day(&example, "A", "2027-05-30");
    assert_non_null(strstr(lines_of(&example, "N16"), " 75 0 steps agreement ends"));
    example_day(&example, "A", "2027-06-01");
    assert_non_null(strstr(lines_of(&example, "N16"), " 75 2 steps agreement ends"));
    example_day(&example, "A", "2027-06-30");
    assert_non_null(strstr(lines_of(&example, "N16"), " 75 31 steps agreement ends"));
    example_close(&example);
}

static void
n17_a_high_risk_nobody_reviews(void **state)
{
    (void)state;
    expect("N17",
           "{'risk':[{'id':'k1','description':'key person','likelihood':5,'impact':3,"
           "'state':'assessed'},"
           "{'id':'k2','description':'low','likelihood':2,'impact':5,'state':'assessed'},"
           "{'id':'k3','description':'over','likelihood':5,'impact':5,'state':'closed'},"
           "{'id':'k4','description':'late','likelihood':4,'impact':4,'state':'accepted',"
           "'next_review':'2027-02-28'},"
           "{'id':'k5','description':'today','likelihood':4,'impact':4,'state':'treating',"
           "'next_review':'2027-03-01'},"
           "{'id':'k6','description':'unrated','likelihood':5,'state':'identified'},"
           "{'id':'k7','description':'long','likelihood':5,'impact':5,'state':'identified',"
           "'next_review':'2026-01-01'}]}",
           "N17 k1 58 0 risk risk \"key person\" not reviewed\n"
           "N17 k4 59 1 risk risk \"late\" not reviewed\n"
           "N17 k7 68 424 risk risk \"long\" not reviewed\n");
}

static void
n18_a_readjustment_past_its_due_date(void **state)
{
    static const char cells[] =
        "{'doz_cycle':[{'id':'cy','number':1,'opened_on':'2026-06-01'}],"
        "'doz_cell':[{'id':'w1','cycle':'cy','area':'task','cell':'readjust','text':'t',"
        "'date':'2026-07-01','readjustment':'decided','due':'2027-02-28'},"
        "{'id':'w2','cycle':'cy','area':'goals','cell':'readjust','text':'t','date':'2026-07-01',"
        "'readjustment':'decided','due':'2027-03-01'},"
        "{'id':'w3','cycle':'cy','area':'skills','cell':'readjust','text':'t',"
        "'date':'2026-07-01','readjustment':'dropped','due':'2027-02-01'},"
        "{'id':'w4','cycle':'cy','area':'process','cell':'readjust','text':'t',"
        "'date':'2026-07-01','readjustment':'done','due':'2027-02-01','done_on':'2027-03-01'},"
        "{'id':'w5','cycle':'cy','area':'environment','cell':'readjust','text':'t',"
        "'date':'2026-07-01','readjustment':'done','due':'2027-02-01'}]}";
    struct example example;

    (void)state;
    example_open(&example, quiet, cells, NULL);
    assert_string_equal(lines_of(&example, "N18"), "N18 w1 43 1 learning readjustment 1 day late\n");
    example_day(&example, "A", "2027-02-28");
    assert_string_equal(lines_of(&example, "N18"),
                        "N18 w4 62 27 learning readjustment 27 days late\n");
    example_close(&example);
}

static void
n19_an_action_of_ours_past_its_due_date(void **state)
{
    (void)state;
    expect("N19",
           "{'action':[{'id':'a1','title':'call','due':'2027-02-28','side':'us'},"
           "{'id':'a2','title':'write','due':'2027-02-28','side':'them'},"
           "{'id':'a3','title':'anyone','due':'2027-01-01'},"
           "{'id':'a4','title':'today','due':'2027-03-01','side':'us'},"
           "{'id':'a5','title':'done','due':'2027-02-28','done_on':'2027-03-01','state':'done'},"
           "{'id':'a6','title':'dropped','due':'2027-02-28','state':'dropped'},"
           "{'id':'a7','title':'never'}]}",
           "N19 a1 36 1 governance action \"call\" 1 day late\n"
           "N19 a3 55 59 governance action \"anyone\" 59 days late\n");
}

static void
n20_minutes_not_approved_after_ten_working_days(void **state)
{
    (void)state;
    expect("N20",
           "{'meeting':[{'id':'m1','body':'B','due':'2027-02-12','held_on':'2027-02-12',"
           "'state':'held'},"
           "{'id':'m2','body':'B','due':'2027-02-15','held_on':'2027-02-15','state':'held'},"
           "{'id':'m3','body':'B','due':'2026-12-01','held_on':'2026-12-01','state':'held'},"
           "{'id':'m4','body':'B','due':'2027-02-12','held_on':'2027-02-12',"
           "'approved_on':'2027-03-01','state':'minutes_approved'}]}",
           "N20 m1 35 17 governance minutes of Body B not approved\n");
}

static void
n21_and_n22_current_revisions_stalled_or_ready(void **state)
{
    static const char steps[] =
        "{'step_state':[{'id':'z1','step':3,'state':'in_progress',"
        "'updated_at':'2027-02-08T23:00:00Z'},"
        "{'id':'z2','step':4,'state':'in_progress','updated_at':'2027-02-09T00:00:00Z'},"
        "{'id':'z3','step':5,'state':'ready','updated_at':'2027-02-08T10:00:00Z'},"
        "{'id':'z4','step':6,'revision':1,'state':'ready'},"
        "{'id':'z5','step':6,'revision':2,'state':'in_progress',"
        "'updated_at':'2027-03-02T10:00:00Z'},"
        "{'id':'z6','step':7,'state':'in_progress','updated_at':'2026-01-01T10:00:00Z'}],"
        "'step_answer':[{'id':'w1','field':'s07.proposal_document','revision':1,'value':'x',"
        "'updated_at':'2027-02-01T10:00:00Z'},"
        "{'id':'w2','field':'s07.proposal_document','revision':2,'value':'y',"
        "'updated_at':'2027-03-01T10:00:00Z'},"
        "{'id':'w3','field':'s07.reply_note','revision':1,'value':'later',"
        "'updated_at':'2027-03-02T10:00:00Z'}]}";
    struct example example;

    (void)state;
    example_open(&example, quiet, steps, NULL);
    assert_string_equal(lines_of(&example, "N21"),
                        "N21 z1 30 21 steps step 3 without edit for 21 days (step_state step 3)\n"
                        "N21 z6 30 28 steps step 7 without edit for 28 days (step_state step 7)\n");
    assert_string_equal(lines_of(&example, "N22"),
                        "N22 z3 28 0 steps step 5 waits for sign-off (step_state step 5)\n");
    example_close(&example);
}

static void
n23_a_decision_right_that_is_not_clean(void **state)
{
    (void)state;
    expect("N23",
           "{'decision_right':[{'id':'q1','decision_type':'spend'},"
           "{'id':'q2','decision_type':'people','us':'A','them':'C','also_consulted':1},"
           "{'id':'q3','decision_type':'speak','us':'A','them':'C','also_consulted':2}]}",
           "N23 q1 26 0 governance decision right \"spend\" is unclear\n"
           "N23 q3 26 0 governance decision right \"speak\" is unclear\n");
}

static void
n24_a_metric_not_measured_within_its_frequency(void **state)
{
    (void)state;
    expect("N24",
           "{'metric':[{'id':'y1','code':'A1','name':'monthly','kind':'progress','rule':'R1',"
           "'frequency':'monthly'},"
           "{'id':'y2','code':'A2','name':'fresh','kind':'progress','rule':'R1',"
           "'frequency':'monthly'},"
           "{'id':'y3','code':'A3','name':'never','kind':'goal'},"
           "{'id':'y4','code':'A4','name':'off','kind':'goal','active':0},"
           "{'id':'y5','code':'A5','name':'asked','kind':'goal','how':'survey'}],"
           "'reading':[{'metric':'y1','date':'2027-01-28','value':1},"
           "{'metric':'y2','date':'2027-01-29','value':1}]}",
           "N24 y1 25 0 progress monthly not measured in time\n"
           "N24 y3 25 0 progress never not measured in time\n");
}

static void
n25_a_promise_of_ours_due_within_7_days(void **state)
{
    (void)state;
    expect("N25",
           "{'commitment':[{'id':'c1','title':'box','promised_by':'us','promised_to':'them',"
           "'due':'2027-03-08','criticality':1},"
           "{'id':'c2','title':'later','promised_by':'us','promised_to':'them',"
           "'due':'2027-03-09','criticality':5},"
           "{'id':'c3','title':'now','promised_by':'us','promised_to':'them',"
           "'due':'2027-03-01','criticality':5},"
           "{'id':'c4','title':'theirs','promised_by':'them','promised_to':'us',"
           "'due':'2027-03-01','criticality':5},"
           "{'id':'c5','title':'waived','promised_by':'us','promised_to':'them',"
           "'due':'2027-03-01','criticality':5,'state':'waived'}]}",
           "N25 c1 35 0 governance we owe \"box\" by 2027-03-08\n"
           "N25 c3 55 0 governance we owe \"now\" by 2027-03-01\n");
}

static void
n26_a_meeting_within_7_days_without_agenda(void **state)
{
    (void)state;
    expect("N26",
           "{'meeting':[{'id':'m1','body':'B','due':'2027-03-08'},"
           "{'id':'m2','body':'B','due':'2027-03-09'},{'id':'m3','body':'B','due':'2027-03-01'},"
           "{'id':'m4','body':'B','due':'2027-03-02','agenda':'prices'},"
           "{'id':'m5','body':'B','due':'2027-03-02','state':'cancelled',"
           "'cancel_reason':'ice'}]}",
           "N26 m1 32 0 governance Body B on 2027-03-08 has no agenda\n"
           "N26 m3 32 0 governance Body B on 2027-03-01 has no agenda\n");
}

static const char owes[] =
    "{'commitment':[{'id':'c1','title':'report','promised_by':'us','promised_to':'them',"
    "'due':'2027-02-28','criticality':4}]}";

static void
n27_a_suspension_that_ended_and_nothing_else_of_that_alliance(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, quiet, owes, "{'alliance':[{'id':'A','state':'suspended',"
                                        "'suspended_until':'2027-02-28'}]}", NULL);
    assert_string_equal(lines_of(&example, NULL), "N27 A 70 1 steps suspension ended 1 day ago\n");
    example_day(&example, "A", "2027-02-28");
    assert_string_equal(lines_of(&example, NULL), "");
    example_close(&example);
}

static void
closed_alliances_need_nothing(void **state)
{
    (void)state;
    expect(NULL, "{'alliance':[{'id':'A','state':'closed'}],'commitment':[{'id':'c1',"
                 "'title':'report','promised_by':'us','promised_to':'them','due':'2027-02-28',"
                 "'criticality':4}]}", "");
}

static void
every_rule_is_in_the_table_once_in_order(void **state)
{
    (void)state;
    assert_int_equal(attend_rule_count, 27);
    for (size_t i = 0; i < attend_rule_count; i++) {
        char code[24];

        snprintf(code, sizeof code, "N%02zu", i + 1);
        assert_string_equal(attend_rules[i].code, code);
        assert_ptr_equal(attend_rule_find(code), &attend_rules[i]);
        assert_string_equal(attend_view(attend_rules[i].view), attend_rules[i].view);
        assert_true(strlen(attend_rules[i].why) > 20);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

static void
people_read_words_where_programs_read_codes(void **state)
{
    (void)state;
    expect_said("N01", "{'flag':[{'id':'f','date':'2027-02-27','behaviour':'poach','strength':3,"
                       "'state':'confirmed'}]}", "\"Poaching\" confirmed, not resolved");
    expect_said("N04", "{'role_assignment':[{'role':'sponsor','side':'us','from':'2027-01-01'}]}",
                "no executive sponsor on their side");
    expect_said("N05", "{'exit_trigger':[{'id':'t','trigger':'control','near':5}]}",
                "exit trigger \"Change of ownership\" is near");
    expect_said("N10", "{'meeting':[{'id':'m','body':'B','due':'2027-02-14'}]}",
                "Body B 15 days overdue: the meeting of 2027-02-14");
    expect_said("N18", "{'doz_cycle':[{'id':'y','number':1,'opened_on':'2026-06-01'}],'doz_cell':["
                       "{'cycle':'y','area':'task','cell':'readjust','date':'2026-07-01',"
                       "'readjustment':'decided','due':'2027-02-21','text':'Move the bench.'}]}",
                "readjustment \"Move the bench\" 8 days late");
    expect_said("N20", "{'meeting':[{'id':'m','body':'B','due':'2027-02-12','held_on':'2027-02-12',"
                       "'state':'held'}]}", "minutes of Body B of 2027-02-12 not approved");
    expect_said("N22", "{'step_state':[{'id':'z','step':2,'state':'ready'}]}",
                "step 2, Objectives and scope, waits for sign-off");
}

/* A trigger has no birth date, and so is always seen; but not before there was an alliance. */
static void
nothing_is_listed_of_a_day_before_there_was_anything(void **state)
{
    static const char near[] = "{'exit_trigger':[{'id':'t','trigger':'control','near':5}]}";
    static const char begun[] = "{'alliance':[{'id':'A','start_on':'2020-05-01'}],"
                                "'exit_trigger':[{'id':'t','trigger':'control','near':5}]}";

    (void)state;
    expect_on("2025-12-31", NULL, near, "");             /* body B was established the day after */
    expect_on("2026-01-01", "N05", near, "N05 t 80 0 risk exit trigger control is near\n");
    expect_on("2020-04-30", NULL, begun, "");
    expect_on("2020-05-01", "N05", begun, "N05 t 80 0 risk exit trigger control is near\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(n01_a_confirmed_flag),
        TEST(n02_closed_knowledge_that_left_in_30_days),
        TEST(n03_a_silent_steering_body),
        TEST(n04_a_side_without_sponsor_once_there_are_posts),
        TEST(n04_both_sides_lose_theirs),
        TEST(n05_an_exit_trigger_that_is_near),
        TEST(n06_an_issue_past_the_limit_of_its_level),
        TEST(n06_being_late_weighs_ten_at_most),
        TEST(n07_and_n08_promises_past_their_due_date),
        TEST(n09_a_decision_that_was_needed),
        TEST(n09_a_decision_taken_later_was_open_before),
        TEST(n10_a_meeting_outside_its_tolerance),
        TEST(n10_a_meeting_held_later_was_overdue_before),
        TEST(n11_a_red_index_leads_to_its_view),
        TEST(n12_progress_that_falls_while_results_do_not),
        TEST(n13_a_metric_red_in_its_three_newest_readings),
        TEST(n13_a_goal_is_judged_when_patience_is_past),
        TEST(n14_a_health_check_that_is_due),
        TEST(n14_a_check_closed_on_the_day_will_do),
        TEST(n15_a_charter_past_its_review),
        TEST(n16_an_agreement_that_ends_within_90_days),
        TEST(n17_a_high_risk_nobody_reviews),
        TEST(n18_a_readjustment_past_its_due_date),
        TEST(n19_an_action_of_ours_past_its_due_date),
        TEST(n20_minutes_not_approved_after_ten_working_days),
        TEST(n21_and_n22_current_revisions_stalled_or_ready),
        TEST(n23_a_decision_right_that_is_not_clean),
        TEST(n24_a_metric_not_measured_within_its_frequency),
        TEST(n25_a_promise_of_ours_due_within_7_days),
        TEST(n26_a_meeting_within_7_days_without_agenda),
        TEST(n27_a_suspension_that_ended_and_nothing_else_of_that_alliance),
        TEST(closed_alliances_need_nothing),
        TEST(every_rule_is_in_the_table_once_in_order),
        TEST(people_read_words_where_programs_read_codes),
        TEST(nothing_is_listed_of_a_day_before_there_was_anything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

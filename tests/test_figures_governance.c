#include <string.h>

#include "src/figures/figures_json.h"
#include "src/ops/record.h"
#include "tests/example.h"

/* ---- fragments of the worked examples ---- */

static const char meetings[] =
    "{'meeting':[{'id':'m1','due':'2026-12-01','held_on':'2026-12-15','approved_on':'2026-12-29',"
    "'state':'minutes_approved'},"
    "{'id':'m2','due':'2027-01-12','held_on':'2027-01-27','state':'minutes_drafted'},"
    "{'id':'m3','due':'2027-02-20'},"
    "{'id':'m4','due':'2027-01-05','state':'cancelled','cancel_reason':'ice'},"
    "{'id':'m5','due':'2026-11-30','held_on':'2026-12-01','state':'held'},"
    "{'id':'m6','due':'2027-02-22','held_on':'2027-02-22','state':'held'}],"
    "'attendance':[{'id':'t1','meeting':'m1','side':'us','present':1},"
    "{'id':'t2','meeting':'m1','side':'us','present':1},"
    "{'id':'t3','meeting':'m1','side':'them','present':1},"
    "{'id':'t4','meeting':'m1','side':'them','present':0},"
    "{'id':'t5','meeting':'m1','side':'them','expected':0,'present':1},"
    "{'id':'t6','meeting':'m2','side':'us','present':1},"
    "{'id':'t7','meeting':'m2','side':'us','present':0},"
    "{'id':'t8','meeting':'m2','side':'them','present':1}]}";

#define US "'promised_by':'us','promised_to':'them',"
#define THEM "'promised_by':'them','promised_to':'us',"
#define IN_TIME THEM "'due':'2027-01-31','delivered_on':'2027-01-30','state':'delivered',"

static const char commitments[] =
    "{'commitment':[{'id':'c0'," US "'due':'2027-03-01','criticality':5},"
    "{" US "'due':'2027-01-15','criticality':5,'delivered_on':'2027-01-15','state':'delivered'},"
    "{" US "'due':'2027-02-01','criticality':3,'delivered_on':'2027-01-20','state':'delivered'},"
    "{" US "'due':'2027-02-10','criticality':4,'delivered_on':'2027-02-11','state':'delivered'},"
    "{" US "'due':'2026-12-01','criticality':2,'delivered_on':'2026-12-01','state':'verified'},"
    "{" IN_TIME "'criticality':4},{" IN_TIME "'criticality':4},{" IN_TIME "'criticality':3},"
    "{" IN_TIME "'criticality':5},{" IN_TIME "'criticality':2},{" IN_TIME "'criticality':1}]}";

static const char slips[] =
    "{'commitment':[{'id':'c1'," US "'due':'2027-02-28','criticality':3},"
    "{'id':'c2'," THEM "'due':'2027-03-31','criticality':4},"
    "{'id':'c3'," US "'due':'2027-03-01','criticality':5},"
    "{'id':'c4'," THEM "'due':'2027-02-05','criticality':2,'delivered_on':'2027-02-01',"
    "'state':'disputed'},"
    "{'id':'c5'," US "'due':'2027-01-01','criticality':5,'state':'proposed'},"
    "{'id':'c6'," US "'due':'2027-01-01','criticality':5,'state':'waived'},"
    "{'id':'c7'," US "'due':'2027-01-10','criticality':3,'state':'broken'},"
    "{'id':'c8','promised_by':'us','promised_to':'us','due':'2027-02-01','criticality':2,"
    "'delivered_on':'2027-01-31','state':'delivered'},"
    "{'id':'c9','promised_by':'us','promised_to':'us','due':'2027-02-02','criticality':1}],"
    "'due_change':[{'commitment':'c1','on':'2027-01-25','old_due':'2027-01-31',"
    "'new_due':'2027-02-28'},"
    "{'commitment':'c2','on':'2027-03-02','old_due':'2027-02-15','new_due':'2027-03-31'}]}";

static const char posts[] =
    "{'role_assignment':[{'role':'sponsor','side':'us','from':'2026-01-01'},"
    "{'role':'sponsor','side':'them','from':'2026-01-01'},"
    "{'role':'manager','side':'us','from':'2026-01-01'},"
    "{'role':'manager','side':'them','from':'2026-01-01'},"
    "{'role':'chair','side':'us','from':'2026-01-01'},"
    "{'role':'chair','side':'them','from':'2026-01-01'},"
    "{'role':'secretary','side':'us','from':'2026-01-01'},"
    "{'role':'secretary','side':'them','from':'2026-01-01'}]}";

/* Run one example: fragments, then what must hold. */
#define WITH(example, ...)                                                                         \
    struct example example;                                                                        \
    (void)state;                                                                                   \
    example_open(&example, __VA_ARGS__, NULL)

static void
meetings_are_judged_by_rhythm_quorum_balance_and_minutes(void **state)
{
    WITH(example, meetings);
    example_expect(&example, "governance",
                   "G1 = 50; 0; red; 4\n"
                   "G2 = 50; 0; red; 2\n"
                   "G3 = 800/9; 100; green; 7\n"
                   "G4 = 50; 0; red; 2\n");
    example_rows(&example, "governance", "G1", NULL, "m1 m2 m4 m6");
    example_rows(&example, "governance", "G2", NULL, "m1 m2");
    example_rows(&example, "governance", "G3", NULL, "t1 t2 t3 t4 t6 t7 t8");
    example_rows(&example, "governance", "G4", NULL, "m1 m2");
    example_close(&example);
}

static void
a_meeting_counts_on_the_last_day_of_its_tolerance(void **state)
{
    /* Tolerances: executive 21, steering 14, management 3, operational 7, all others 5. */
    WITH(example,
         "{'body':[{'id':'X','kind':'executive'},{'id':'M','kind':'management'},"
         "{'id':'R','kind':'operational'},{'id':'T','kind':'technical'},"
         "{'id':'F','kind':'finance'}],"
         "'meeting':["
         "{'id':'x1','body':'X','due':'2027-01-01','held_on':'2027-01-22','state':'held'},"
         "{'id':'x2','body':'X','due':'2027-01-01','held_on':'2027-01-23','state':'held'},"
         "{'id':'k1','body':'M','due':'2027-01-01','held_on':'2026-12-29','state':'held'},"
         "{'id':'k2','body':'M','due':'2027-01-01','held_on':'2026-12-28','state':'held'},"
         "{'id':'r1','body':'R','due':'2027-01-01','held_on':'2027-01-08','state':'held'},"
         "{'id':'t1','body':'T','due':'2027-01-01','held_on':'2027-01-06','state':'held'},"
         "{'id':'f1','body':'F','due':'2027-01-01','held_on':'2027-01-07','state':'held'},"
         "{'id':'w1','body':'F','due':'2027-02-24'},{'id':'w2','body':'F','due':'2027-02-23'}]}");
    /* w1 can still be held today, w2 not. */
    example_expect(&example, "governance", "G1 = 50; 0; red; 8\n");
    example_rows(&example, "governance", "G1", NULL, "f1 k1 k2 r1 t1 w2 x1 x2");
    example_close(&example);
}

static void
a_meeting_held_after_the_day_is_not_yet_held_on_it(void **state)
{
    WITH(example,
         "{'meeting':[{'id':'m1','due':'2027-01-05','held_on':'2027-02-10','state':'held'}],"
         "'attendance':[{'meeting':'m1','side':'us','present':1}]}");
    example_day(&example, "A", "2027-01-19");
    example_expect(&example, "governance", "G1 = null; none; 0\nG2 = null; none; 0\n");
    example_day(&example, "A", "2027-01-20");
    example_expect(&example, "governance", "G1 = 0; 0; red; 1\nG4 = null; none; 0\n");
    example_day(&example, "A", "2027-02-10");
    example_expect(&example, "governance", "G1 = 0; 0; red; 1\nG2 = 0; 0; red; 1\n");
    example_close(&example);
}

static void
attendance_needs_both_sides_and_somebody_present(void **state)
{
    WITH(example,
         "{'meeting':[{'id':'m1','due':'2027-02-01','held_on':'2027-02-01','state':'held'}],"
         "'attendance':[{'meeting':'m1','side':'us','present':0},"
         "{'meeting':'m1','side':'them','present':0}]}");
    example_expect(&example, "governance", "G2 = 0; 0; red; 1\nG3 = null; none; 2\n");
    example_close(&example);
}

static void
one_side_present_and_the_other_absent_is_no_balance(void **state)
{
    WITH(example,
         "{'meeting':[{'id':'m1','due':'2027-02-01','held_on':'2027-02-01','state':'held'}],"
         "'attendance':[{'meeting':'m1','side':'us','present':1},"
         "{'meeting':'m1','side':'them','present':0}]}");
    example_expect(&example, "governance", "G3 = 0; 0; red; 2\n");
    example_close(&example);
}

static void
minutes_count_to_their_tenth_working_day_with_holidays(void **state)
{
    /* Ten working days after Monday 2027-02-08 end on 2027-02-22, with a holiday on 2027-02-23. */
    WITH(example,
         "{'holiday':[{'date':'2027-02-10'},{'date':'2027-02-13'}],"
         "'meeting':[{'id':'m1','due':'2027-02-08','held_on':'2027-02-08',"
         "'approved_on':'2027-02-23','state':'minutes_approved'},"
         "{'id':'m2','due':'2027-02-08','held_on':'2027-02-08','approved_on':'2027-02-24',"
         "'state':'minutes_approved'},{'id':'m3','due':'2027-02-15','held_on':'2027-02-15',"
         "'state':'held'},{'id':'m4','due':'2027-02-12','held_on':'2027-02-12','state':'held'}]}");
    /* m3's limit is 2027-03-01, today; m4's was 2027-02-26. */
    example_expect(&example, "governance", "G4 = 100/3; 0; red; 3\n");
    example_rows(&example, "governance", "G4", NULL, "m1 m2 m4");
    example_close(&example);
}

static void
decisions_are_judged_by_time_need_and_reversals(void **state)
{
    WITH(example, example_decisions);
    example_expect(&example, "governance",
                   "G5 = 22.5; 46.875; amber; 4\n"
                   "G6 = 200/3; 80/3; amber; 3\n"
                   "G7 = 100/6; 200/9; amber; 6\n");
    example_rows(&example, "governance", "G7", NULL, "d1 d2 d3 d4 d5 d7");
    example_sentence(&example, "governance",
                     "Decisions take 23 days at the median, 7 fewer than a quarter ago.");
    example_close(&example);
}

static void
a_reversal_counts_when_the_later_decision_has_been_taken(void **state)
{
    WITH(example,
         "{'decision':[{'id':'d1','raised_on':'2027-01-01','decided_on':'2027-01-02',"
         "'reversed_by':'d2','state':'reversed'},"
         "{'id':'d2','raised_on':'2027-03-02','decided_on':'2027-03-05','state':'decided'}]}");
    example_expect(&example, "governance", "G7 = 0; 100; green; 1\n");
    example_day(&example, "A", "2027-03-05");
    example_expect(&example, "governance", "G7 = 50; 0; red; 2\n");
    example_close(&example);
}

static void
rights_are_clean_with_one_answerable_side_or_body(void **state)
{
    WITH(example,
         "{'decision_right':[{'us':'A','them':'C'},{'us':'A','them':'A','body':'B'},"
         "{'us':'A','them':'A'},{'us':'R','them':'R','body':'B'},"
         "{'us':'A','them':'C','also_consulted':2}]}");
    example_expect(&example, "governance", "G8 = 60; 0; red; 5\n");
    example_close(&example);
}

static void
rights_without_anybody_or_with_a_body_that_votes_are_not_clean(void **state)
{
    WITH(example,
         "{'body':[{'id':'V','decides_by':'majority'}],"
         "'decision_right':[{'id':'a'},{'id':'b','us':'A','them':'A','body':'V'},"
         "{'id':'c','us':'C','them':'C','body':'V'},"
         "{'id':'d','us':'C','them':'C','body':'V','also_consulted':1},{'id':'e','us':'A'}]}");
    example_expect(&example, "governance", "G8 = 40; 0; red; 5\n");
    example_close(&example);
}

static void
commitments_are_kept_in_balance_and_without_load(void **state)
{
    WITH(example, commitments);
    example_expect(&example, "governance",
                   "G9 us = 1000/14; 0; red; 4\n"
                   "G9 them = 100; 100; green; 6\n"
                   "G10 = 500/7; 50/7; amber; 10\n"
                   "G11 = 0; 100; green; 1\n"
                   "G12 = 0; 100; green; 10\n");
    example_rows(&example, "governance", "G11", NULL, "c0");
    example_sentence(&example, "governance", "No commitment is late.");
    example_close(&example);
}

static void
slips_disputes_and_waived_promises_are_told_apart(void **state)
{
    WITH(example, slips);
    example_expect(&example, "governance",
                   "G9 us = 0; 0; red; 2\n"
                   "G9 them = 0; 0; red; 2\n"
                   "G10 = 100; 100; green; 4\n"
                   "G11 = 900/14; 0; red; 4\n"
                   "G12 = 25; 25; amber; 4\n");
    example_rows(&example, "governance", "G12", NULL, "c1 c2 c4 c7");
    example_banners(&example, "governance", "steering_silent commitments_below_50");
    example_sentence(&example, "governance", "3 commitments are late, 1 ours and 2 theirs.");
    example_close(&example);
}

static void
the_due_window_holds_ninety_days_that_are_over(void **state)
{
    WITH(example,
         "{'commitment':[{'id':'a'," US "'due':'2026-11-30','criticality':1},"
         "{'id':'b'," US "'due':'2026-12-01','criticality':2},"
         "{'id':'c'," US "'due':'2027-02-28','criticality':3},"
         "{'id':'d'," US "'due':'2027-03-01','criticality':4},"
         "{'id':'e'," US "'due':'2027-02-01','criticality':5,'agreed_on':'2027-03-02'}]}");
    example_expect(&example, "governance",
                   "G9 us = 0; 0; red; 2\n"
                   "G9 them = null; none; 0\n"
                   "G10 = null; none; 2\n"
                   "G11 = 60; 0; red; 4\n");
    example_rows(&example, "governance", "G9", "us", "b c");
    example_sentence(&example, "governance", "3 commitments are late, 3 ours and 0 theirs.");
    example_close(&example);
}

static void
a_promise_delivered_on_its_day_is_kept_and_one_late_commitment_is_singular(void **state)
{
    WITH(example,
         "{'commitment':[{'id':'a'," US "'due':'2027-02-01','delivered_on':'2027-02-01',"
         "'state':'delivered'},{'id':'b'," THEM "'due':'2027-02-28'}]}");
    example_expect(&example, "governance", "G9 us = 100; 100; green; 1\n");
    example_sentence(&example, "governance", "1 commitment is late, 0 ours and 1 theirs.");
    example_close(&example);
}

static void
either_side_that_keeps_less_than_half_raises_the_banner(void **state)
{
    WITH(example,
         "{'body':[{'id':'B','state':'dissolved'}],'commitment':[{" THEM "'due':'2027-02-28',"
         "'criticality':3},{" THEM "'due':'2027-02-01','criticality':3,'delivered_on':'2027-02-01',"
         "'state':'delivered'},{'id':'u'," US "'due':'2027-02-02','criticality':1}]}");
    example_day(&example, "A", "2027-03-01");
    example_banners(&example, "governance", "commitments_below_50");    /* ours: 0, theirs: 50 */
    example_day(&example, "A", "2027-02-02");
    example_banners(&example, "governance", "");                /* ours: none, theirs: 100 */
    example_close(&example);
}

static void
less_than_half_of_theirs_is_enough(void **state)
{
    WITH(example, "{'body':[{'id':'B','state':'dissolved'}],"
                  "'commitment':[{" THEM "'due':'2027-02-28'}]}");
    example_banners(&example, "governance", "commitments_below_50");
    example_close(&example);
}

static void
an_earlier_due_date_is_no_slip_and_the_first_one_decides_the_window(void **state)
{
    WITH(example,
         "{'commitment':[{'id':'a'," US "'due':'2027-01-10'},{'id':'b'," US "'due':'2027-05-01'}],"
         "'due_change':[{'commitment':'a','on':'2027-01-02','old_due':'2027-01-20',"
         "'new_due':'2027-01-10'},"
         "{'commitment':'b','on':'2026-10-02','old_due':'2026-10-20','new_due':'2027-01-15'},"
         "{'commitment':'b','on':'2027-01-05','old_due':'2027-01-15','new_due':'2027-05-01'}]}");
    example_expect(&example, "governance", "G12 = 0; 100; green; 1\n");
    example_day(&example, "A", "2026-12-20");
    example_expect(&example, "governance", "G12 = 100; 0; red; 1\n");
    example_close(&example);
}

static void
a_change_of_today_is_in_force_today(void **state)
{
    WITH(example,
         "{'commitment':[{'id':'a'," US "'due':'2027-05-01'}],"
         "'due_change':[{'commitment':'a','on':'2027-02-01','old_due':'2027-01-10',"
         "'new_due':'2027-05-01'}]}");
    example_day(&example, "A", "2027-02-01");
    example_expect(&example, "governance", "G9 us = null; none; 0\nG11 = 0; 100; green; 1\n");
    example_day(&example, "A", "2027-01-31");
    example_expect(&example, "governance", "G9 us = 0; 0; red; 1\nG11 = 100; 0; red; 1\n");
    example_close(&example);
}

static void
issues_are_judged_by_level_time_age_and_inquiry(void **state)
{
    WITH(example, example_issues);
    example_expect(&example, "governance",
                   "G13 = 50; 0; red; 2\n"
                   "G14 = 50; 0; red; 2\n"
                   "G15 = 170/7; 1450/21; amber; 2\n"
                   "G16 = 50; 25; amber; 2\n"
                   "G17 = 50; 0; red; 2\n");
    example_rows(&example, "governance", "G15", NULL, "i3 i4");
    example_rows(&example, "governance", "G16", NULL, "e1 e2");
    example_close(&example);
}

static void
an_own_ladder_and_holidays_move_the_limits(void **state)
{
    /* i2 took 16 working days at level 3; one is a holiday now, and level 1 has 4 days. */
    WITH(example, example_issues,
         "{'holiday':[{'date':'2027-02-02'}],'ladder_level':[{'level':1,'working_days':4}]}");
    example_expect(&example, "governance", "G14 = 50; 0; red; 2\n");
    example_day(&example, "A", "2027-01-20");
    example_expect(&example, "governance",
                   "G13 = 100; 100; green; 1\nG14 = 0; 0; red; 1\nG16 = 100; 100; green; 1\n");
    example_close(&example);
}

static void
a_level_is_reached_on_the_first_day_whatever_the_order_of_ids(void **state)
{
    WITH(example,
         "{'issue':[{'id':'i1','raised_on':'2027-01-04','resolved_on':'2027-01-25','severity':1,"
         "'level':2,'our_contribution':'a','their_contribution':'b','state':'resolved'}],"
         "'escalation':[{'id':'e1','issue':'i1','from_level':1,'to_level':2,'on':'2027-01-18'},"
         "{'id':'e2','issue':'i1','from_level':1,'to_level':2,'on':'2027-01-08'}]}");
    /* Level 2 has ten working days: eleven since the 8th, five since the 18th. */
    example_expect(&example, "governance", "G13 = 100; 100; green; 1\nG14 = 0; 0; red; 1\n");
    example_close(&example);
}

static void
levels_above_five_have_the_limit_of_level_five(void **state)
{
    WITH(example,
         "{'issue':[{'id':'i1','raised_on':'2026-12-01','resolved_on':'2027-02-02','severity':5,"
         "'level':6,'our_contribution':'a','their_contribution':'b','state':'resolved'},"
         "{'id':'i2','raised_on':'2026-12-01','resolved_on':'2027-02-03','severity':5,"
         "'level':6,'our_contribution':'a','their_contribution':'b','state':'resolved'}],"
         "'escalation':[{'issue':'i1','from_level':1,'to_level':6,'on':'2027-01-01'},"
         "{'issue':'i2','from_level':1,'to_level':6,'on':'2027-01-01'}]}");
    /* 22 and 23 working days. */
    example_expect(&example, "governance", "G13 = 0; 0; red; 2\nG14 = 50; 0; red; 2\n");
    example_close(&example);
}

static void
trust_of_three_parties_is_the_mean_of_their_newest(void **state)
{
    WITH(example,
         "{'trust_record':[{'id':'a','date':'2026-06-01','rated_by':'us','score':3},"
         "{'id':'b','date':'2027-01-01','rated_by':'us','score':4},"
         "{'id':'c','date':'2027-01-01','rated_by':'them','party':'P2','score':3},"
         "{'id':'d','date':'2026-12-01','rated_by':'them','party':'P3','score':2}]}");
    example_expect(&example, "governance",
                   "G18 = 3.25; 25; amber; 3\n"
                   "G19 = 1.5; 0; red; 3\n");
    example_rows(&example, "governance", "G18", NULL, "b c d");
    example_sentence(&example, "governance", "Trust stands at 3.3 of 5.");
    example_close(&example);
}

static void
trust_of_one_side_has_a_level_but_no_gap(void **state)
{
    /* Of two records of one day the greater id is newer; one without score is no record. */
    WITH(example,
         "{'trust_record':[{'id':'a','date':'2027-01-01','rated_by':'us','score':2},"
         "{'id':'b','date':'2027-01-01','rated_by':'us','score':4},"
         "{'id':'c','date':'2027-02-01','rated_by':'us','stage':'knowledge'},"
         "{'id':'d','date':'2027-03-02','rated_by':'them','score':1}]}");
    example_expect(&example, "governance", "G18 = 4; 100; green; 1\nG19 = null; none; 1\n");
    example_sentence(&example, "governance", "Trust stands at 4.0 of 5.");
    example_close(&example);
}

static void
safeguards_and_flags_count_likelihood_and_strength(void **state)
{
    WITH(example,
         "{'safeguard':[{'likelihood':4,'state':'in_place'},{'likelihood':2,'state':'weak'},"
         "{'state':'missing'}],"
         "'flag':[{'id':'f1','date':'2027-02-01','strength':2,'state':'raised'},"
         "{'id':'f2','date':'2027-01-01','strength':3,'state':'dismissed',"
         "'resolved_on':'2027-02-01'}]}");
    example_expect(&example, "governance",
                   "G20 = 200/3; 200/9; amber; 2\n"
                   "G21 = 2; 50; amber; 1\n");
    example_rows(&example, "governance", "G21", NULL, "f1");
    example_day(&example, "A", "2027-01-31");
    example_expect(&example, "governance", "G21 = 3; 25; amber; 1\n");
    example_close(&example);
}

static void
no_flag_is_good_news_only_where_somebody_looks(void **state)
{
    WITH(example, "{'safeguard':[{'state':'missing'}]}");
    example_expect(&example, "governance", "G20 = null; none; 0\nG21 = 0; 100; green; 0\n");
    example_close(&example);
}

static void
posts_are_filled_to_the_last_day_of_their_holder(void **state)
{
    WITH(example,
         "{'role_assignment':[{'role':'sponsor','side':'us','from':'2026-01-01'},"
         "{'role':'sponsor','side':'them','from':'2026-01-01','until':'2027-01-20'},"
         "{'role':'manager','side':'us','from':'2026-01-01'},"
         "{'role':'manager','side':'them','from':'2026-01-01'},"
         "{'role':'chair','side':'us','from':'2026-01-01','until':'2027-03-01'},"
         "{'role':'secretary','side':'us','from':'2026-01-01'},"
         "{'role':'other','side':'us','from':'2026-01-01'},"
         "{'role':'chair','side':'them','from':'2027-03-02'}]}");
    example_expect(&example, "governance",
                   "G22 = 62.5; 0; red; 6\n"
                   "G23 = 12.5; 100; green; 6\n");
    example_banners(&example, "governance", "steering_silent no_sponsor");
    example_close(&example);
}

static void
charter_and_exit_plan_are_read_as_of_the_day(void **state)
{
    WITH(example,
         "{'charter':[{'id':'k1','state':'approved','approved_us':'2026-02-01',"
         "'approved_them':'2026-02-03','review_due':'2027-02-14'},"
         "{'id':'k2','state':'draft','review_due':'2028-01-01'}],"
         "'exit_plan':[{'id':'x','state':'agreed','last_reviewed':'2026-03-01'}]}");
    example_expect(&example, "governance",
                   "G24 = -15; 250/3; amber; 1\n"
                   "G25 = 100; 100; green; 1\n");
    example_day(&example, "A", "2027-03-02");
    example_expect(&example, "governance", "G25 = 80; 100; green; 1\n");
    example_day(&example, "A", "2026-02-28");
    example_expect(&example, "governance", "G25 = 80; 100; green; 1\n");
    example_close(&example);
}

static void
the_charter_approved_last_counts_and_one_without_a_day_comes_last(void **state)
{
    WITH(example,
         "{'charter':[{'id':'k3','state':'approved','review_due':'2030-01-01'},"
         "{'id':'k1','state':'approved','approved_us':'2027-01-01','approved_them':'2026-01-01',"
         "'review_due':'2027-03-11'},"
         "{'id':'k2','state':'due','approved_us':'2026-02-01','approved_them':'2026-12-31',"
         "'review_due':'2026-01-01'},"
         "{'id':'k4','state':'superseded','approved_us':'2027-02-01','review_due':'2026-01-01'}],"
         "'exit_plan':[{'state':'outline','last_reviewed':'2027-03-01'}]}");
    example_expect(&example, "governance", "G24 = 10; 100; green; 1\nG25 = 40; 0; red; 1\n");
    example_rows(&example, "governance", "G24", NULL, "k1");
    example_close(&example);
}

static void
value_is_held_against_the_agreed_share(void **state)
{
    WITH(example,
         "{'value_entry':[{'id':'v1','date':'2027-01-10','to':'us',"
         "'realised':{'minor':700000,'currency':'EUR'}},"
         "{'id':'v2','date':'2027-03-01','to':'them','realised':{'minor':300000,'currency':'EUR'}},"
         "{'id':'v3','date':'2027-02-01','to':'joint','planned':{'minor':1,'currency':'EUR'}},"
         "{'id':'v4','date':'2027-02-01','to':'us','realised':{'minor':900000,'currency':'USD'}},"
         "{'id':'v5','date':'2027-03-02','to':'us','realised':{'minor':1,'currency':'EUR'}}],"
         "'rows':{'s03.fairness':[{'party':'P1','percent':55},{'party':'P2','percent':45}]}}");
    example_expect(&example, "governance", "G26 = 0.15; 75; amber; 2\n");
    example_rows(&example, "governance", "G26", NULL, "v1 v2");
    example_close(&example);
}

static void
without_a_whole_of_shares_half_is_agreed_and_a_balance_of_nothing_is_none(void **state)
{
    WITH(example,
         "{'value_entry':[{'date':'2027-01-10','to':'us','realised':{'minor':70,'currency':'EUR'}},"
         "{'date':'2027-01-10','to':'them','realised':{'minor':30,'currency':'EUR'}},"
         "{'date':'2027-02-10','to':'them','realised':{'minor':-100,'currency':'EUR'}}],"
         "'rows':{'s03.fairness':[{'party':'P1','percent':55},{'party':'P2','percent':40}]}}");
    example_expect(&example, "governance", "G26 = null; none; 3\n");
    example_day(&example, "A", "2027-02-09");
    example_expect(&example, "governance", "G26 = 0.2; 50; amber; 2\n");
    example_close(&example);
}

static void
governing_costs_the_hours_of_all_people_present(void **state)
{
    WITH(example,
         "{'meeting':[{'id':'m9','due':'2027-02-01','held_on':'2027-02-01','state':'held',"
         "'hours':2},{'id':'m8','due':'2027-02-01','held_on':'2027-02-01','state':'held'}],"
         "'attendance':[{'meeting':'m9','side':'us','present':1},"
         "{'meeting':'m9','side':'us','present':1},{'meeting':'m9','side':'them','present':1},"
         "{'meeting':'m8','side':'them','present':1}],"
         "'time_log':[{'date':'2027-02-01','hours':20,'kind':'internal'},"
         "{'date':'2027-02-02','hours':10,'kind':'partner'},"
         "{'date':'2026-12-01','hours':99,'kind':'partner'}]}");
    example_expect(&example, "governance", "G27 = 20; 75; amber; 2\n");
    example_close(&example);
}

static void
the_index_stands_on_exactly_half_of_the_weight_and_is_capped(void **state)
{
    WITH(example, example_decisions, commitments, posts,
         "{'meeting':[{'due':'2027-01-05','state':'cancelled','cancel_reason':'ice'}]}");
    example_expect(&example, "governance",
                   "GHI = 45.7; red; weight 0.5; capped steering_silent\n");
    example_banners(&example, "governance", "steering_silent");
    example_close(&example);
}

static void
an_index_above_the_cap_is_49_and_red(void **state)
{
    static const char good[] =
        "{'meeting':[{'due':'2027-02-01','held_on':'2027-02-01','approved_on':'2027-02-02',"
        "'state':'minutes_approved'}],"
        "'commitment':[{" US "'due':'2027-01-15','delivered_on':'2027-01-15','state':'delivered'},"
        "{" THEM "'due':'2027-01-15','delivered_on':'2027-01-15','state':'delivered'},"
        "{" US "'due':'2027-03-15'}],"
        "'decision':[{'raised_on':'2027-01-01','needed_by':'2027-01-10','decided_on':'2027-01-02',"
        "'state':'decided'}],"
        "'flag':[{'id':'f','date':'2027-01-01','strength':1,'state':'confirmed'}]}";

    WITH(example, good, posts);
    /* G1 6, G4 3, G5 8, G6 6, G9 12, G10 7, G11 6, G22 5, G21 2 make 55; all at 100 but G21. */
    example_expect(&example, "governance", "G21 = 1; 75; amber; 1\n"
                                           "GHI = 49; red; weight 0.55; capped flag_confirmed\n");
    example_day(&example, "A", "2026-12-31");
    example_expect(&example, "governance", "GHI = null; none; weight 0.11; capped null\n");
    example_close(&example);
}

static void
without_the_cap_the_same_index_is_green(void **state)
{
    WITH(example, posts,
         "{'meeting':[{'due':'2027-02-01','held_on':'2027-02-01','approved_on':'2027-02-02',"
         "'state':'minutes_approved'}],"
         "'commitment':[{" US "'due':'2027-01-15','delivered_on':'2027-01-15','state':'delivered'},"
         "{" THEM "'due':'2027-01-15','delivered_on':'2027-01-15','state':'delivered'},"
         "{" US "'due':'2027-03-15'}],"
         "'decision':[{'raised_on':'2027-01-01','needed_by':'2027-01-10','decided_on':'2027-01-02',"
         "'state':'decided'}]}");
    example_expect(&example, "governance", "GHI = 100; green; weight 0.53; capped null\n");
    example_banners(&example, "governance", "");
    example_close(&example);
}

static void
a_steering_body_is_silent_only_beyond_twice_its_rhythm(void **state)
{
    WITH(example,
         "{'meeting':[{'id':'m1','due':'2026-08-30','held_on':'2026-08-30','state':'held'}]}");
    example_day(&example, "A", "2027-02-28");
    example_banners(&example, "governance", "");             /* 182 days */
    example_day(&example, "A", "2027-03-01");
    example_banners(&example, "governance", "steering_silent");
    example_day(&example, "A", "2025-12-31");
    example_banners(&example, "governance", "");             /* not yet established */
    example_close(&example);
}

static void
bodies_on_call_dissolved_or_of_another_kind_are_never_silent(void **state)
{
    WITH(example,
         "{'body':[{'id':'B','meets':'on_call'},"
         "{'id':'D','kind':'steering','meets':'weekly','state':'dissolved',"
         "'established_on':'2026-01-01'},"
         "{'id':'E','kind':'executive','meets':'weekly','established_on':'2026-01-01'},"
         "{'id':'F','kind':'steering','meets':'weekly'}]}");
    example_banners(&example, "governance", "");
    example_close(&example);
}

static void
nothing_recorded_is_no_data_and_never_zero(void **state)
{
    WITH(example, "{'body':[{'id':'B','state':'proposed'}]}");
    const struct figures_list *list = dashboard_find("governance")->figures(example.context);

    assert_int_equal(list->n, 28);
    for (size_t i = 0; i < list->n; i++) {
        assert_true(isnan(list->figure[i].value) && isnan(list->figure[i].score));
        assert_int_equal(list->figure[i].light, LIGHT_NONE);
        assert_int_equal(list->figure[i].n, 0);
    }
    assert_true(isnan(list->index.value) && !list->index.capped_by);
    assert_int_equal(list->n_banners, 0);
    example_sentence(&example, "governance", "Nothing recorded yet: start with step 1.");
    example_close(&example);
}

static void
bounds_of_the_alliance_stand_before_those_of_the_portfolio(void **state)
{
    WITH(example, example_decisions,
         "{'bound':[{'id':'b1','code':'G5','green':10,'red':20},"
         "{'id':'b2','code':'G5','alliance':'A','red':35},"
         "{'id':'b3','code':'G6','green':200,'red':0,'centre':5}]}");
    /* Green is the portfolio's, red the alliance's; G6 is no band. */
    example_expect(&example, "governance",
                   "G5 = 22.5; 50; amber; 4\nG6 = 200/3; 100/3; amber; 3\n");
    example_close(&example);
}

static void
equal_bounds_give_no_score(void **state)
{
    WITH(example, example_decisions, "{'bound':[{'code':'G5','green':20,'red':20}]}");
    example_expect(&example, "governance", "G5 = 22.5; none; 4\n");
    example_close(&example);
}

static void
a_side_that_has_data_stands_for_both_in_the_index(void **state)
{
    WITH(example, posts,
         "{'commitment':["
         "{" US "'due':'2027-01-15','delivered_on':'2027-01-15','state':'delivered'},"
         "{" US "'due':'2027-03-15'}],"
         "'meeting':[{'due':'2027-02-01','held_on':'2027-02-01','approved_on':'2027-02-02',"
         "'state':'minutes_approved'}],"
         "'decision':[{'raised_on':'2027-01-01','needed_by':'2027-01-10','decided_on':'2027-01-02',"
         "'state':'decided'}],'safeguard':[{'likelihood':1,'state':'in_place'}]}");
    /* G9 12 of our side alone; G10 lacks theirs: 6 + 3 + 8 + 6 + 12 + 6 + 5 + 2 + 2. */
    example_expect(&example, "governance", "GHI = 100; green; weight 0.5; capped null\n");
    example_close(&example);
}

static void
another_alliance_has_figures_of_its_own(void **state)
{
    WITH(example, example_decisions, "{'decision':[{'id':'o1','alliance':'A2','raised_on':'2027-02-01',"
                             "'decided_on':'2027-02-04','state':'decided'}]}");
    example_day(&example, "A2", "2027-03-01");
    example_expect(&example, "governance", "G5 = 3; 100; green; 1\n");
    example_rows(&example, "governance", "G5", NULL, "o1");
    example_close(&example);
}

static void
json_has_the_keys_of_the_contract_in_their_order(void **state)
{
    WITH(example, commitments);
    struct str text = { 0 };

    assert_true(figures_json(&text, example.context, dashboard_find("governance")));
    assert_non_null(strstr(str_text(&text),
        "{\"entente\":1,\"dashboard\":\"governance\",\"alliance\":\"AA\","
        "\"as_of\":\"2027-03-01\",\n"
        "\"index\":{\"code\":\"GHI\",\"value\":null,\"light\":\"none\",\"weight_with_data\":0.25,"
        "\"capped_by\":null},\n\"indicators\":[\n"
        "{\"code\":\"G1\",\"side\":null,\"value\":null,\"unit\":\"%\",\"score\":null,"
        "\"light\":\"none\",\"n\":0,\"rows\":[]},\n"));
    assert_non_null(strstr(str_text(&text),
        "{\"code\":\"G9\",\"side\":\"us\",\"value\":71.42857142857143,\"unit\":\"%\",\"score\":0,"
        "\"light\":\"red\",\"n\":4,\"rows\":[\"z00"));
    assert_non_null(strstr(str_text(&text),
        "],\n\"banners\":[\"steering_silent\"],\n\"sentence\":\"No commitment is late.\"}\n"));
    str_free(&text);
    example_close(&example);
}

static void
what_is_in_the_bin_does_not_count(void **state)
{
    WITH(example, meetings, example_decisions);
    const char *meeting = "m1", *decision = "d2";
    struct err err = { 0 };
    long with;

    figures_close(&example.figures);
    must(record_bin(&example.book, entity_find("meeting"), &meeting, 1, &with, &err), &err);
    must(record_bin(&example.book, entity_find("decision"), &decision, 1, &with, &err), &err);
    must(figures_open(&example.figures, &example.book, &example.err), &example.err);
    example.context = NULL;
    example_day(&example, "A", "2027-03-01");
    example_expect(&example, "governance",
                   "G1 = 100/3; 0; red; 3\nG2 = 0; 0; red; 1\nG7 = 0; 100; green; 5\n");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(meetings_are_judged_by_rhythm_quorum_balance_and_minutes),
        TEST(a_meeting_counts_on_the_last_day_of_its_tolerance),
        TEST(a_meeting_held_after_the_day_is_not_yet_held_on_it),
        TEST(attendance_needs_both_sides_and_somebody_present),
        TEST(one_side_present_and_the_other_absent_is_no_balance),
        TEST(minutes_count_to_their_tenth_working_day_with_holidays),
        TEST(decisions_are_judged_by_time_need_and_reversals),
        TEST(a_reversal_counts_when_the_later_decision_has_been_taken),
        TEST(rights_are_clean_with_one_answerable_side_or_body),
        TEST(rights_without_anybody_or_with_a_body_that_votes_are_not_clean),
        TEST(commitments_are_kept_in_balance_and_without_load),
        TEST(slips_disputes_and_waived_promises_are_told_apart),
        TEST(the_due_window_holds_ninety_days_that_are_over),
        TEST(a_promise_delivered_on_its_day_is_kept_and_one_late_commitment_is_singular),
        TEST(either_side_that_keeps_less_than_half_raises_the_banner),
        TEST(less_than_half_of_theirs_is_enough),
        TEST(an_earlier_due_date_is_no_slip_and_the_first_one_decides_the_window),
        TEST(a_change_of_today_is_in_force_today),
        TEST(issues_are_judged_by_level_time_age_and_inquiry),
        TEST(an_own_ladder_and_holidays_move_the_limits),
        TEST(a_level_is_reached_on_the_first_day_whatever_the_order_of_ids),
        TEST(levels_above_five_have_the_limit_of_level_five),
        TEST(trust_of_three_parties_is_the_mean_of_their_newest),
        TEST(trust_of_one_side_has_a_level_but_no_gap),
        TEST(safeguards_and_flags_count_likelihood_and_strength),
        TEST(no_flag_is_good_news_only_where_somebody_looks),
        TEST(posts_are_filled_to_the_last_day_of_their_holder),
        TEST(charter_and_exit_plan_are_read_as_of_the_day),
        TEST(the_charter_approved_last_counts_and_one_without_a_day_comes_last),
        TEST(value_is_held_against_the_agreed_share),
        TEST(without_a_whole_of_shares_half_is_agreed_and_a_balance_of_nothing_is_none),
        TEST(governing_costs_the_hours_of_all_people_present),
        TEST(the_index_stands_on_exactly_half_of_the_weight_and_is_capped),
        TEST(an_index_above_the_cap_is_49_and_red),
        TEST(without_the_cap_the_same_index_is_green),
        TEST(a_steering_body_is_silent_only_beyond_twice_its_rhythm),
        TEST(bodies_on_call_dissolved_or_of_another_kind_are_never_silent),
        TEST(nothing_recorded_is_no_data_and_never_zero),
        TEST(bounds_of_the_alliance_stand_before_those_of_the_portfolio),
        TEST(equal_bounds_give_no_score),
        TEST(a_side_that_has_data_stands_for_both_in_the_index),
        TEST(another_alliance_has_figures_of_its_own),
        TEST(json_has_the_keys_of_the_contract_in_their_order),
        TEST(what_is_in_the_bin_does_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

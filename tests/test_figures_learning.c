#include <string.h>

#include "src/figures/learning.h"
#include "src/ops/record.h"
#include "tests/example.h"

/* ---- fragments of the worked examples ---- */

static const char attainment[] =
    "{'learning_objective':[{'id':'lo1','wanted_by':'us','weight':5,'state':'pursuing'},"
    "{'id':'lo2','wanted_by':'us','weight':3,'state':'agreed'},"
    "{'id':'lo3','wanted_by':'them','weight':4,'state':'pursuing'},"
    "{'id':'lo4','wanted_by':'them','weight':4,'state':'pursuing'},"
    "{'id':'lo5','wanted_by':'us','weight':5,'state':'proposed'}],"
    "'learning_progress':[{'objective':'lo1','date':'2026-12-31','progress':30},"
    "{'objective':'lo1','date':'2027-02-01','progress':80},"
    "{'objective':'lo2','date':'2026-12-01','progress':40},"
    "{'objective':'lo3','date':'2026-12-01','progress':30},"
    "{'objective':'lo4','date':'2026-12-01','progress':50},"
    "{'objective':'lo5','date':'2026-12-01','progress':90}]}";

static const char transfers[] =
    "{'knowledge_item':[{'id':'k1','value':4,'applied_on':'2027-01-10','state':'applied',"
    "'owner_side':'them'},"
    "{'id':'k2','value':2,'class':'restricted','owner_side':'us','applied_on':'2026-02-01',"
    "'state':'applied'},"
    "{'id':'k3','value':5,'applied_on':'2026-12-31','state':'applied','owner_side':'joint'}],"
    "'learning_event':[{'id':'e1','date':'2027-01-05','direction':'in','item':'k1','result':4,"
    "'level':'individual'},"
    "{'id':'e2','date':'2027-01-06','direction':'in','item':'k2','result':4,'level':'group'},"
    "{'id':'e3','date':'2026-03-02','direction':'out','item':'k2','result':5,'intended':0},"
    "{'id':'e4','date':'2026-12-01','direction':'joint','item':'k3'}]}";

static const char items[] =
    "{'knowledge_item':[{'id':'k1','type':'tacit','state':'transferring',"
    "'mechanisms':['document'],'owner_side':'them'},"
    "{'id':'k2','type':'tacit','state':'transferring','mechanisms':['document','visit'],"
    "'owner_side':'them'},"
    "{'id':'k3','state':'accessible','owner_side':'them','value':3,'accessible_on':'2026-11-01'},"
    "{'id':'k4','state':'accessible','owner_side':'them','value':1,'accessible_on':'2026-12-01'},"
    "{'id':'k5','state':'accessible','owner_side':'us','value':5,'accessible_on':'2026-01-01'}]}";

static const char objectives[] =
    "{'inkpen_answer':[{'id':'n1','question':'O1.1','date':'2026-01-01','value':1},"
    "{'id':'n2','question':'O1.1','date':'2027-01-01','value':4},"
    "{'id':'n3','question':'O1.3','date':'2027-01-01','value':5},"
    "{'question':'O2.1','date':'2027-01-01','value':3},"
    "{'question':'O2.3','date':'2027-01-01','value':4},"
    "{'question':'O2.4','date':'2027-01-01','value':2},"
    "{'question':'O3.1','date':'2027-01-01','value':1},"
    "{'question':'O3.4','date':'2027-01-01','value':4},"
    "{'question':'O4.1','date':'2027-01-01','value':4},"
    "{'question':'O4.2','date':'2027-01-01','value':4},"
    "{'question':'O4.3','date':'2027-01-01','value':4},"
    "{'question':'O4.4','date':'2027-01-01','value':2},"
    "{'question':'O5.1','date':'2027-01-01','value':5},"
    "{'question':'O6.1','date':'2027-01-01','value':3},"
    "{'question':'O6.2','date':'2027-01-01','value':3}]}";

static const char contacts[] =
    "{'contact_pair':[{'id':'q1','times_per_month':4},{'id':'q2','times_per_month':6},"
    "{'id':'q3'}],"
    "'contact':[{'id':'t1','date':'2027-01-30','formal':0},"
    "{'id':'t2','date':'2027-01-31','formal':0},{'id':'t3','date':'2027-02-10','formal':0},"
    "{'id':'t4','date':'2027-02-15','formal':1},{'id':'t5','date':'2027-02-16','formal':1},"
    "{'id':'t6','date':'2027-02-17','formal':1},{'id':'t7','date':'2027-02-20','formal':1},"
    "{'id':'t8','date':'2027-03-01'}]}";

static const char cycles[] =
    "{'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-01-01','closed_on':'2026-07-01',"
    "'state':'closed'},{'id':'y2','number':2,'opened_on':'2026-09-01'}],"
    "'doz_cell':[{'id':'c1','cycle':'y1','area':'task','cell':'reevaluate','date':'2026-05-01',"
    "'efficiency':2},"
    "{'id':'c2','cycle':'y1','area':'skills','cell':'reevaluate','date':'2026-05-01',"
    "'adaptability':1},"
    "{'id':'c3','cycle':'y2','area':'task','cell':'learn','date':'2026-11-01','rating':4},"
    "{'id':'c4','cycle':'y2','area':'task','cell':'reevaluate','date':'2026-12-01',"
    "'efficiency':4,'equity':2},"
    "{'id':'c5','cycle':'y2','area':'goals','cell':'reevaluate','date':'2026-12-01','equity':2},"
    "{'id':'c6','cycle':'y2','area':'task','cell':'readjust','date':'2026-12-05',"
    "'readjustment':'decided','due':'2027-02-01'},"
    "{'id':'c7','cycle':'y2','area':'goals','cell':'readjust','date':'2026-12-05',"
    "'readjustment':'done','due':'2027-01-01','done_on':'2026-12-30'},"
    "{'id':'c8','cycle':'y2','area':'skills','cell':'readjust','date':'2026-12-05',"
    "'readjustment':'decided','due':'2027-03-01'},"
    "{'id':'c9','cycle':'y2','area':'process','cell':'readjust','date':'2026-12-05',"
    "'readjustment':'dropped'}]}";

static const char lessons[] =
    "{'lesson':[{'id':'le1','scope':'all','state':'approved'},"
    "{'id':'le2','scope':'this','state':'approved'},{'id':'le3','scope':'all','state':'draft'}],"
    "'lesson_application':[{'id':'a1','lesson':'le1','alliance':'A2','date':'2027-01-01'}]}";

static const char asymmetries[] =
    "{'absorptive_capacity':[{'side':'us','date':'2027-01-01','recognise':4,'assimilate':4},"
    "{'side':'them','date':'2027-01-01','recognise':2,'assimilate':3,'apply':2}],"
    "'asymmetry':[{'id':'s1','kind':'information','date':'2027-01-01','rated_by':'us',"
    "'score_us':4,'score_them':2},"
    "{'id':'s2','kind':'information','date':'2027-01-02','rated_by':'them','score_us':3,"
    "'score_them':3},"
    "{'id':'s3','kind':'knowledge','date':'2027-01-01','rated_by':'us','score_us':2,"
    "'score_them':5}]}";

#define WITH(example, ...)                                                                         \
    struct example example;                                                                        \
    (void)state;                                                                                   \
    example_open(&example, __VA_ARGS__, NULL)

/* What is expected of the learning dashboard. */
#define EXPECT(...) example_expect(&example, "learning", __VA_ARGS__)
#define ROWS(code, side, ids) example_rows(&example, "learning", (code), (side), (ids))
#define BANNERS(codes) example_banners(&example, "learning", (codes))
#define SENTENCE(text) example_sentence(&example, "learning", (text))

/* ---- attainment ---- */

static void
attainment_of_both_sides_gives_balance_lead_and_race(void **state)
{
    WITH(example, attainment);
    EXPECT("L1 us = 65; 250/3; amber; 2\n"
           "L1 them = 40; 0; red; 2\n"
           "L2 = 40/65; 600/13; amber; 4\n"
           "L3 = 25; none; 4\n");
    ROWS("L1", "us", "lo1 lo2");
    ROWS("L1", "them", "lo3 lo4");
    ROWS("L2", NULL, "lo1 lo2 lo3 lo4");
    ROWS("L3", NULL, "lo1 lo2 lo3 lo4");
    BANNERS("learning_race");
    SENTENCE("We have reached 65 % of what we want to learn, they 40 %.");
    example_day(&example, "A", "2027-01-31");
    EXPECT("L1 us = 33.75; 0; red; 2\nL3 = -6.25; none; 4\n");
    BANNERS("");
    example_close(&example);
}

/* Our progress 60 days ago and now, theirs 60 days ago and now. */
#define RUNNERS(us_then, us_now, them_then, them_now)                                              \
    "{'learning_objective':[{'id':'o1','wanted_by':'us','weight':1,'state':'agreed'},"             \
    "{'id':'o2','wanted_by':'them','weight':5,'state':'agreed'}],"                                 \
    "'learning_progress':[{'objective':'o1','date':'2026-12-31','progress':" us_then "},"          \
    "{'objective':'o1','date':'2027-03-01','progress':" us_now "},"                                \
    "{'objective':'o2','date':'2026-12-31','progress':" them_then "},"                             \
    "{'objective':'o2','date':'2027-03-01','progress':" them_now "}]}"

static void
a_distance_that_grew_by_15_points_is_no_race(void **state)
{
    WITH(example, RUNNERS("10", "25", "0", "0"));
    EXPECT("L2 = 0; 0; red; 2\nL3 = 25; none; 2\n");
    BANNERS("");
    example_close(&example);
}

static void
a_race_is_run_in_either_direction(void **state)
{
    WITH(example, RUNNERS("50", "50", "55", "70.5"));
    EXPECT("L3 = -20.5; none; 2\n");
    BANNERS("learning_race");
    assert_true(figures_learning_race(example.context));
    example_close(&example);
}

static void
overtaking_by_as_much_as_one_lay_behind_is_no_race(void **state)
{
    WITH(example, RUNNERS("30", "70", "50", "50"));
    EXPECT("L3 = 20; none; 2\n");
    BANNERS("");
    example_close(&example);
}

static void
two_sides_that_learned_nothing_have_no_balance(void **state)
{
    WITH(example, RUNNERS("0", "0", "0", "0"));
    EXPECT("L1 us = 0; 0; red; 1\nL2 = null; none; 2\nL3 = 0; none; 2\n");
    SENTENCE("We have reached 0 % of what we want to learn, they 0 %.");
    example_close(&example);
}

static void
one_side_alone_has_neither_balance_nor_lead(void **state)
{
    WITH(example, "{'learning_objective':[{'id':'o1','wanted_by':'us','state':'agreed'},"
                  "{'id':'o2','wanted_by':'them','state':'agreed'}],"
                  "'learning_progress':[{'objective':'o1','date':'2027-03-01','progress':74.5},"
                  "{'objective':'o2','date':'2027-03-02','progress':50}]}");
    EXPECT("L1 us = 74.5; 100; green; 1\n"
           "L1 them = null; none; 0\n"
           "L2 = null; none; 1\n"
           "L3 = null; none; 1\n");
    SENTENCE("We have reached 75 % of what we want to learn.");
    example_close(&example);
}

static void
what_is_attained_is_whole_from_its_day(void **state)
{
    WITH(example,
         "{'learning_objective':[{'id':'o1','state':'attained','attained_on':'2027-02-01'},"
         "{'id':'o2','state':'attained'},{'id':'o3','state':'dropped','attained_on':'2027-02-01'},"
         "{'id':'o4','state':'attained','attained_on':'2027-03-02'}],"
         "'learning_progress':[{'objective':'o1','date':'2027-01-01','progress':40},"
         "{'objective':'o4','date':'2027-01-01','progress':10}]}");
    EXPECT("L1 us = 70; 100; green; 3\n");
    ROWS("L1", "us", "o1 o2 o4");
    example_day(&example, "A", "2027-01-31");
    EXPECT("L1 us = 50; 100/3; amber; 3\n");
    example_day(&example, "A", "2027-03-02");
    EXPECT("L1 us = 100; 100; green; 3\n");
    example_close(&example);
}

static void
progress_by_items_is_the_share_of_their_value_that_is_applied(void **state)
{
    WITH(example,
         "{'learning_objective':[{'id':'o1','state':'agreed','progress_by':'items'},"
         "{'id':'o2','state':'agreed','progress_by':'items'}],"
         "'learning_progress':[{'objective':'o1','date':'2027-01-01','progress':99},"
         "{'objective':'o2','date':'2027-01-01','progress':99}],"
         "'knowledge_item':[{'objective':'o1','owner_side':'them','value':3,"
         "'applied_on':'2027-03-01'},"
         "{'objective':'o1','owner_side':'them','value':5,'applied_on':'2027-03-02'},"
         "{'objective':'o1','owner_side':'them','applied_on':'2027-01-01'},"
         "{'objective':'o2','owner_side':'them','applied_on':'2027-01-01'}]}");
    EXPECT("L1 us = 37.5; 0; red; 1\n");
    ROWS("L1", "us", "o1");
    example_close(&example);
}

static void
of_two_figures_of_a_day_the_greater_id_counts(void **state)
{
    WITH(example, "{'learning_objective':[{'id':'o1','wanted_by':'them','state':'pursuing'}],"
                  "'learning_progress':[{'id':'b','objective':'o1','date':'2027-02-01',"
                  "'progress':60,'estimated':1},"
                  "{'id':'a','objective':'o1','date':'2027-02-01','progress':10},"
                  "{'id':'c','objective':'o1','date':'2027-01-01','progress':20}]}");
    EXPECT("L1 them = 60; 200/3; amber; 1\n");
    assert_true(figures_learning_estimated(example.context));
    example_day(&example, "A", "2027-01-31");
    assert_false(figures_learning_estimated(example.context));
    example_close(&example);
}

/* ---- flows and items ---- */

static void
transfers_give_flow_joint_creation_leaks_and_levels(void **state)
{
    WITH(example, transfers);
    EXPECT("L4 = 14/34; 6400/119; amber; 3\n"
           "L5 = 50; 100; green; 2\n"
           "L16 = 2; 75; amber; 4\n"
           "L19 = 50; 100; green; 2\n");
    ROWS("L4", NULL, "e1 e2 e3");
    ROWS("L5", NULL, "k1 k3");
    ROWS("L16", NULL, "e1 e2 e3 e4");
    ROWS("L19", NULL, "e1 e2");
    BANNERS("leak_restricted");
    example_day(&example, "A", "2027-03-02");
    EXPECT("L4 = 1; 0; red; 2\nL16 = 0; 100; green; 3\n");
    BANNERS("");
    example_close(&example);
}

static void
flows_need_a_result_and_a_valued_item(void **state)
{
    WITH(example,
         "{'knowledge_item':[{'id':'k1','value':4,'owner_side':'them'},"
         "{'id':'k2','owner_side':'us'}],"
         "'learning_event':[{'id':'e1','date':'2027-03-01','direction':'in','item':'k1',"
         "'result':5},"
         "{'id':'e2','date':'2027-02-01','direction':'out','item':'k1','result':3},"
         "{'date':'2027-02-01','direction':'out','item':'k1'},"
         "{'date':'2027-02-01','direction':'out','item':'k2','result':5},"
         "{'date':'2027-02-01','direction':'out','result':5},"
         "{'date':'2027-02-01','direction':'joint','item':'k1','result':5},"
         "{'date':'2027-03-02','direction':'out','item':'k1','result':5},"
         "{'date':'2026-03-01','direction':'out','item':'k1','result':5}]}");
    /* 20 in, 12 out: exactly the green bound. */
    EXPECT("L4 = 0.25; 100; green; 2\nL19 = null; none; 0\n");
    ROWS("L4", NULL, "e1 e2");
    example_close(&example);
}

static void
giving_more_than_one_gets_is_as_far_from_balance(void **state)
{
    WITH(example, "{'knowledge_item':[{'id':'k1','value':4,'owner_side':'them'}],"
                  "'learning_event':[{'date':'2027-01-01','direction':'in','item':'k1','result':1},"
                  "{'date':'2027-01-01','direction':'out','item':'k1','result':4}]}");
    EXPECT("L4 = -0.6; 0; red; 2\n");
    example_close(&example);
}

static void
joint_creation_counts_what_happened_by_the_day(void **state)
{
    WITH(example,
         "{'knowledge_item':[{'id':'k1','owner_side':'us','applied_on':'2027-03-01'},"
         "{'id':'k2','owner_side':'us','applied_on':'2026-03-02'},"
         "{'id':'k3','owner_side':'us','applied_on':'2026-03-01'},"
         "{'id':'k4','owner_side':'us','applied_on':'2027-03-02'},"
         "{'id':'k5','owner_side':'us','state':'applied'}],"
         "'learning_event':[{'date':'2020-01-01','direction':'joint','item':'k1'},"
         "{'date':'2027-03-02','direction':'joint','item':'k2'},"
         "{'date':'2027-01-01','direction':'in','item':'k2'}]}");
    EXPECT("L5 = 50; 100; green; 2\n");
    ROWS("L5", NULL, "k1 k2");
    example_close(&example);
}

static void
tacit_items_need_people_and_open_doors_need_use(void **state)
{
    WITH(example, items);
    EXPECT("L12 = 50; 0; red; 2\nL13 = 75; 0; red; 2\n");
    ROWS("L12", NULL, "k1 k2");
    ROWS("L13", NULL, "k3 k4");
    example_day(&example, "A", "2027-03-02");
    EXPECT("L13 = 100; 0; red; 2\n");
    example_close(&example);
}

static void
nine_mechanisms_are_from_person_to_person(void **state)
{
    WITH(example,
         "{'knowledge_item':["
         "{'type':'tacit','state':'transferring','mechanisms':['assign'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['liaison'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['leader'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['network'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['parentlink'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['rotate'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['train'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['jointwork'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','mechanisms':['visit'],'owner_side':'us'},"
         "{'type':'tacit','state':'transferring','owner_side':'us',"
         "'mechanisms':['techshare','stratint','document','licence']},"
         "{'type':'explicit','state':'transferring','mechanisms':['visit'],'owner_side':'us'},"
         "{'type':'tacit','state':'accessible','mechanisms':['visit'],'owner_side':'us'}]}");
    EXPECT("L12 = 90; 100; green; 10\n");
    example_close(&example);
}

static void
any_event_claims_an_accessible_item(void **state)
{
    WITH(example,
         "{'knowledge_item':["
         "{'id':'k1','state':'accessible','owner_side':'them','value':2,"
         "'accessible_on':'2026-01-01'},"
         "{'id':'k2','state':'accessible','owner_side':'them','value':3,"
         "'accessible_on':'2026-01-01'},"
         "{'id':'k3','state':'accessible','owner_side':'them','value':5},"
         "{'id':'k4','state':'accessible','owner_side':'them','accessible_on':'2026-01-01'},"
         "{'id':'k5','state':'accessible','owner_side':'joint','value':5,"
         "'accessible_on':'2026-01-01'}],"
         "'learning_event':[{'date':'2026-02-01','direction':'in','item':'k1'},"
         "{'date':'2027-03-02','direction':'in','item':'k2'}]}");
    EXPECT("L13 = 30; 400/7; amber; 3\n");
    example_close(&example);
}

static void
a_leak_of_something_unknown_weighs_one(void **state)
{
    WITH(example,
         "{'knowledge_item':[{'id':'k1','value':5,'owner_side':'us','class':'alliance'},"
         "{'id':'k2','owner_side':'us','class':'open'}],"
         "'learning_event':[{'date':'2027-01-01','direction':'out','item':'k1','intended':0},"
         "{'date':'2027-01-01','direction':'out','item':'k2','intended':0,'level':'individual'},"
         "{'date':'2027-01-01','direction':'out','intended':0,'level':'organisation'},"
         "{'date':'2027-01-01','direction':'out','item':'k1','intended':1,'level':'individual'},"
         "{'date':'2027-01-01','direction':'in','item':'k1','intended':0,'level':'individual'}]}");
    EXPECT("L16 = 7; 12.5; amber; 5\nL19 = 25; 200/7; amber; 4\n");
    BANNERS("");
    example_close(&example);
}

static void
only_a_leak_of_a_closed_class_raises_the_banner(void **state)
{
    static const char *const classes[] = { "open", "alliance", "restricted", "clean", "closed" };
    static const char *const leaks[] = { "", "", "leak_restricted", "leak_restricted",
                                         "leak_restricted" };

    for (size_t i = 0; i < 5; i++) {
        struct arena arena = { 0 };
        const char *text = arena_printf(
            &arena, "{'knowledge_item':[{'id':'k1','owner_side':'us','class':'%s','value':5}],"
                    "'learning_event':[{'date':'2026-03-02','direction':'out','item':'k1',"
                    "'intended':0},{'date':'2026-03-02','direction':'out','item':'k1'}]}",
            classes[i]);
        WITH(example, text);

        BANNERS(leaks[i]);
        EXPECT("L16 = 5; 37.5; amber; 2\n");
        example_close(&example);
        arena_free(&arena);
        support_clean(state);
        support_setup(state);
    }
}

/* ---- six objectives, contacts, three dimensions ---- */

static void
six_objectives_are_scored_by_half_of_their_questions(void **state)
{
    WITH(example, objectives);
    EXPECT("L6.O1 = 87.5; 100; green; 2\n"
           "L6.O2 = 50; 0; red; 3\n"
           "L6.O3 = 37.5; 0; red; 2\n"
           "L6.O4 = 75; 100; green; 4\n"
           "L6.O5 = null; none; 1\n"
           "L6.O6 = 50; 0; red; 2\n"
           "L6 = 60; 40; amber; 5\n"
           "L9.K1 = 62.5; 50; amber; 1\n"
           "L9.K2 = 81.25; 100; green; 2\n"
           "L9.K3 = 50; 0; red; 1\n"
           "L9 = 193.75/3; 175/3; amber; 3\n");
    ROWS("L6.O1", NULL, "n2 n3");
    ROWS("L6", NULL, "");
    ROWS("L9.K1", NULL, "");
    SENTENCE("Tacit is the weakest of the six objectives.");
    example_close(&example);
}

static void
only_our_rated_answers_up_to_the_day_count(void **state)
{
    WITH(example,
         "{'inkpen_answer':[{'question':'O6.1','date':'2027-01-01','value':5},"
         "{'question':'O6.2','date':'2027-01-01','value':5,'side':'them'},"
         "{'question':'O6.3','date':'2027-03-02','value':5},"
         "{'id':'b','question':'O4.4','date':'2027-01-01','value':5},"
         "{'id':'a','question':'O4.4','date':'2027-01-01','value':1},"
         "{'question':'O4.4','date':'2027-02-01','answer':'still so'},"
         "{'question':'O4.3','date':'2027-01-01','value':2},"
         "{'question':'O1.2','date':'2027-01-01','value':5},"
         "{'question':'O1.5','date':'2027-01-01','value':5}]}");
    /* O4.4 is turned: 5 becomes 1. O1.2 and O1.5 are answered in words. */
    EXPECT("L6.O1 = null; none; 0\n"
           "L6.O4 = 12.5; 0; red; 2\n"
           "L6.O6 = null; none; 1\n"
           "L6 = null; none; 1\n"
           "L9.K1 = 12.5; 0; red; 1\n"
           "L9.K3 = null; none; 0\n"
           "L9 = null; none; 1\n");
    example_day(&example, "A", "2027-03-02");
    EXPECT("L6.O6 = 100; 100; green; 2\n");
    example_close(&example);
}

static void
three_of_six_objectives_make_a_mean_and_the_first_of_equals_is_weakest(void **state)
{
    WITH(example,
         "{'inkpen_answer':[{'question':'O3.1','date':'2027-01-01','value':5},"
         "{'question':'O6.1','date':'2027-01-01','value':3},"
         "{'question':'O6.3','date':'2027-01-01','value':3},"
         "{'question':'O2.3','date':'2027-01-01','value':2},"
         "{'question':'O2.4','date':'2027-01-01','value':4}]}");
    EXPECT("L6.O2 = 50; 0; red; 2\nL6.O3 = 100; 100; green; 1\nL6.O6 = 50; 0; red; 2\n"
           "L6 = 200/3; 200/3; amber; 3\nL9.K2 = null; none; 0\n");
    SENTENCE("Access is the weakest of the six objectives.");
    example_close(&example);
}

static void
contacts_are_held_against_what_was_planned_a_month(void **state)
{
    WITH(example, contacts);
    EXPECT("L7 = 70; 50; amber; 9\nL8 = 300/7; 100; green; 7\nL9.K1 = 50; 0; red; 1\n");
    ROWS("L7", NULL, "q1 q2 t2 t3 t4 t5 t6 t7 t8");
    ROWS("L8", NULL, "t1 t2 t3 t4 t5 t6 t7");
    example_day(&example, "A", "2027-02-28");
    EXPECT("L7 = 70; 50; amber; 9\n");
    ROWS("L7", NULL, "q1 q2 t1 t2 t3 t4 t5 t6 t7");
    example_close(&example);
}

static const char interface[] =
    "{'rows':{'s07.interface':[{'id':'r1','function':'a','times_per_month':2},"
    "{'id':'r2','function':'b'}]}}";

static void
without_pairs_the_interface_of_step_7_is_the_plan(void **state)
{
    WITH(example, interface, "{'contact':[{'id':'t1','date':'2027-02-01','formal':0}]}");
    EXPECT("L7 = 50; 0; red; 2\nL8 = 100; 0; red; 1\n");
    ROWS("L7", NULL, "r1 t1");
    example_close(&example);
}

static void
a_pair_without_a_rhythm_plans_nothing(void **state)
{
    WITH(example, interface, "{'contact_pair':[{'id':'q1'}],"
                             "'contact':[{'id':'t1','date':'2027-02-01','formal':1}]}");
    EXPECT("L7 = null; none; 1\nL8 = 0; 0; red; 1\n");
    example_close(&example);
}

static void
no_contact_ever_is_no_data_but_none_this_month_is_zero(void **state)
{
    WITH(example, interface, "{'contact':[{'date':'2026-11-01','formal':1}]}");
    EXPECT("L7 = 0; 0; red; 1\nL8 = null; none; 0\n");
    example_day(&example, "A", "2026-10-31");
    EXPECT("L7 = null; none; 1\n");
    example_close(&example);
}

#define SURVEY(scale, day, t2, t4)                                                                 \
    "{'survey':[{'id':'s2','opened_on':'2027-01-01','closed_on':'" day "','scale':'" scale "'}],"  \
    "'ratings':{'s2':{'us':{'T2':[" t2 "],'T4':[" t4 "]},'them':{'T2':[1,1,1],'T4':[1,1,1]}}}}"

static void
culture_joins_our_objective_and_our_view_in_the_survey(void **state)
{
    WITH(example, objectives, SURVEY("five", "2027-03-01", "4,4,4", "2,2,2"));
    EXPECT("L9.K3 = 50; 0; red; 2\n");
    example_close(&example);
}

static void
the_survey_alone_is_too_little_for_culture(void **state)
{
    WITH(example, SURVEY("five", "2027-02-01", "4,4,4", "2,2,2"));
    EXPECT("L9.K3 = null; none; 1\n");
    example_close(&example);
}

static void
two_answers_are_hidden_and_a_scale_of_hundred_is_converted(void **state)
{
    WITH(example, objectives, SURVEY("hundred", "2027-02-01", "100,100", "75,75,100"));
    EXPECT("L9.K3 = 190/3; 160/3; amber; 2\n");
    example_close(&example);
}

static void
a_survey_closed_after_the_day_is_not_read(void **state)
{
    WITH(example, objectives, SURVEY("five", "2027-03-02", "5,5,5", "5,5,5"));
    EXPECT("L9.K3 = 50; 0; red; 1\n");
    example_close(&example);
}

/* ---- cycles ---- */

static void
cycles_have_a_pace_and_readjustments_a_day(void **state)
{
    WITH(example, cycles);
    EXPECT("L10 = 243; 12200/165; amber; 1\nL11 = 50; 0; red; 2\n");
    ROWS("L10", NULL, "y1");
    ROWS("L11", NULL, "c6 c7");
    assert_string_equal(figures_evolution(example.context), "frustrated");
    BANNERS("frustrated");
    SENTENCE("The last learning cycle closed 243 days ago.");
    example_day(&example, "A", "2026-07-02");
    SENTENCE("The last learning cycle closed 1 day ago.");
    assert_null(figures_evolution(example.context));
    example_day(&example, "A", "2026-06-30");
    EXPECT("L10 = null; none; 0\n");
    example_close(&example);
}

static void
the_last_of_two_closed_cycles_sets_the_pace(void **state)
{
    WITH(example, "{'doz_cycle':[{'number':1,'opened_on':'2026-01-01','closed_on':'2026-08-13',"
                  "'state':'closed'},"
                  "{'number':2,'opened_on':'2026-01-01','closed_on':'2026-07-01',"
                  "'state':'closed'}]}");
    EXPECT("L10 = 200; 100; green; 2\n");
    example_day(&example, "A", "2027-08-13");
    EXPECT("L10 = 365; 0; red; 2\n");
    example_close(&example);
}

static void
readjustments_are_judged_when_their_year_holds_them_and_their_day_is_over(void **state)
{
    WITH(example,
         "{'doz_cycle':[{'id':'y','number':1,'opened_on':'2025-01-01'}],"
         "'doz_cell':[{'id':'a','cycle':'y','area':'task','cell':'readjust','date':'2025-02-01',"
         "'readjustment':'done','due':'2026-03-01','done_on':'2026-03-01'},"
         "{'id':'b','cycle':'y','area':'process','cell':'readjust','date':'2025-02-01',"
         "'readjustment':'done','due':'2026-02-28','done_on':'2026-02-28'},"
         "{'id':'c','cycle':'y','area':'skills','cell':'readjust','date':'2025-02-01',"
         "'readjustment':'done','due':'2027-02-28','done_on':'2027-03-01'},"
         "{'id':'d','cycle':'y','area':'goals','cell':'readjust','date':'2025-02-01',"
         "'readjustment':'done','due':'2027-03-01','done_on':'2027-02-01'},"
         "{'id':'e','cycle':'y','area':'environment','cell':'readjust','date':'2025-02-01',"
         "'readjustment':'dropped','due':'2027-02-01'},"
         "{'id':'f','cycle':'y','area':'task','cell':'learn','date':'2025-02-01',"
         "'readjustment':'done','due':'2027-02-01','done_on':'2027-01-01'}]}");
    EXPECT("L11 = 50; 0; red; 2\n");
    ROWS("L11", NULL, "a c");
    example_close(&example);
}

#define CYCLE(rating, more)                                                                        \
    "{'doz_cycle':[{'id':'y1','number':3,'opened_on':'2026-01-01'},"                               \
    "{'id':'y2','number':7,'opened_on':'2026-09-01'}],"                                            \
    "'doz_cell':[{'cycle':'y2','area':'task','cell':'learn','date':'2026-11-01','rating':" rating  \
    "},{'cycle':'y2','area':'goals','cell':'learn','date':'2026-11-01','rating':1}" more "]}"
#define READJUST(area, state, due)                                                                 \
    ",{'cycle':'y2','area':'" area "','cell':'readjust','date':'2026-12-05','readjustment':'"     \
    state "','due':'" due "'}"
#define KEPT(area, due)                                                                            \
    ",{'cycle':'y2','area':'" area "','cell':'readjust','date':'2026-12-05',"                      \
    "'readjustment':'done','due':'" due "','done_on':'" due "'}"
#define REEVALUATE(cycle, area, rating)                                                            \
    ",{'cycle':'" cycle "','area':'" area "','cell':'reevaluate','date':'2026-12-05'," rating "}"

static void
little_learned_and_nothing_decided_is_inertial(void **state)
{
    WITH(example, CYCLE("2", READJUST("task", "none_needed", "2027-01-01")
                             READJUST("goals", "dropped", "2027-01-01")));
    assert_string_equal(figures_evolution(example.context), "inertial");
    BANNERS("inertial");
    example_close(&example);
}

static void
a_mean_of_two_or_a_decision_is_not_inertial(void **state)
{
    {
        WITH(example, CYCLE("3", ""));
        assert_string_equal(figures_evolution(example.context), "evolving");
        BANNERS("");
        example_close(&example);
    }
    support_clean(state);
    support_setup(state);
    {
        WITH(example, CYCLE("1", READJUST("task", "decided", "2028-01-01")));
        assert_string_equal(figures_evolution(example.context), "evolving");
        example_close(&example);
    }
}

static void
much_learned_and_less_than_half_done_in_time_is_divergent(void **state)
{
    {
        WITH(example, CYCLE("5", READJUST("task", "decided", "2027-02-28")
                                 READJUST("goals", "decided", "2027-02-28")
                                 KEPT("skills", "2027-01-01")));
        assert_string_equal(figures_evolution(example.context), "divergent");
        BANNERS("");
        example_close(&example);
    }
    support_clean(state);
    support_setup(state);
    {
        /* Half is enough; what is due today is not judged. */
        WITH(example, CYCLE("5", READJUST("task", "decided", "2027-02-28")
                                 READJUST("goals", "decided", "2027-03-01")
                                 KEPT("skills", "2027-01-01")));
        assert_string_equal(figures_evolution(example.context), "evolving");
        example_close(&example);
    }
    support_clean(state);
    support_setup(state);
    {
        /* A mean of 2.5 is not much. */
        WITH(example, CYCLE("4", READJUST("task", "decided", "2027-02-28")));
        assert_string_equal(figures_evolution(example.context), "evolving");
        example_close(&example);
    }
}

static void
two_poor_areas_in_two_cycles_running_are_frustrated(void **state)
{
    {
        WITH(example, CYCLE("4", REEVALUATE("y1", "task", "'efficiency':2")
                                 REEVALUATE("y1", "skills", "'equity':1,'efficiency':5")
                                 REEVALUATE("y2", "goals", "'adaptability':2")
                                 REEVALUATE("y2", "process", "'equity':2")));
        assert_string_equal(figures_evolution(example.context), "frustrated");
        example_close(&example);
    }
    support_clean(state);
    support_setup(state);
    {
        /* One area only in the cycle before. */
        WITH(example, CYCLE("4", REEVALUATE("y1", "task", "'efficiency':2,'equity':1")
                                 REEVALUATE("y1", "skills", "'equity':3")
                                 REEVALUATE("y2", "goals", "'adaptability':2")
                                 REEVALUATE("y2", "process", "'equity':2")));
        assert_string_equal(figures_evolution(example.context), "evolving");
        example_close(&example);
    }
}

static void
the_first_cycle_cannot_be_frustrated(void **state)
{
    WITH(example,
         "{'doz_cycle':[{'id':'y2','number':1,'opened_on':'2026-01-01'}],"
         "'doz_cell':[{'cycle':'y2','area':'task','cell':'learn','date':'2026-11-01','rating':4}"
         REEVALUATE("y2", "goals", "'adaptability':2") REEVALUATE("y2", "process", "'equity':2")
         "]}");
    assert_string_equal(figures_evolution(example.context), "evolving");
    example_close(&example);
}

/* ---- lessons, capacity, asymmetry, returnees ---- */

static void
lessons_are_used_and_carried_over(void **state)
{
    WITH(example, lessons);
    EXPECT("L14 = 50; 75; amber; 2\nL15 = 100; 100; green; 1\n");
    ROWS("L14", NULL, "le1 le2");
    ROWS("L15", NULL, "le1");
    example_day(&example, "A", "2026-12-31");
    EXPECT("L14 = 0; 0; red; 2\nL15 = 0; 0; red; 1\n");
    example_close(&example);
}

static void
a_lesson_used_at_home_is_not_carried_over(void **state)
{
    WITH(example, "{'lesson':[{'id':'le1','scope':'all','state':'applied'},"
                  "{'id':'le2','scope':'all','state':'reviewed'},"
                  "{'id':'le3','scope':'all','state':'retired'},"
                  "{'id':'le4','scope':'all','state':'approved','alliance':'A2'}],"
                  "'lesson_application':[{'lesson':'le1','date':'2027-03-01'},"
                  "{'lesson':'le4','date':'2027-01-01'}]}");
    EXPECT("L14 = 100; 100; green; 1\nL15 = 0; 0; red; 1\n");
    example_day(&example, "A2", "2027-03-01");
    EXPECT("L14 = 100; 100; green; 1\nL15 = 100; 100; green; 1\n");
    example_close(&example);
}

static void
capacity_and_asymmetry_are_rated_by_both_sides(void **state)
{
    WITH(example, asymmetries);
    EXPECT("L17 us = 4; 100; green; 1\n"
           "L17 them = 7/3; 0; red; 1\n"
           "L18.Y1 = 1; 100; green; 2\n"
           "L18.Y2 = 3; 0; red; 1\n"
           "L18.Y3 = null; none; 0\n"
           "L18 = 2; 100/3; amber; 2\n");
    ROWS("L18.Y1", NULL, "s1 s2");
    ROWS("L18", NULL, "");
    example_close(&example);
}

static void
the_newest_capacity_counts_even_when_it_says_too_little(void **state)
{
    WITH(example,
         "{'absorptive_capacity':[{'side':'us','date':'2027-01-01','recognise':4,'assimilate':4},"
         "{'id':'h1','side':'us','date':'2027-02-01','recognise':5},"
         "{'side':'them','date':'2027-03-02','recognise':5,'apply':5}]}");
    EXPECT("L17 us = null; none; 1\nL17 them = null; none; 0\n");
    ROWS("L17", "us", "h1");
    example_close(&example);
}

static void
opposite_views_of_a_gap_cancel_out_and_half_rated_ones_are_left_out(void **state)
{
    WITH(example,
         "{'asymmetry':[{'id':'a','kind':'learning','date':'2027-01-01','rated_by':'us',"
         "'score_us':5,'score_them':2},"
         "{'id':'b','kind':'learning','date':'2027-02-01','rated_by':'us','score_us':1},"
         "{'id':'c','kind':'learning','date':'2027-01-01','rated_by':'them','score_us':1,"
         "'score_them':4},"
         "{'id':'d','kind':'learning','date':'2027-01-01','rated_by':'them','score_us':1,"
         "'score_them':3}]}");
    /* Mean of 3 and -2: of two records of a day the greater id counts. */
    EXPECT("L18.Y3 = 0.5; 100; green; 2\nL18 = null; none; 1\n");
    ROWS("L18.Y3", NULL, "a d");
    example_close(&example);
}

static void
a_gap_of_two_alarms_but_in_knowledge_only_its_growth_does(void **state)
{
    WITH(example,
         "{'asymmetry':[{'kind':'information','date':'2027-01-01','score_us':4,'score_them':2},"
         "{'kind':'learning','date':'2027-01-01','score_us':4,'score_them':3},"
         "{'kind':'knowledge','date':'2026-03-01','score_us':1,'score_them':4},"
         "{'kind':'knowledge','date':'2027-02-01','score_us':5,'score_them':1}]}");
    assert_true(figures_asymmetry_alarm(example.context, 1));
    assert_true(figures_asymmetry_alarm(example.context, 2));
    assert_false(figures_asymmetry_alarm(example.context, 3));
    example_day(&example, "A", "2027-01-31");
    assert_false(figures_asymmetry_alarm(example.context, 2));
    example_close(&example);
}

static void
returnees_are_used_when_they_presented_or_moved(void **state)
{
    WITH(example,
         "{'rows':{'s10.staff':[{'id':'r1','person':'a','side':'us','seconded':1,"
         "'until':'2027-02-01','used':'presented'},"
         "{'id':'r2','person':'b','side':'us','seconded':1,'until':'2027-02-15','used':'no'},"
         "{'id':'r3','person':'c','side':'us','seconded':1,'until':'2027-03-01','used':'both'},"
         "{'id':'r4','person':'d','side':'them','seconded':1,'until':'2027-02-01','used':'both'},"
         "{'id':'r5','person':'e','side':'us','seconded':0,'until':'2027-02-01','used':'both'},"
         "{'id':'r6','person':'f','side':'us','seconded':1,'used':'both'}]}}");
    EXPECT("L20 = 50; 40; amber; 2\n");
    ROWS("L20", NULL, "r1 r2");
    example_day(&example, "A", "2027-03-02");
    EXPECT("L20 = 200/3; 220/3; amber; 3\n");
    example_close(&example);
}

/* ---- the index ---- */

static void
the_index_weighs_scores_that_have_data(void **state)
{
    WITH(example, attainment, transfers, objectives);
    EXPECT("LHI = (1250 + 9000/13 + 51200/119 + 800 + 225)/61; amber; weight 0.61; capped null\n");
    BANNERS("leak_restricted learning_race");
    SENTENCE("We have reached 65 % of what we want to learn, they 40 %; "
             "tacit is the weakest of the six objectives.");
    example_close(&example);
}

static const char excellent[] =
    "{'learning_objective':[{'id':'o1','wanted_by':'us','state':'attained'},"
    "{'id':'o2','wanted_by':'them','state':'attained'}],"
    "'inkpen_answer':[{'question':'O3.1','date':'2027-01-01','value':5},"
    "{'question':'O6.1','date':'2027-01-01','value':5},"
    "{'question':'O6.3','date':'2027-01-01','value':5},"
    "{'question':'O2.3','date':'2027-01-01','value':1},"
    "{'question':'O2.4','date':'2027-01-01','value':1}]}";

static void
exactly_half_of_the_weight_makes_an_index(void **state)
{
    WITH(example, excellent);
    EXPECT("LHI = 100; green; weight 0.5; capped null\n");
    example_close(&example);
}

static void
an_alliance_that_stands_still_has_at_most_49(void **state)
{
    WITH(example, excellent, CYCLE("2", ""));
    EXPECT("LHI = 49; red; weight 0.5; capped inertial\n");
    BANNERS("inertial");
    example_close(&example);
}

static void
too_little_weight_is_no_index_but_the_banner_stands(void **state)
{
    WITH(example, cycles);
    EXPECT("LHI = null; none; weight 0.16\n");
    BANNERS("frustrated");
    example_close(&example);
}

static void
nothing_recorded_is_no_data_and_never_zero(void **state)
{
    const struct figures_list *list;
    WITH(example, "{}");

    list = figures_learning(example.context);
    assert_int_equal(list->n, 34);
    for (size_t i = 0; i < list->n; i++) {
        assert_true(isnan(list->figure[i].value));
        assert_true(isnan(list->figure[i].score));
        assert_int_equal(list->figure[i].light, LIGHT_NONE);
        assert_int_equal(list->figure[i].n, 0);
    }
    EXPECT("LHI = null; none; weight 0; capped null\n");
    BANNERS("");
    SENTENCE("Nothing recorded yet: start with step 1.");
    example_close(&example);
}

static void
figures_stand_in_the_order_of_the_method(void **state)
{
    const struct figures_list *list;
    struct str codes = { 0 };
    WITH(example, "{}");

    list = figures_learning(example.context);
    for (size_t i = 0; i < list->n; i++)
        str_addf(&codes, "%s%s%s ", list->figure[i].code, list->figure[i].side ? "/" : "",
                 list->figure[i].side ? list->figure[i].side : "");
    assert_string_equal(str_text(&codes),
                        "L1/us L1/them L2 L3 L4 L5 L6.O1 L6.O2 L6.O3 L6.O4 L6.O5 L6.O6 L6 L7 L8 "
                        "L9.K1 L9.K2 L9.K3 L9 L10 L11 L12 L13 L14 L15 L16 L17/us L17/them "
                        "L18.Y1 L18.Y2 L18.Y3 L18 L19 L20 ");
    str_free(&codes);
    example_close(&example);
}

static void
edited_bounds_of_a_whole_hold_for_its_parts(void **state)
{
    WITH(example, objectives, "{'bound':[{'id':'b1','code':'L6','green':50,'red':25}]}");
    EXPECT("L6.O2 = 50; 100; green; 3\nL6.O3 = 37.5; 50; amber; 2\nL6 = 60; 100; green; 5\n");
    example_close(&example);
}

static void
an_item_in_the_bin_is_unknown_to_its_events(void **state)
{
    long with;
    struct err err = { 0 };
    const char *item = "k1";
    WITH(example, transfers);

    figures_close(&example.figures);
    must(record_bin(&example.book, entity_find("knowledge_item"), &item, 1, &with, &err), &err);
    must(figures_open(&example.figures, &example.book, &example.err), &example.err);
    example.context = NULL;
    example_day(&example, "A", "2027-03-01");
    EXPECT("L4 = (8 - 10)/18; 100; green; 2\nL5 = 100; 100; green; 1\nL19 = 50; 100; green; 2\n");
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(attainment_of_both_sides_gives_balance_lead_and_race),
        TEST(a_distance_that_grew_by_15_points_is_no_race),
        TEST(a_race_is_run_in_either_direction),
        TEST(overtaking_by_as_much_as_one_lay_behind_is_no_race),
        TEST(two_sides_that_learned_nothing_have_no_balance),
        TEST(one_side_alone_has_neither_balance_nor_lead),
        TEST(what_is_attained_is_whole_from_its_day),
        TEST(progress_by_items_is_the_share_of_their_value_that_is_applied),
        TEST(of_two_figures_of_a_day_the_greater_id_counts),
        TEST(transfers_give_flow_joint_creation_leaks_and_levels),
        TEST(flows_need_a_result_and_a_valued_item),
        TEST(giving_more_than_one_gets_is_as_far_from_balance),
        TEST(joint_creation_counts_what_happened_by_the_day),
        TEST(tacit_items_need_people_and_open_doors_need_use),
        TEST(nine_mechanisms_are_from_person_to_person),
        TEST(any_event_claims_an_accessible_item),
        TEST(a_leak_of_something_unknown_weighs_one),
        TEST(only_a_leak_of_a_closed_class_raises_the_banner),
        TEST(six_objectives_are_scored_by_half_of_their_questions),
        TEST(only_our_rated_answers_up_to_the_day_count),
        TEST(three_of_six_objectives_make_a_mean_and_the_first_of_equals_is_weakest),
        TEST(contacts_are_held_against_what_was_planned_a_month),
        TEST(without_pairs_the_interface_of_step_7_is_the_plan),
        TEST(a_pair_without_a_rhythm_plans_nothing),
        TEST(no_contact_ever_is_no_data_but_none_this_month_is_zero),
        TEST(culture_joins_our_objective_and_our_view_in_the_survey),
        TEST(the_survey_alone_is_too_little_for_culture),
        TEST(two_answers_are_hidden_and_a_scale_of_hundred_is_converted),
        TEST(a_survey_closed_after_the_day_is_not_read),
        TEST(cycles_have_a_pace_and_readjustments_a_day),
        TEST(the_last_of_two_closed_cycles_sets_the_pace),
        TEST(readjustments_are_judged_when_their_year_holds_them_and_their_day_is_over),
        TEST(little_learned_and_nothing_decided_is_inertial),
        TEST(a_mean_of_two_or_a_decision_is_not_inertial),
        TEST(much_learned_and_less_than_half_done_in_time_is_divergent),
        TEST(two_poor_areas_in_two_cycles_running_are_frustrated),
        TEST(the_first_cycle_cannot_be_frustrated),
        TEST(lessons_are_used_and_carried_over),
        TEST(a_lesson_used_at_home_is_not_carried_over),
        TEST(capacity_and_asymmetry_are_rated_by_both_sides),
        TEST(the_newest_capacity_counts_even_when_it_says_too_little),
        TEST(opposite_views_of_a_gap_cancel_out_and_half_rated_ones_are_left_out),
        TEST(a_gap_of_two_alarms_but_in_knowledge_only_its_growth_does),
        TEST(returnees_are_used_when_they_presented_or_moved),
        TEST(the_index_weighs_scores_that_have_data),
        TEST(exactly_half_of_the_weight_makes_an_index),
        TEST(an_alliance_that_stands_still_has_at_most_49),
        TEST(too_little_weight_is_no_index_but_the_banner_stands),
        TEST(nothing_recorded_is_no_data_and_never_zero),
        TEST(figures_stand_in_the_order_of_the_method),
        TEST(edited_bounds_of_a_whole_hold_for_its_parts),
        TEST(an_item_in_the_bin_is_unknown_to_its_events),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <string.h>

#include "src/figures/step_figures.h"
#include "src/ops/record.h"
#include "src/ops/step.h"
#include "src/ops/undo.h"
#include "src/store/query.h"
#include "tests/example.h"

#define WITH(example, ...)                                                                         \
    struct example example;                                                                        \
    (void)state;                                                                                   \
    example_open(&example, __VA_ARGS__, NULL)

static const char steps_1_to_3[] =
    "{'rows':{'s01.goals':[{'goal':'a','priority':5,'contribution':4},"
    "{'goal':'b','priority':3,'contribution':2},{'goal':'c','priority':4}],"
    "'s02.wanted':[{'name':'a','valuable':1,'rare':1,'hard_to_copy':1,'no_substitute':1},"
    "{'name':'b','valuable':1,'rare':0,'hard_to_copy':1,'no_substitute':1},"
    "{'name':'c','valuable':1}],"
    "'s03.exchange':[{'item':'a','direction':'give','value':{'minor':60000,'currency':'EUR'}},"
    "{'item':'b','direction':'get','value':{'minor':100000,'currency':'EUR'}},"
    "{'item':'c','direction':'get','value':{'minor':5,'currency':'USD'}}]},"
    "'answers':{'s03.our_need':5,'s03.their_need':2}}";

static void
fit_resources_exchange_and_needs_of_steps_1_to_3(void **state)
{
    WITH(example, steps_1_to_3);
    example_expect(&example, "steps",
                   "strategic_fit = 65; none; 2\n"
                   "strategic_resource_share = 100/3; none; 3\n"
                   "exchange_balance = 60; none; 2\n"
                   "dependency_gap = 3; none; 2\n"
                   "interdependence = 70; none; 2\n");
    example_close(&example);
}

static void
an_exchange_needs_both_directions_and_some_value(void **state)
{
    WITH(example,
         "{'rows':{'s03.exchange':[{'direction':'give','value':{'minor':5,'currency':'EUR'}},"
         "{'direction':'give','value':{'minor':7,'currency':'EUR'}}]},"
         "'answers':{'s03.our_need':5}}");
    example_expect(&example, "steps",
                   "exchange_balance = null; none; 2\n"
                   "dependency_gap = null; none; 1\n"
                   "interdependence = null; none; 1\n");
    example_close(&example);
}

static void
an_exchange_of_nothing_is_no_balance(void **state)
{
    WITH(example,
         "{'rows':{'s03.exchange':[{'direction':'give','value':{'minor':0,'currency':'EUR'}},"
         "{'direction':'get','value':{'minor':0,'currency':'EUR'}}]}}");
    example_expect(&example, "steps", "exchange_balance = null; none; 2\n");
    example_close(&example);
}

static void
sums_are_in_the_currency_of_the_alliance(void **state)
{
    WITH(example, steps_1_to_3,
         "{'alliance':[{'id':'A','currency':'USD'}],"
         "'rows':{'s03.exchange':[{'direction':'give','value':{'minor':2,'currency':'USD'}},"
         "{'direction':'get','value':{'minor':8,'currency':'USD'}}]}}");
    example_expect(&example, "steps", "exchange_balance = 200/13; none; 3\n");
    example_close(&example);
}

static const char step_4[] =
    "{'rows':{'s04.candidates':[{'id':'ca1','organisation':'O3'},"
    "{'id':'ca2','organisation':'O2'},{'id':'ca3','organisation':'O2'}],"
    "'s04.criteria':[{'id':'cr1','criterion':'a','weight':60,'knock_out':1,'minimum':3},"
    "{'id':'cr2','criterion':'b','weight':40}],"
    "'s04.scores':[{'candidate':'ca2','criterion':'cr1','score':4},"
    "{'candidate':'ca2','criterion':'cr2','score':3},"
    "{'candidate':'ca1','criterion':'cr1','score':2},"
    "{'candidate':'ca3','criterion':'cr1','score':3}],"
    "'s04.four_c':[{'candidate':'ca2','skills':3,'culture':4,'aims':5}],"
    "'s04.culture':[{'candidate':'ca2','layer':'national','distance':4},"
    "{'candidate':'ca2','layer':'professional','distance':1},"
    "{'candidate':'ca1','layer':'organisational','distance':5}]},"
    "'answers':{'s04.choice':'O2'}}";

static void
candidates_are_scored_and_the_chosen_one_is_looked_at(void **state)
{
    WITH(example, step_4);
    const struct figures_list *list = figures_steps(example.context);

    example_expect(&example, "steps",
                   "candidate_score.ca1 = 40; none; 1\n"
                   "candidate_score.ca2 = 72; none; 2\n"
                   "four_c_index = 80; none; 1\n"
                   "culture_distance = 2.5; none; 2\n");
    example_rows(&example, "steps", "candidate_score.ca2", NULL, "cr1 cr2");
    assert_true(figures_find(list, "candidate_score.ca1", NULL)->failing);
    assert_false(figures_find(list, "candidate_score.ca2", NULL)->failing);
    assert_false(figures_find(list, "candidate_score.ca3", NULL)->failing);   /* just the minimum */
    example_close(&example);
}

static void
below_half_of_the_weight_a_candidate_has_no_score(void **state)
{
    WITH(example,
         "{'rows':{'s04.candidates':[{'id':'c1','organisation':'O2'},"
         "{'id':'c2','organisation':'O3'}],"
         "'s04.criteria':[{'id':'r1','weight':50},{'id':'r2','weight':49.5},"
         "{'id':'r3','weight':0.5},{'id':'r4'}],"
         "'s04.scores':[{'candidate':'c1','criterion':'r1','score':5},"
         "{'candidate':'c1','criterion':'r4','score':1},"
         "{'candidate':'c2','criterion':'r2','score':5}]}}");
    example_expect(&example, "steps",
                   "candidate_score.c1 = 100; none; 1\n"
                   "candidate_score.c2 = null; none; 1\n"
                   "four_c_index = null; none; 0\n");
    example_close(&example);
}

static void
one_rating_is_too_few_for_the_four_conditions_and_for_culture(void **state)
{
    WITH(example,
         "{'rows':{'s04.candidates':[{'id':'c1','organisation':'O2'},"
         "{'id':'c2','organisation':'O2'}],'s04.four_c':[{'candidate':'c1','risk':4}],"
         "'s04.culture':[{'candidate':'c1','layer':'national','distance':4},"
         "{'candidate':'c1','layer':'professional'}]},'answers':{'s04.choice':'O2'}}");
    example_expect(&example, "steps",
                   "four_c_index = null; none; 1\n"
                   "culture_distance = null; none; 1\n");
    assert_string_equal(step_chosen(example.context)->id, "c1");
    example_close(&example);
}

static void
openness_and_negotiation_of_steps_5_and_6(void **state)
{
    WITH(example,
         "{'rows':{'s05.opportunities':[{'name':'a','we_recognise':1,'they_recognise':1},"
         "{'name':'b','we_recognise':1},"
         "{'name':'c','we_recognise':1,'they_recognise':1,'status':'dropped'}]},"
         "'answers':{'s05.transp_us':5,'s05.transp_them':2,'s05.recept_us':3,"
         "'s05.recept_them':3,'s06.capability_us_preparation':4,"
         "'s06.capability_us_interests':3,'s06.capability_us_authority':4,"
         "'s06.capability_us_legal':1,'s06.capability_them_preparation':4}}");
    example_expect(&example, "steps",
                   "mutual_recognition = 50; none; 2\n"
                   "openness_gap = 3; none; 2\n"
                   "receptivity_gap = 0; none; 2\n"
                   "neg_index us = 60; none; 4\n"
                   "neg_index them = null; none; 1\n"
                   "neg_gap = null; none; 5\n");
    example_close(&example);
}

static const char steps_7_to_9[] =
    "{'objective':[{'id':'ob1','owner_side':'us','measure':'m','target':1,'due':'2028-01-01'},"
    "{'id':'ob2','owner_side':'them'}],'rows':{'s07.tasks':[{'task':'t','objective':'ob1'},"
    "{'task':'u','objective':'ob1'}],"
    "'s07.interface':[{'function':'a','times_per_month':4},{'function':'b'}],"
    "'s08.clauses':[{'topic':'purpose','state':'agreed'},{'topic':'law','state':'open'}]},"
    "'alliance_link':[{'other':'A2','relation':'conflict','strength':-3}]}";

static void
tasks_interface_clauses_and_conflicts_of_steps_7_to_9(void **state)
{
    WITH(example, steps_7_to_9);
    example_expect(&example, "steps",
                   "task_coverage = 50; none; 2\n"
                   "interface_density = 4; none; 1\n"
                   "clauses_agreed = 50; none; 2\n"
                   "portfolio_conflicts = 3; none; 1\n");
    example_rows(&example, "steps", "task_coverage", NULL, "ob1 ob2");
    example_close(&example);
}

static void
links_without_conflict_are_zero_conflicts(void **state)
{
    WITH(example, "{'alliance_link':[{'other':'A2','relation':'complement','strength':2},"
                  "{'other':'A2','relation':'sequence','strength':0}]}");
    example_expect(&example, "steps", "portfolio_conflicts = 0; none; 2\n");
    example_day(&example, "A2", "2027-03-01");
    example_expect(&example, "steps", "portfolio_conflicts = null; none; 0\n");
    example_close(&example);
}

#define TEXTS "'what_good_looks_like':'a','what_we_will_do':'b','what_they_will_do':'c'," \
              "'how_we_notice_a_breach':'d'"

static void
topics_of_the_working_agreement_count_when_complete_and_shipped(void **state)
{
    WITH(example,
         "{'vocabulary_value':[{'vocabulary':'E.12','code':'money_rules','meaning':'money'}],"
         "'rows':{'s07.working':[{'topic':'decide'," TEXTS ",'agreed_us':1,'agreed_them':1},"
         "{'topic':'inform'," TEXTS ",'agreed_us':1},{'topic':'money_rules'," TEXTS "},"
         "{'topic':'trust'," TEXTS ",'agreed_us':1},{'topic':'badnews','what_we_will_do':'x'}]}}");
    struct tally base = figures_base(example.context);
    long topics;

    example_expect(&example, "steps", "agreement_coverage = 30; none; 5\n");
    assert_int_equal(step_topics_covered(example.context, true, &topics, &base), 1);
    assert_int_equal(topics, 10);
    assert_int_equal(base.n, 5);
    example_close(&example);
}

static void
metrics_are_balanced_near_a_half_and_patience_has_an_end(void **state)
{
    WITH(example,
         "{'metric':[{'code':'M1.4','kind':'progress'},{'code':'M4.4','kind':'progress'},"
         "{'code':'M5.3','kind':'progress'},{'code':'REV','kind':'goal','rule':null},"
         "{'code':'OWN','kind':'progress'},{'code':'OLD','kind':'goal','rule':null,'active':0}],"
         "'answers':{'s08.effective':'2026-01-31'}}");
    example_expect(&example, "steps",
                   "metric_balance = 80; 40; amber; 5\n"
                   "patience_until = 2027-01-31; none; 0\n");
    assert_true(step_is_past_patience(example.context));
    example_day(&example, "A", "2027-01-30");
    assert_false(step_is_past_patience(example.context));
    example_day(&example, "A", "2027-01-31");
    assert_true(step_is_past_patience(example.context));
    example_close(&example);
}

static void
patience_in_months_ends_on_the_last_day_of_a_short_month(void **state)
{
    WITH(example, "{'answers':{'s08.effective':'2026-08-31','s08.patience':6},"
                  "'bound':[{'code':'metric_balance','green':1,'red':50,'centre':100}],"
                  "'metric':[{'code':'OWN','kind':'progress'}]}");
    example_expect(&example, "steps", "patience_until = 2027-02-28; none; 0\n"
                                      "metric_balance = 100; 100; green; 1\n");
    example_close(&example);
}

static void
levels_plan_readiness_acts_and_release_of_steps_10_and_11(void **state)
{
    WITH(example,
         "{'rows':{'s10.levels':[{'level':'strategic','owner_us':'p1','owner_them':'x'},"
         "{'level':'tactical','owner_us':'p1'},"
         "{'level':'strategic','owner_us':'p1','owner_them':'y'}],"
         "'s10.hundred':[{'workstream':'plans','task':'a','day':10,'state':'done'},"
         "{'workstream':'plans','task':'b','day':27,'state':'open'},"
         "{'workstream':'plans','task':'c','day':28,'state':'open'},"
         "{'workstream':'plans','task':'d','day':1,'state':'dropped'},"
         "{'workstream':'plans','task':'e','day':2,'state':'dropped'}],"
         "'s11.acts':[{'leader':'a','act':'b','date':'2027-02-28','done':1},"
         "{'leader':'a','act':'b','date':'2027-02-01','done':0},"
         "{'leader':'a','act':'b','date':'2027-03-01','done':1},{'leader':'a','act':'b','done':1}],"
         "'s11.released':[{'item':'a','promised':'2 people','released':'2 people'},"
         "{'item':'b','promised':'x'},{'item':'c','released':'y'}]},"
         "'contact_pair':[{'level':'executive'},{'level':'manager'},{'level':'manager'}],"
         "'answers':{'s11.date':'2027-02-01','s11.readiness_people':4,'s11.readiness_bodies':5,"
         "'s11.readiness_metrics':3}}");
    example_expect(&example, "steps",
                   "levels_covered = 1; none; 3\n"
                   "pair_spread = 50; none; 3\n"
                   "plan_progress = 50; none; 2\n"
                   "leadership = 50; none; 2\n"
                   "release_rate = 50; none; 2\n"
                   "readiness = 80; none; 3\n");
    example_close(&example);
}

static void
two_ratings_are_too_few_for_readiness_and_no_launch_has_no_plan(void **state)
{
    WITH(example,
         "{'rows':{'s10.hundred':[{'workstream':'plans','task':'a','day':1,'state':'done'}]},"
         "'answers':{'s11.readiness_people':4,'s11.readiness_bodies':5}}");
    example_expect(&example, "steps", "readiness = null; none; 2\nplan_progress = null; none; 0\n");
    example_close(&example);
}

static void
value_due_and_not_booked_counts_as_nothing(void **state)
{
    WITH(example,
         "{'value_entry':[{'date':'2027-01-10','to':'us',"
         "'planned':{'minor':1000000,'currency':'EUR'},"
         "'realised':{'minor':700000,'currency':'EUR'}},"
         "{'date':'2027-03-01','to':'them','planned':{'minor':500000,'currency':'EUR'},"
         "'realised':{'minor':300000,'currency':'EUR'}},"
         "{'date':'2027-02-01','to':'joint','planned':{'minor':500000,'currency':'EUR'}},"
         "{'date':'2027-02-01','to':'us','realised':{'minor':900000,'currency':'USD'}},"
         "{'date':'2027-03-02','to':'us','planned':{'minor':1,'currency':'EUR'},"
         "'realised':{'minor':1,'currency':'EUR'}}]}");
    example_expect(&example, "steps",
                   "value_realised = 50; none; 3\n"
                   "value_share_us = 0.7; none; 2\n");
    example_close(&example);
}

static void
only_the_current_revision_of_a_step_is_read(void **state)
{
    WITH(example,
         "{'step_state':[{'step':3,'revision':1,'state':'done','signed_by':'p1',"
         "'signed_on':'2026-02-01'},{'step':3,'revision':2,'state':'reopened'}],"
         "'step_answer':[{'id':'n1','field':'s03.our_need','revision':1,'value':5},"
         "{'id':'n2','field':'s03.our_need','revision':2,'value':2},"
         "{'id':'n3','field':'s03.their_need','revision':2,'value':4},"
         "{'id':'n4','field':'s05.transp_us','revision':1,'value':4}],"
         "'answers':{'s05.transp_them':1}}");
    example_expect(&example, "steps",
                   "dependency_gap = -2; none; 2\n"
                   "openness_gap = 3; none; 2\n");
    example_rows(&example, "steps", "dependency_gap", NULL, "n2 n3");
    example_close(&example);
}

static void
without_answers_every_step_figure_is_there_without_data(void **state)
{
    WITH(example, "{'person':[{'id':'p3','organisation':'O3'}]}");
    const struct figures_list *list = figures_steps(example.context);

    assert_int_equal(list->n, 28);
    for (size_t i = 0; i < list->n; i++) {
        assert_true(isnan(list->figure[i].value) && !list->figure[i].word);
        assert_int_equal(list->figure[i].light, LIGHT_NONE);
        assert_int_equal(list->figure[i].n, 0);
    }
    assert_null(list->index.code);
    example_close(&example);
}

/* Put a record of the example into the bin. */
static void
bin(struct example *example, const char *entity, const char *name)
{
    const struct entity *kind = entity_find(entity);
    struct err err = { 0 };
    struct arena arena = { 0 };
    const char *id = query_string(example->book.store, &arena, &err,
                                  arena_printf(&arena, "SELECT id FROM \"%s\" WHERE %s=?1", entity,
                                               strcmp(entity, "alliance") ? "name" : "code"),
                                  "t", name);
    long with;

    assert_non_null(id);
    must(record_bin(&example->book, kind, &id, 1, &with, &err), &err);
    arena_free(&arena);
}

static double
steps_percent(struct example *example)
{
    struct step_summary steps[STEP_COUNT];
    struct err err = { 0 };
    double percent;
    int current;

    must(step_summaries(&example->book, example->context->alliance->fact.id, steps, &percent,
                        &current, &err), &err);
    return percent;
}

static void
a_record_in_the_bin_is_not_named_by_any_answer_or_row(void **state)
{
    WITH(example,
         "{'organisation':[{'id':'O9','name':'Ninth'}],'person':[{'id':'p9','name':'Kim'}],"
         "'answers':{'s04.choice':'O9','s01.sponsor':'p9'},"
         "'rows':{'s04.candidates':[{'id':'ca9','organisation':'O9'}],"
         "'s04.four_c':[{'candidate':'ca9','skills':3,'aims':2}],"
         "'s10.levels':[{'level':'strategic','owner_us':'p9','owner_them':'x'}]}}");
    double before = steps_percent(&example);

    example_expect(&example, "steps", "levels_covered = 1; none; 1\n"
                                      "four_c_index = 50; none; 1\n");
    bin(&example, "person", "Kim");
    bin(&example, "organisation", "Ninth");
    example_day(&example, "A", "2027-03-01");
    example_expect(&example, "steps",
                   "levels_covered = 0; none; 1\n"
                   "four_c_index = null; none; 0\n");
    assert_true(steps_percent(&example) < before);
    example_close(&example);
}

static void
steps_count_what_is_seen_on_the_day(void **state)
{
    WITH(example, "{'body':[{'id':'b9','name':'Later','kind':'operational',"
                  "'established_on':'2027-03-02'}]}");
    double later, now;

    example.env.fixed_ms = INT64_C(1803902400000);          /* 2027-03-01 12:00 UTC */
    now = steps_percent(&example);
    bin(&example, "body", "Later");
    assert_float_equal(steps_percent(&example), now, 1e-9);  /* it was not seen */
    must(undo_last(&example.book, NULL, (char[200]){ 0 }, 200, &example.err), &example.err);
    example.env.fixed_ms += INT64_C(2) * 86400000;
    later = steps_percent(&example);
    assert_true(later >= now);
    example_close(&example);
}

static void
a_link_to_an_alliance_in_the_bin_counts_for_no_step(void **state)
{
    WITH(example, "{'alliance_link':[{'id':'l1','other':'A2','relation':'conflict',"
                  "'strength':-1}]}");
    double before = steps_percent(&example);

    bin(&example, "alliance", "BB");
    assert_true(steps_percent(&example) < before);
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_record_in_the_bin_is_not_named_by_any_answer_or_row),
        TEST(steps_count_what_is_seen_on_the_day),
        TEST(a_link_to_an_alliance_in_the_bin_counts_for_no_step),
        TEST(fit_resources_exchange_and_needs_of_steps_1_to_3),
        TEST(an_exchange_needs_both_directions_and_some_value),
        TEST(an_exchange_of_nothing_is_no_balance),
        TEST(sums_are_in_the_currency_of_the_alliance),
        TEST(candidates_are_scored_and_the_chosen_one_is_looked_at),
        TEST(below_half_of_the_weight_a_candidate_has_no_score),
        TEST(one_rating_is_too_few_for_the_four_conditions_and_for_culture),
        TEST(openness_and_negotiation_of_steps_5_and_6),
        TEST(tasks_interface_clauses_and_conflicts_of_steps_7_to_9),
        TEST(links_without_conflict_are_zero_conflicts),
        TEST(topics_of_the_working_agreement_count_when_complete_and_shipped),
        TEST(metrics_are_balanced_near_a_half_and_patience_has_an_end),
        TEST(patience_in_months_ends_on_the_last_day_of_a_short_month),
        TEST(levels_plan_readiness_acts_and_release_of_steps_10_and_11),
        TEST(two_ratings_are_too_few_for_readiness_and_no_launch_has_no_plan),
        TEST(value_due_and_not_booked_counts_as_nothing),
        TEST(only_the_current_revision_of_a_step_is_read),
        TEST(without_answers_every_step_figure_is_there_without_data),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

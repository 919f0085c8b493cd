#include <stdio.h>
#include <string.h>

#include "src/figures/dashboard.h"
#include "tests/example.h"

#define WITH(example, ...)                                                                         \
    struct example example;                                                                        \
    (void)state;                                                                                   \
    example_open(&example, __VA_ARGS__, NULL)

/* The notes of a dashboard as text: "# heading", "name: text", "  text". */
static const char *
notes_of(struct example *example, const char *dashboard)
{
    struct notes notes = { .arena = example->context->arena };
    struct str text = { 0 };
    const char *copy;

    dashboard_find(dashboard)->notes(example->context, &notes);
    notes_end(&notes);
    must(!example->err.kind, &example->err);
    for (size_t i = 0; i < notes.n; i++) {
        const struct note *note = &notes.note[i];

        if (!note->text)
            str_addf(&text, "# %s\n", note->name);
        else
            str_addf(&text, "%s%s%s\n", *note->name ? note->name : " ",
                     *note->name ? ": " : " ", note->text);
    }
    copy = arena_string(example->context->arena, str_text(&text));
    str_free(&text);
    return copy;
}

#define SAYS(text, part)                                                                           \
    do {                                                                                           \
        if (!strstr((text), (part)))                                                               \
            fail_msg("'%s' is not in:\n%s", (part), (text));                                       \
    } while (0)
#define SAYS_NOT(text, part)                                                                       \
    do {                                                                                           \
        if (strstr((text), (part)))                                                                \
            fail_msg("'%s' is in:\n%s", (part), (text));                                           \
    } while (0)

static void
a_heading_without_anything_below_it_goes(void **state)
{
    struct arena arena = { 0 };
    struct notes notes = { .arena = &arena };

    (void)state;
    notes_heading(&notes, "empty");
    notes_heading(&notes, "full");
    for (int i = 0; i < 100; i++)
        notes_add(&notes, "n", "%d", i);
    notes_heading(&notes, "last");
    notes_end(&notes);
    notes_end(&notes);
    assert_int_equal(notes.n, 101);
    assert_string_equal(notes.note[0].name, "full");
    assert_null(notes.note[0].text);
    assert_string_equal(notes.note[100].text, "99");
    arena_free(&arena);
}

static const char risks[] =
    "{'risk':[{'description':'Rules change','likelihood':4,'impact':5,'state':'treating'},"
    "{'description':'Rain','likelihood':2,'impact':3,'state':'accepted'},"
    "{'description':'Gone','likelihood':5,'impact':5,'state':'closed'}],"
    "'trust_record':[{'date':'2027-01-01','rated_by':'us','score':2}],"
    "'issue':[{'raised_on':'2027-02-01','type':'commercial','severity':2}],"
    "'alliance':[{'id':'A','geography':'ns'}],"
    "'signal_response':[{'factor':'trust','response':'confirm','on':'2027-02-01','impact':4},"
    "{'factor':'conflict','response':'dismiss','on':'2027-02-20','until':'2027-03-05',"
    "'reason':'two on leave'},{'factor':'country','response':'risk','on':'2027-02-21'},"
    "{'factor':'comm','response':'confirm','on':'2027-02-21'}]}";

static void
warnings_say_what_set_them_off_and_what_to_do_first(void **state)
{
    const char *text;
    WITH(example, risks);

    text = notes_of(&example, "risk");
    SAYS(text, "# The risk score\nRisk score: 21.0 of 100\n"
               "Rules change: high, exposure 20 of 25 (likelihood 4, impact 5)\n"
               "Rain: low, exposure 6 of 25 (likelihood 2, impact 3)\n"
               "Lack of trust: confirmed alarm, exposure 16 of 25 (impact 4)\n"
               "# What to do first\n"
               "Lack of trust: alarm: trust is under 3, or the sides differ by a point and a "
               "half.\n"
               "  You confirmed on 2027-02-01 with impact 4.\n"
               "  First: Promise something small on both sides and keep it");
    SAYS(text, "\n  Strikes in: Evolution. Source: Serrat 2009, guide to strategic "
               "partnerships.\n");
    SAYS(text, "\nUnsettled conflict: dismissed watch: open issues are older than 15 days on "
               "average, weighed by severity.\n"
               "  You dismissed on 2027-02-20 until 2027-03-05: two on leave.\nUncertain split");
    SAYS(text, "\nNational differences: watch: the alliance crosses borders and has no culture "
               "plan.\n  You made a risk on 2027-02-21.\n  First: ");
    SAYS_NOT(text, "Poor communication");        /* no data */
    SAYS_NOT(text, "Political exposure");        /* off */
    SAYS_NOT(text, "Gone");
    example_close(&example);
}

static void
a_factor_that_strikes_anywhere_says_so(void **state)
{
    WITH(example, "{'answers':{'s05.competitors':'yes'}}");

    SAYS(notes_of(&example, "risk"), "Competition law: watch: partners may compete and no rules "
                                     "say which information may pass.\n");
    SAYS(notes_of(&example, "risk"), "Strikes in: every part of its life. Source: alliance "
                                     "practice.\n");
    example_close(&example);
}

static void
base_rates_stand_with_their_cautions(void **state)
{
    const char *text;
    WITH(example, "{}");

    text = notes_of(&example, "risk");
    SAYS_NOT(text, "The risk score");
    SAYS(text, "# Base rates: how alliances have fared\n"
               "  30 to 70 % of alliances miss what their parents wanted (Bamford et al. 2004).\n"
               "  More than 50 % of alliances are terminated (Lunnan & Haugland 2008).\n");
    SAYS(text, "  Average five-point health-check score: 3.2 to 4.6 points (one practitioner's"
               " clients).\n");
    SAYS_NOT(text, "S1)");
    SAYS_NOT(text, "REC");
    SAYS(text, "\nCaution: Failure means something else in each study");
    SAYS(text, "\nCaution: A terminated alliance is not a failed one.");
    example_close(&example);
}

static void
every_failure_factor_has_its_words(void **state)
{
    struct err err = { 0 };
    const struct figures_list *list;
    WITH(example, "{}");

    list = dashboard_find("risk")->figures(example.context);
    for (size_t i = 0; i < 54; i++) {
        const struct method_indicator *words =
            method_indicator(example.context->method, list->figure[i].code, &err);

        assert_non_null(words->refer);
        assert_true((i < 34) == (words->watch != NULL));
        assert_true((i < 34) == (words->alarm != NULL));
        assert_true((i < 34) == (words->first != NULL));
        assert_true((i < 34) == (words->strikes != NULL));
    }
    example_close(&example);
}

static void
learning_says_how_it_evolves_and_which_asymmetries_alarm(void **state)
{
    const char *text;
    WITH(example,
         "{'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-06-01'}],"
         "'doz_cell':[{'cycle':'y1','area':'task','cell':'learn','date':'2026-07-01','rating':1}],"
         "'asymmetry':[{'kind':'information','date':'2027-01-01','score_us':4,'score_them':2},"
         "{'kind':'knowledge','date':'2026-01-01','score_us':5,'score_them':2}],"
         "'learning_objective':[{'id':'o','wanted_by':'them','state':'agreed'}],"
         "'learning_progress':[{'objective':'o','date':'2027-01-01','progress':5,'estimated':1}]}");

    text = notes_of(&example, "learning");
    SAYS(text, "# How it evolves\nEvolution: Inertial: Little new is learned");
    SAYS(text, "Their attainment: est.: it rests on estimates of ours\n");
    SAYS(text, "# Asymmetries\nAsymmetry of Information: alarm: 2.0 points apart\n"
               "Asymmetry of Knowledge: no alarm: 3.0 points apart; a difference in know-how alarms"
               " only when it grows\nAsymmetry of Learning: not rated yet\n");
    example_day(&example, "A", "2026-06-30");
    SAYS(notes_of(&example, "learning"), "Evolution: not known yet: rate what was learned");
    example_close(&example);
}

static void
a_grown_difference_in_know_how_alarms(void **state)
{
    WITH(example,
         "{'asymmetry':[{'kind':'knowledge','date':'2026-01-01','score_us':3,'score_them':2},"
         "{'kind':'knowledge','date':'2027-01-01','score_us':4,'score_them':2}]}");

    SAYS(notes_of(&example, "learning"), "Asymmetry of Knowledge: alarm: 2.0 points apart, and a "
                                         "point or more further than a year ago\n");
    example_close(&example);
}

static void
progress_tells_the_newest_health_check(void **state)
{
    const char *text;
    WITH(example,
         "{'survey':[{'id':'s1','name':'Spring','opened_on':'2026-02-01','closed_on':'2026-03-01'},"
         "{'id':'s2','name':'Autumn','opened_on':'2026-09-01','closed_on':'2026-10-01'}],"
         "'respondent':[{'survey':'s2','side':'us','answered':1},"
         "{'survey':'s2','side':'us','answered':1},{'survey':'s2','side':'us','answered':1},"
         "{'survey':'s2','side':'us','answered':0},{'survey':'s2','side':'them','answered':1}],"
         "'ratings':{'s1':{'us':{'W1':[5,5,5]},'them':{'W1':[4,4,4]}},"
         "'s2':{'us':{'W1':[4,4,4],'F1':[5,5,5]},'them':{'W1':[4,4,4],'F1':[4,4,4]}}}}");

    text = notes_of(&example, "progress");
    SAYS(text, "# The newest health check\nHealth check: Autumn, closed on 2026-10-01\n"
               "Ours: 3 of 4 invited answered (75 %)\nTheirs: 1 of 1 invited answered (100 %)\n"
               "Balance: not balanced");
    SAYS(text, "# Scores of the health check\nHow we work together: 75 of 100, green, from 1 "
               "statement\n");
    SAYS(text, "Fit: 88 of 100, green, from 1 statement\n");
    SAYS(text, "# Care for these first\nW1: priority 1.0: ");
    SAYS(text, "# Since the health check of 2026-03-01\nW1: ours fell by 1.0: ");
    example_day(&example, "A", "2026-09-30");
    text = notes_of(&example, "progress");
    SAYS(text, "Health check: Spring, closed on 2026-03-01\n");
    SAYS_NOT(text, "Since the health check");
    SAYS_NOT(text, "Balance");
    example_day(&example, "A", "2026-02-01");
    assert_string_equal(notes_of(&example, "progress"), "");
    example_close(&example);
}

static void
a_health_check_that_fell_nowhere_says_so(void **state)
{
    WITH(example,
         "{'survey':[{'id':'s1','opened_on':'2026-02-01','closed_on':'2026-03-01'},"
         "{'id':'s2','opened_on':'2026-09-01','closed_on':'2026-10-01'}],"
         "'ratings':{'s1':{'us':{'W1':[4,4,4]}},'s2':{'us':{'W1':[4,4,4]}}}}");

    SAYS(notes_of(&example, "progress"), "Trend: no statement fell by 0.4 or more\n");
    example_close(&example);
}

static const char *
label(struct example *example, const char *code)
{
    struct figure figure = { .code = code };

    return dashboard_label(example->context, &figure);
}

static void
parts_have_names_of_their_own(void **state)
{
    WITH(example, "{'rows':{'s04.candidates':[{'id':'ca1','organisation':'O2'}]}}");

    assert_string_equal(label(&example, "L6.O3"), "Judge how tacit");
    assert_string_equal(label(&example, "L9.K1"), "Knowledge connections");
    assert_string_equal(label(&example, "L18.Y2"), "Asymmetry: Knowledge");
    assert_string_equal(label(&example, "L6.O9"), "Six objectives: O9");
    assert_string_equal(label(&example, "candidate_score.ca1"), "Candidate's score: Two");
    assert_string_equal(label(&example, "candidate_score.ca9"), "Candidate's score: ca9");
    assert_string_equal(label(&example, "HW9.stale"), "Stale metrics");
    assert_string_equal(label(&example, "P7.some_part"), "Value realised: some part");
    assert_string_equal(label(&example, "G5"), "Decision time");
    assert_string_equal(label(&example, "X1"), "X1");
    example_close(&example);
}

static void
codes_are_shown_as_words(void **state)
{
    struct arena arena = { 0 };
    struct figures_list list = { .arena = &arena };
    struct figure figure = { .word = "running_on_credit" };

    (void)state;
    assert_string_equal(dashboard_value(&list, &figure), "running on credit");
    arena_free(&arena);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_heading_without_anything_below_it_goes),
        TEST(warnings_say_what_set_them_off_and_what_to_do_first),
        TEST(a_factor_that_strikes_anywhere_says_so),
        TEST(base_rates_stand_with_their_cautions),
        TEST(every_failure_factor_has_its_words),
        TEST(learning_says_how_it_evolves_and_which_asymmetries_alarm),
        TEST(a_grown_difference_in_know_how_alarms),
        TEST(progress_tells_the_newest_health_check),
        TEST(a_health_check_that_fell_nowhere_says_so),
        TEST(parts_have_names_of_their_own),
        TEST(codes_are_shown_as_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

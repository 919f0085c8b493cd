#include <string.h>

#include "src/panel/figure_next.h"
#include "tests/altered_set.h"
#include "tests/panel.h"

#define REFUSED(old, new, why) altered_set_refused("indicators.ini", old, new, why)

/* The next thing for a figure of the alliance as of 2027-03-01. */
static struct figure_next
next_of(struct example *example, const char *alliance, const char *code, const char *side,
        struct view *view)
{
    struct figure figure = { .code = code, .side = side, .value = NAN };
    struct sketch sketch = { .view = view, .figures = &example->figures, .columns = 78 };

    example_day(example, alliance, "2027-03-01");
    sketch.context = example->context;
    return figure_next_of(&sketch, &figure);
}

/* What is said, and what a new record has when it begins; NULL: nothing. */
static void
says(struct example *example, const char *code, const char *side, const char *words,
     const char *begun)
{
    struct view view = { 0 };
    struct figure_next next = next_of(example, "A2", code, side, &view);

    if (strcmp(next.words, words) != 0)
        fail_msg("%s says '%s', not '%s'", code, next.words, words);
    if (!begun)
        assert_null(next.aim.begun);
    else if (!next.aim.begun || strcmp(next.aim.begun, begun) != 0)
        fail_msg("%s begins '%s', not '%s'", code, next.aim.begun, begun);
    view_free(&view);
}

static void
every_figure_without_data_says_what_to_record_and_leads_there(void **state)
{
    struct example example;
    struct view view = { 0 };
    size_t n;
    const struct method_indicator *indicator;

    (void)state;
    example_open(&example, NULL);
    indicator = method_indicators(example.book.method, &n, &example.err);
    assert_true(n > 180);
    for (size_t i = 0; i < n; i++) {
        struct figure_next next = next_of(&example, "A2", indicator[i].code, NULL, &view);

        if (!*next.words || next.aim.kind == AIM_NONE || next.aim.kind == AIM_FIGURE)
            fail_msg("%s says '%s' and leads nowhere", indicator[i].code, next.words);
        if (next.aim.kind == AIM_ADD && !next.aim.entity)
            fail_msg("%s adds nothing", indicator[i].code);
        if (next.aim.kind == AIM_STEP && (!next.aim.item || next.aim.step < 1))
            fail_msg("%s leads to no question", indicator[i].code);
    }
    assert_int_equal(example.err.kind, ERR_NONE);
    view_free(&view);
    example_close(&example);
}

/* Every line that says "no data" is one that Enter takes to what is missing; wrapped ones go on. */
static void
no_line_leaves_people_alone(const struct panel *panel)
{
    for (size_t i = 0; i < panel->n; i++) {
        const struct panel_line *line = &panel->line[i];
        struct str text = { 0 };

        panel_line_text(line, &text);
        if (*str_text(&text) != ' ' && strstr(str_text(&text), "no data") &&
            (line->aim.kind == AIM_NONE || line->aim.kind == AIM_FIGURE))
            fail_msg("'%s' leads nowhere", str_text(&text));
        str_free(&text);
    }
}

static void
no_view_of_an_empty_alliance_leaves_people_alone(void **state)
{
    static const char *const names[] = { "governance", "learning", "progress", "risk" };
    struct example example;

    (void)state;
    example_open(&example, NULL);
    example_day(&example, "A2", "2027-03-01");
    for (size_t i = 0; i < 8; i++) {
        struct view view;

        panel_write(&example, (struct view_want){ .kind = view_find(names[i / 2]),
                                                  .columns = i % 2 ? 38 : 78 }, &view);
        no_line_leaves_people_alone(&view.head);
        for (size_t k = 0; k < view.n; k++)
            no_line_leaves_people_alone(&view.panel[k]);
        view_free(&view);
    }
    example_close(&example);
}

static void
a_record_is_asked_for_after_the_one_it_belongs_to(void **state)
{
    struct example example;
    struct view view = { 0 };
    struct figure_next next;

    (void)state;
    example_open(&example, "{'issue':[{'id':'i1','title':'Late','raised_on':'2027-01-01'}]}", NULL);
    says(&example, "G1", NULL, "record a joint body", NULL);
    says(&example, "G2", NULL, "record a joint body", NULL);
    says(&example, "G16", NULL, "record an issue", NULL);
    says(&example, "L7", NULL, "record a contact pair", NULL);
    says(&example, "L11", NULL, "record a learning cycle", NULL);
    next = next_of(&example, "A", "G2", NULL, &view);
    assert_string_equal(next.words, "record a meeting");
    assert_string_equal(next.aim.via, "body");
    assert_string_equal(next.aim.id, "B");
    next = next_of(&example, "A", "G16", NULL, &view);
    assert_string_equal(next.words, "record an escalation");
    assert_string_equal(next.aim.via, "issue");
    assert_string_equal(next.aim.id, "i1");
    view_free(&view);
    example_close(&example);
}

static void
what_is_there_but_not_filled_in_is_asked_for(void **state)
{
    struct example example;
    struct view view = { 0 };
    struct figure_next next;

    (void)state;
    example_open(&example, "{'meeting':[{'id':'m1','body':'B','due':'2027-02-01'}],"
                 "'decision':[{'id':'d1','title':'Buy','raised_on':'2027-02-01'},"
                 "{'id':'d2','title':'Sell','raised_on':'2027-02-01'}]}", NULL);
    next = next_of(&example, "A", "G2", NULL, &view);
    assert_string_equal(next.words, "fill in 'Held on' of a meeting");
    assert_int_equal(next.aim.kind, AIM_RECORD);
    assert_string_equal(next.aim.id, "m1");
    next = next_of(&example, "A", "G5", NULL, &view);
    assert_string_equal(next.words, "fill in 'Decided on' of a decision");
    assert_int_equal(next.aim.kind, AIM_REGISTER);
    view_free(&view);
    example_close(&example);
}

static void
a_side_a_question_a_metric_are_chosen_already(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, NULL);
    says(&example, "L1", "us", "record a learning objective", "wanted_by=us");
    says(&example, "L1", "them", "record a learning objective", "wanted_by=them");
    says(&example, "G9", "them", "record a commitment", "promised_by=them");
    says(&example, "L17", "them", "record an absorptive capacity", "side=them");
    says(&example, "M1.4", NULL, "note a reading", "metric=+M1.4");
    says(&example, "M5.3", NULL, "note a reading", "metric=+M5.3");
    says(&example, "L6.O3", NULL, "answer: Written or not", "question=O3.");
    says(&example, "L18.Y2", NULL, "record an asymmetry: Knowledge", "kind=knowledge");
    says(&example, "HW3", NULL, "record a metric: goal", "kind=goal");
    says(&example, "sponsor", NULL, "record a post holder: executive sponsor", "role=sponsor");
    example_close(&example);
}

static void
other_figures_are_followed_to_what_they_lack(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, NULL);
    says(&example, "L2", NULL, "record a learning objective", "wanted_by=us");
    says(&example, "L9.K1", NULL, "answer: Our part in the duties", "question=O2.");
    says(&example, "HW2", NULL, "record a decision", NULL);
    says(&example, "HW4", NULL, "record a decision", NULL);
    says(&example, "silent", NULL, "record a decision", NULL);
    says(&example, "lead1", NULL, "record a learning objective", "wanted_by=us");
    says(&example, "turnover", NULL, "record a post holder", NULL);
    says(&example, "M1.1", NULL, "answer in step 7: Working agreement", NULL);
    says(&example, "M1.5", NULL, "make a health check", NULL);
    example_close(&example);
}

static const char aimed[] =
    "{'metric':[{'id':'g1','code':'G1','name':'Cars','kind':'goal','target':100},"
    "{'id':'m4','code':'M1.4','name':'Breaches','kind':'progress','rule':'R1'}]}";

static void
a_metric_there_is_takes_the_reading(void **state)
{
    struct example example;
    struct view view = { 0 };

    (void)state;
    example_open(&example, aimed, NULL);
    assert_string_equal(next_of(&example, "A", "HW3", NULL, &view).aim.begun, "metric=g1");
    assert_string_equal(next_of(&example, "A", "M1.4", NULL, &view).aim.begun, "metric=m4");
    view_free(&view);
    example_close(&example);
}

static void
needs_that_name_nothing_are_refused(void **state)
{
    (void)state;
    REFUSED("needs = lesson\n", "needs = lessen\n", "nothing is called 'lessen'");
    REFUSED("needs = s10.staff\n", "needs = s10.stuff\n", "nothing is called 's10.stuff'");
    REFUSED("needs = charter:review_due\n", "needs = charter:review_on\n", "has no field 'review_on'");
    REFUSED("needs = lesson:scope=all\n", "needs = lesson:scope=some\n", "'some' is none of this/all");
    REFUSED("needs = survey:W1\n", "needs = survey:W9\n", "nothing is called 'survey:W9'");
    REFUSED("needs = L9.K1 L9.K2 L9.K3\n", "needs = L9/ours\n", "'ours' is no side");
    REFUSED("needs = M3.2\n", "needs = HW7\n", "leads back to itself");
}

static void
a_set_of_ones_own_may_say_nothing_of_needs(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(altered_set_check("indicators.ini", "needs = charter:review_due\n", "", &err), &err);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(every_figure_without_data_says_what_to_record_and_leads_there),
        TEST(no_view_of_an_empty_alliance_leaves_people_alone),
        TEST(a_record_is_asked_for_after_the_one_it_belongs_to),
        TEST(what_is_there_but_not_filled_in_is_asked_for),
        TEST(a_side_a_question_a_metric_are_chosen_already),
        TEST(other_figures_are_followed_to_what_they_lack),
        TEST(a_metric_there_is_takes_the_reading),
        TEST(needs_that_name_nothing_are_refused),
        TEST(a_set_of_ones_own_may_say_nothing_of_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The two-line profile of a health check: gaps, blind spots, spread, priorities, trend (D.7). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/figures/survey_text.h"
#include "tests/example.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

/* The example of D.7, and W1 with two answers of theirs. */
static const char check[] =
    "{'survey':[{'id':'s1','opened_on':'2026-02-01','closed_on':'2026-03-01'}],"
    "'ratings':{'s1':{'us':{'I3':[4,4,5,4],'W2.we':[4,5,4,5],'W2.they':[4,4,4],'W1':[5,5,5],"
    "'H1':[4,4,4],'H2':[5,5,5],'H3':[3,3,3,null]},"
    "'them':{'I3':[2,3,3,2],'W2.we':[4,4,4],'W2.they':[3,3,3],'W1':[1,1],'H1':[2,2,2]}}}}";

static const char later_check[] =
    "{'survey':[{'id':'s2','opened_on':'2027-01-01','closed_on':'2027-02-01'}],"
    "'ratings':{'s2':{'us':{'I3':[4,4,4,4],'W2.we':[4,4,4],'W2.they':[3,3,3],'V1':[1,1,5,5],"
    "'H1':[4,4,4]},"
    "'them':{'I3':[2,2,2.4],'W2.we':[4,4,4],'W2.they':[3,3,3],'V1':[3,3,3],'H1':[1.6,1.6,1.6]}}}}";

static const struct survey_line *
line_of(const struct survey_profile *profile, const char *code)
{
    for (size_t i = 0; i < profile->n; i++)
        if (!strcmp(profile->line[i].words->code, code))
            return &profile->line[i];
    fail_msg("%s was not asked", code);
    return NULL;
}

#define NEAR(a, b) assert_float_equal((a), (b), 1e-9)

static void
the_example_of_the_method_comes_out_to_the_letter(void **state)
{
    struct example example;
    const struct survey_profile *profile;
    const struct survey_line *line;
    char picture[SURVEY_PICTURE_SIZE];

    (void)state;
    example_open(&example, check, NULL);
    profile = survey_profile(example.context, NULL);
    assert_non_null(profile);
    assert_string_equal(profile->id, "s1");
    line = line_of(profile, "I3");
    NEAR(line->view.mean[SURVEY_US], 4.25);
    NEAR(line->view.mean[SURVEY_THEM], 2.5);
    NEAR(line->view.mark[0].us->deviation, 0.5);
    NEAR(line->view.mark[0].them->deviation, sqrt(1 / 3.0));
    assert_int_equal(line->view.mark[0].us->n, 4);
    NEAR(line->view.gap, 1.75);
    assert_int_equal(line->view.gap_light, LIGHT_RED);
    assert_true(line->view.solid);
    NEAR(line->view.priority, 3.375);
    survey_picture(&line->view.mark[0], picture);
    assert_string_equal(picture, "               x----------------o        ");
    assert_int_equal(strlen(survey_scale), strlen(picture));

    line = line_of(profile, "W2");
    assert_int_equal(line->view.n_marks, 2);
    NEAR(line->view.blind[SURVEY_US], 1.5);
    assert_int_equal(line->view.blind_light[SURVEY_US], LIGHT_RED);
    NEAR(line->view.blind[SURVEY_THEM], 0);
    assert_int_equal(line->view.blind_light[SURVEY_THEM], LIGHT_GREEN);
    assert_true(isnan(line->view.gap));
    survey_picture(&line->view.mark[0], picture);    /* 4.5 of ours, 3 of theirs, about us */
    assert_string_equal(picture, "                    x--------------o     ");
    survey_picture(&line->view.mark[1], picture);    /* both say 4 about them */
    assert_string_equal(picture, "                              *          ");
    example_close(&example);
}

static void
fewer_than_three_answers_of_a_side_are_hidden_with_their_comments(void **state)
{
    struct example example;
    const struct survey_profile *profile;
    const struct survey_line *line;
    char picture[SURVEY_PICTURE_SIZE];

    (void)state;
    example_open(&example, check,
                 "{'answer':[{'id':'c1','survey':'s1','side':'them','statement':'W1',"
                 "'comment':'told in confidence'},"
                 "{'id':'c2','survey':'s1','side':'us','statement':'W1','comment':'all know it'},"
                 "{'id':'c3','survey':'s1','side':'us','statement':'T1','value':1}],"
                 "'survey_comment':[{'id':'q1','survey':'s1','side':'us','question':2,"
                 "'text':'Meet more often'}]}", NULL);
    profile = survey_profile(example.context, "s1");
    line = line_of(profile, "W1");
    assert_false(line->view.hidden[SURVEY_US]);
    assert_true(line->view.hidden[SURVEY_THEM]);
    assert_true(isnan(line->view.mean[SURVEY_THEM]));
    assert_true(isnan(line->view.mark[0].them->deviation));
    assert_true(isnan(line->view.gap));
    assert_int_equal(line->view.gap_light, LIGHT_NONE);
    assert_true(isnan(line->view.priority));
    assert_int_equal(line->comment[SURVEY_THEM].n, 0);
    assert_int_equal(line->comment[SURVEY_US].n, 1);
    assert_string_equal(line->comment[SURVEY_US].text[0], "all know it");
    survey_picture(&line->view.mark[0], picture);
    assert_string_equal(picture, "                                        o");
    assert_true(line_of(profile, "T1")->view.hidden[SURVEY_US]);
    assert_int_equal(profile->reply[1][SURVEY_US].n, 1);
    assert_int_equal(profile->reply[1][SURVEY_THEM].n, 0);
    example_close(&example);
}

static void
words_to_open_questions_are_hidden_while_fewer_than_three_of_the_side_answered(void **state)
{
    struct example example;
    const struct survey_profile *profile;

    (void)state;
    example_open(&example, "{'survey':[{'id':'s1','opened_on':'2026-02-01',"
                 "'closed_on':'2026-03-01'}],'ratings':{'s1':{'us':{'W1':[5,5]}}},"
                 "'survey_comment':[{'id':'q1','survey':'s1','side':'us','question':2,"
                 "'text':'Meet more often'}]}", NULL);
    profile = survey_profile(example.context, "s1");
    assert_int_equal(profile->reply[1][SURVEY_US].n, 0);
    example_close(&example);
}

static void
only_what_was_asked_has_a_line_and_the_worst_come_first(void **state)
{
    struct example example;
    const struct survey_profile *profile;

    (void)state;
    example_open(&example, check, NULL);
    profile = survey_profile(example.context, NULL);
    assert_int_equal(profile->n, 6);
    assert_string_equal(profile->line[0].words->code, "W1");
    assert_string_equal(profile->line[5].words->code, "H3");
    /* I3 3.375; H1 5 - 3 (no gap in an own house) = 2; W2 5 - (4.25 + 3.5) / 2 + 0.75 = 1.875 */
    assert_int_equal(profile->n_first, 3);
    assert_string_equal(profile->first[0]->words->code, "I3");
    assert_string_equal(profile->first[1]->words->code, "H1");
    NEAR(profile->first[1]->view.priority, 2);
    assert_string_equal(profile->first[2]->words->code, "W2");
    NEAR(profile->first[2]->view.priority, 1.875);
    assert_int_equal(profile->first[2]->rank, 3);
    assert_int_equal(line_of(profile, "W1")->rank, 0);
    assert_true(isnan(line_of(profile, "H1")->view.mark[0].apart));
    example_close(&example);
}

static void
rules_get_a_score_and_the_whole_its_indices(void **state)
{
    struct example example;
    const struct survey_profile *profile;

    (void)state;
    example_open(&example, check, NULL);
    profile = survey_profile(example.context, NULL);
    /* R1: W2 alone, both (4.25 + 3.5) / 2 = 3.875; R2: I3 3.375; R5: H1 3; R3: nothing */
    NEAR(profile->theme[0].score, 100 * 2.875 / 4);
    assert_int_equal(profile->theme[0].n, 1);
    assert_int_equal(profile->theme[0].light, LIGHT_AMBER);
    NEAR(profile->theme[1].score, 100 * 2.375 / 4);
    assert_true(isnan(profile->theme[2].score));
    assert_int_equal(profile->theme[2].light, LIGHT_NONE);
    NEAR(profile->theme[4].score, 50);
    assert_string_equal(profile->theme[2].name, "Using differences");
    NEAR(profile->gap, 1.75);
    assert_int_equal(profile->gap_n, 1);
    assert_int_equal(profile->gap_light, LIGHT_RED);
    NEAR(profile->blind[SURVEY_US], 1.5);
    NEAR(profile->blind[SURVEY_THEM], 0);
    example_close(&example);
}

static void
the_trend_is_against_the_check_before_and_flags_a_drop(void **state)
{
    struct example example;
    const struct survey_profile *profile;
    const struct survey_line *line;

    (void)state;
    example_open(&example, check, later_check, NULL);
    profile = survey_profile(example.context, NULL);
    assert_string_equal(profile->id, "s2");
    assert_string_equal(profile->earlier, "s1");
    line = line_of(profile, "I3");
    NEAR(line->change.mean[SURVEY_US], -0.25);
    assert_false(line->change.dropped[SURVEY_US]);
    NEAR(line->change.mean[SURVEY_THEM], 6.4 / 3 - 2.5);
    NEAR(line->change.gap, (4 - 6.4 / 3) - 1.75);
    line = line_of(profile, "H1");                   /* 2 to 1.6: a drop of exactly 0.4 */
    assert_true(line->change.dropped[SURVEY_THEM]);
    assert_false(line->change.dropped[SURVEY_US]);
    line = line_of(profile, "V1");                   /* not asked before */
    assert_true(isnan(line->change.mean[SURVEY_US]));
    assert_false(line->change.dropped[SURVEY_US]);
    assert_true(line->view.split[SURVEY_US]);
    assert_true(line->view.mark[0].split_us);
    assert_false(line->view.split[SURVEY_THEM]);
    assert_false(line->view.solid);

    profile = survey_profile(example.context, "s1"); /* the first one has none before */
    assert_null(profile->earlier);
    assert_true(isnan(line_of(profile, "I3")->change.mean[SURVEY_US]));
    example_day(&example, "A", "2027-01-31");        /* the second was not closed yet */
    assert_string_equal(survey_profile(example.context, NULL)->id, "s1");
    assert_null(survey_profile(example.context, "s2"));
    example_close(&example);
}

static void
people_are_counted_by_side(void **state)
{
    struct example example;
    const struct survey_profile *profile;

    (void)state;
    example_open(&example, check,
                 "{'respondent':[{'id':'r1','survey':'s1','side':'us','answered':1},"
                 "{'id':'r2','survey':'s1','side':'us','answered':1},"
                 "{'id':'r3','survey':'s1','side':'us','answered':1},"
                 "{'id':'r4','survey':'s1','side':'us','answered':1},"
                 "{'id':'r5','survey':'s1','side':'us','answered':1},"
                 "{'id':'r6','survey':'s1','side':'them','answered':1},"
                 "{'id':'r7','survey':'s1','side':'them','answered':1},"
                 "{'id':'r8','survey':'s1','side':'them','answered':1},"
                 "{'id':'r9','survey':'s1','side':'them','answered':0}]}", NULL);
    profile = survey_profile(example.context, NULL);
    assert_int_equal(profile->invited[SURVEY_THEM], 4);
    assert_int_equal(profile->answered[SURVEY_THEM], 3);
    NEAR(profile->rate[SURVEY_US], 100);
    NEAR(profile->rate[SURVEY_THEM], 75);
    assert_true(profile->balanced);                  /* 3 of 5: exactly 60 % */
    assert_false(survey_is_balanced(7, 4));
    assert_true(survey_is_balanced(3, 5));
    assert_false(survey_is_balanced(0, 0));
    example_close(&example);
}

static void
a_check_without_a_list_of_people_has_no_rate(void **state)
{
    struct example example;
    const struct survey_profile *profile;

    (void)state;
    example_open(&example, check, NULL);
    profile = survey_profile(example.context, NULL);
    assert_true(isnan(profile->rate[SURVEY_US]));
    example_close(&example);
}

static void
an_alliance_without_a_closed_check_has_no_profile(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, "{'survey':[{'id':'s1','opened_on':'2026-02-01'}]}", NULL);
    assert_null(survey_profile(example.context, NULL));
    assert_null(survey_profile(example.context, "s1"));
    assert_int_equal(example.err.kind, ERR_NONE);
    example_close(&example);
}

/* ---- as text ---- */

static void
the_picture_is_drawn_as_the_method_draws_it(void **state)
{
    struct example example;
    struct str text = { 0 };

    (void)state;
    example_open(&example, check, NULL);
    survey_text(survey_profile(example.context, NULL), "AA", 100, &text);
    assert_non_null(strstr(str_text(&text),
        "\n                          1----:----2----:----3----:----4----:----5   gap\n"));
    assert_non_null(strstr(str_text(&text),
        "\nI3 Decisions fast enough                 x----------------o            +1.75 R solid\n"));
    str_free(&text);
    example_close(&example);
}

static void
no_line_is_wider_than_asked_for_and_narrow_ones_are_sentences(void **state)
{
    struct example example;
    struct str text = { 0 };

    (void)state;
    example_open(&example, check, later_check,
                 "{'survey_comment':[{'id':'q1','survey':'s2','side':'us','question':2,"
                 "'text':'Meet more often, and in each other\\u2019s offices, not on the telephone"
                 "\\n\\nWrite less'}]}", NULL);
    for (int columns = 24; columns <= 300; columns++) {
        str_clear(&text);
        survey_text(survey_profile(example.context, NULL), "AA", columns, &text);
        for (const char *at = str_text(&text), *end; *at; at = end + 1) {
            char line[400];

            end = strchr(at, '\n');
            snprintf(line, sizeof line, "%.*s", (int)(end - at), at);
            if (text_columns(line) > columns && strncmp(line, "# ", 2) != 0)
                fail_msg("%d columns: %s", columns, line);
        }
        if (columns == 40)
            assert_non_null(strstr(str_text(&text), "I3 Decisions fast enough: us 4.00 (4),"));
    }
    str_free(&text);
    example_close(&example);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_example_of_the_method_comes_out_to_the_letter),
        TEST(fewer_than_three_answers_of_a_side_are_hidden_with_their_comments),
        TEST(words_to_open_questions_are_hidden_while_fewer_than_three_of_the_side_answered),
        TEST(only_what_was_asked_has_a_line_and_the_worst_come_first),
        TEST(rules_get_a_score_and_the_whole_its_indices),
        TEST(the_trend_is_against_the_check_before_and_flags_a_drop),
        TEST(people_are_counted_by_side),
        TEST(a_check_without_a_list_of_people_has_no_rate),
        TEST(the_picture_is_drawn_as_the_method_draws_it),
        TEST(no_line_is_wider_than_asked_for_and_narrow_ones_are_sentences),
        TEST(an_alliance_without_a_closed_check_has_no_profile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

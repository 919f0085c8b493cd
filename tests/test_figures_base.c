#include <string.h>

#include "src/base/date.h"
#include "src/figures/sentence.h"
#include "src/rules/calendar.h"
#include "src/rules/light.h"
#include "src/rules/tally.h"
#include "tests/support.h"

/* 2027-03-01, a Monday. */
enum { TODAY = 20878 };

static void
both_windows_hold_as_many_days_as_they_say(void **state)
{
    int events = 0, dues = 0;

    (void)state;
    assert_int_equal(date_of(2027, 3, 1), TODAY);
    for (long day = TODAY - 200; day < TODAY + 200; day++) {
        events += window_event(day, TODAY, 90);
        dues += window_due(day, TODAY, 90);
    }
    assert_int_equal(events, 90);
    assert_int_equal(dues, 90);
    assert_true(window_event(TODAY, TODAY, 90) && !window_event(TODAY - 90, TODAY, 90));
    assert_true(!window_due(TODAY, TODAY, 90) && window_due(TODAY - 90, TODAY, 90));
    assert_false(window_event(DAY_NONE, TODAY, 90) || window_due(DAY_NONE, TODAY, 90));
    assert_false(day_before(DAY_NONE, TODAY) || day_before(TODAY, TODAY));
}

static void
working_days_are_counted_as_one_by_one(void **state)
{
    const long holidays[] = { TODAY - 1, TODAY, TODAY + 3, TODAY + 30 };
    const struct calendar calendar = { holidays, 4 };

    (void)state;
    for (long a = TODAY - 20; a < TODAY + 40; a++)
        for (long b = a - 2; b < a + 30; b++) {
            long days = 0;

            for (long day = a + 1; day <= b; day++)
                days += calendar_is_working(&calendar, day);
            assert_int_equal(calendar_working_days(&calendar, a, b), days);
        }
}

static void
the_nth_working_day_has_n_working_days_behind(void **state)
{
    const long holidays[] = { TODAY + 1, TODAY + 4 };
    const struct calendar calendar = { holidays, 2 };

    (void)state;
    assert_int_equal(calendar_add_working_days(&calendar, TODAY, 0), TODAY);
    assert_int_equal(calendar_add_working_days(&calendar, TODAY, 1), TODAY + 2);
    for (long n = 1; n < 40; n++) {
        long day = calendar_add_working_days(&calendar, TODAY, n);

        assert_true(calendar_is_working(&calendar, day));
        assert_int_equal(calendar_working_days(&calendar, TODAY, day), n);
    }
}

static void
medians_means_and_deviations_are_those_of_the_method(void **state)
{
    double four[] = { 30, 2, 31, 15 }, three[] = { 3, 1, 2 }, ours[] = { 4, 4, 5, 4 };

    (void)state;
    assert_true(median(four, 4) == 22.5);
    assert_true(median(three, 3) == 2);
    assert_false(known(median(NULL, 0)) || known(mean(NULL, 0)));
    assert_true(mean(ours, 4) == 4.25);
    assert_true(deviation(ours, 4) == 0.5);
    assert_false(known(deviation(ours, 1)));
}

static void
half_of_the_weight_is_enough_for_a_mean(void **state)
{
    struct parts parts = { 0 };

    (void)state;
    assert_false(known(parts_mean(&parts)));
    parts_add(&parts, 50, 40);
    parts_add(&parts, 50, NAN);
    assert_true(parts_mean(&parts) == 40 && parts_weight(&parts) == 0.5);
    parts_add(&parts, 1, NAN);
    assert_false(known(parts_mean(&parts)));
    parts_add(&parts, 1, 91);
    assert_true(parts_mean(&parts) == 41);
    assert_int_equal(parts.n, 2);
}

static void
a_score_runs_from_red_to_green_in_both_directions(void **state)
{
    const struct bounds up = { 90, 60, NAN }, down = { 14, 30, NAN }, band = { 15, 40, 50 };
    const struct bounds half = { 90, NAN, NAN }, same = { 5, 5, NAN };

    (void)state;
    assert_true(light_score(&up, 75) == 50 && light_score(&up, 20) == 0 &&
                light_score(&up, 99) == 100);
    assert_true(light_score(&down, 22) == 50 && light_score(&down, 31) == 0 &&
                light_score(&down, -5) == 100);
    assert_true(light_score(&band, 80) == 40 && light_score(&band, 20) == 40 &&
                light_score(&band, 50) == 100 && light_score(&band, 0) == 0);
    assert_false(known(light_score(&up, NAN)) || known(light_score(&half, 95)) ||
                 known(light_score(&same, 5)));
}

static void
a_hair_from_a_bound_is_the_bound(void **state)
{
    const struct bounds bounds = { 0.5, 1.5, NAN };

    (void)state;
    assert_true(light_score(&bounds, 0.5 + 5e-10) == 100);
    assert_true(light_score(&bounds, 1.5 - 5e-10) == 0);
    assert_int_equal(light_of_score(light_score(&bounds, 0.5 + 2e-9)), LIGHT_AMBER);
    assert_true(is_at_least(74.9999999995, 75) && !is_below(74.9999999995, 75));
    assert_true(is_below(74.99999999, 75) && !is_at_least(74.99999999, 75));
    assert_true(is_at_most(50.0000000005, 50) && !is_above(50.0000000005, 50));
    assert_false(is_at_least(NAN, 0) || is_at_most(NAN, 0) || is_above(NAN, 0) ||
                 is_below(NAN, 0) || is_equal(NAN, 0));
}

static void
indices_have_bands_and_nothing_has_no_light(void **state)
{
    (void)state;
    assert_int_equal(light_of_index(75), LIGHT_GREEN);
    assert_int_equal(light_of_index(74.9), LIGHT_AMBER);
    assert_int_equal(light_of_index(50), LIGHT_AMBER);
    assert_int_equal(light_of_index(49.9), LIGHT_RED);
    assert_int_equal(light_of_index(NAN), LIGHT_NONE);
    assert_int_equal(light_of_score(NAN), LIGHT_NONE);
    assert_string_equal(light_letter(LIGHT_AMBER), "A");
}

static void
words_are_found_whole_in_lists(void **state)
{
    (void)state;
    assert_true(is_one_of("waived", "proposed waived broken"));
    assert_true(is_one_of("broken", "proposed waived broken"));
    assert_false(is_one_of("wai", "proposed waived") || is_one_of("ved", "proposed waived") ||
                 is_one_of("", "a b") || is_one_of(NULL, "a b"));
    assert_true(is_one_of("in", "within in"));
    assert_true(list_has("[\"visit\",\"document\"]", "document"));
    assert_false(list_has("[\"visits\"]", "visit") || list_has(NULL, "visit"));
    assert_false(is_code(NULL, NULL));
}

static void
a_base_counts_records_and_their_weight(void **state)
{
    struct arena arena = { 0 };
    struct tally base = { .arena = &arena }, more = base;

    (void)state;
    assert_false(known(tally_percent(&base)));
    tally_weigh(&base, "a", 3, true);
    tally_weigh(&base, "b", 1, false);
    for (int i = 0; i < 40; i++)
        tally_count(&more, "c", true);
    tally_join(&base, &more);
    assert_int_equal(base.n, 42);
    assert_true(base.part == 43 && base.whole == 44);
    arena_free(&arena);
}

static void
sentences_round_half_away_from_zero(void **state)
{
    struct arena arena = { 0 };
    struct sentence sentence = { .arena = &arena };

    (void)state;
    assert_int_equal(sentence_round(22.5), 23);
    assert_int_equal(sentence_round(-22.5), -23);
    assert_int_equal(sentence_round(22.4), 22);
    assert_string_equal(sentence_decimal(&sentence, 3.25), "3.3");
    assert_string_equal(sentence_decimal(&sentence, 4), "4.0");
    assert_string_equal(sentence_decimal(&sentence, -0.05), "-0.1");
    sentence_clause(&sentence, "one %s", "thing");
    sentence_add(&sentence, ", more");
    sentence_clause(&sentence, "another");
    assert_string_equal(sentence_end(&sentence), "One thing, more; another.");
    assert_string_equal(sentence_end(&sentence), "Nothing recorded yet: start with step 1.");
    arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_windows_hold_as_many_days_as_they_say),
        cmocka_unit_test(working_days_are_counted_as_one_by_one),
        cmocka_unit_test(the_nth_working_day_has_n_working_days_behind),
        cmocka_unit_test(medians_means_and_deviations_are_those_of_the_method),
        cmocka_unit_test(half_of_the_weight_is_enough_for_a_mean),
        cmocka_unit_test(a_score_runs_from_red_to_green_in_both_directions),
        cmocka_unit_test(a_hair_from_a_bound_is_the_bound),
        cmocka_unit_test(indices_have_bands_and_nothing_has_no_light),
        cmocka_unit_test(words_are_found_whole_in_lists),
        cmocka_unit_test(a_base_counts_records_and_their_weight),
        cmocka_unit_test(sentences_round_half_away_from_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/figures/context.h"
#include "src/store/change.h"
#include "src/store/query.h"
#include "tests/altered_set.h"
#include "tests/book.h"

#define REFUSED(old, new, why) altered_set_refused("indicators.ini", old, new, why)

static void
a_set_lacks_no_figure_and_has_no_other(void **state)
{
    (void)state;
    REFUSED("[indicator G16]", "[indicator G28]", "[indicator g16]");
    REFUSED("[indicator G1]",
            "[indicator extra]\ncode = extra\nname = X\nabout = Y\n\n[indicator G1]",
            "is no figure of the program");
    REFUSED("code = G16\n", "code = G61\n", "the code of [indicator g16]");
    REFUSED("code = G16\n", "", "lacks 'code'");
}

static void
bounds_are_two_different_numbers(void **state)
{
    (void)state;
    REFUSED("green = 0.5\n", "green = half\n", "'half' is not a number");
    REFUSED("green = 0.5\n", "", "needs both bounds");
    REFUSED("green = 0.5\n", "green = 1.5\n", "green and red are the same");
    REFUSED("centre = 40\n", "centre = 40-\n", "'40-' is not a number");
}

static void
weights_of_an_index_total_100(void **state)
{
    (void)state;
    REFUSED("weight = 12\n", "weight = 13\n", "total 101, not 100");
    REFUSED("weight = 60\n", "weight = 6o\n", "is not a weight");
}

static void
factors_say_what_sets_them_off_and_what_to_do_first(void **state)
{
    (void)state;
    REFUSED("watch = a side has been without sponsor for 30 days\n", "",
            "[indicator sponsor] lacks 'watch'");
    REFUSED("alarm = a side has been without sponsor for 90 days\n", "",
            "[indicator sponsor] lacks 'alarm'");
    REFUSED("first = Name a sponsor, or plan the exit.\n", "", "lacks 'first'");
    REFUSED("strikes = partner evolution\n", "strikes = partner evolving\n",
            "'evolving' is no part of the life");
    REFUSED("refer = UNCTAD 1997, essay on strategic alliances\n\n[indicator success_score]",
            "\n[indicator success_score]", "[indicator mutual] lacks 'refer'");
}

static void
a_set_of_ones_own_may_move_bounds(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(altered_set_check("indicators.ini", "green = 0.5\n", "green = 0.25\n", &err), &err);
}

static void
a_part_has_what_its_whole_has(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    const struct method_indicator *indicator;

    (void)state;
    book_make(&book, &env);
    indicator = method_indicator(book.method, "L6.O3", &err);
    assert_string_equal(indicator->code, "L6");
    assert_true(indicator->green == 75 && indicator->red == 50 && isnan(indicator->centre));
    assert_int_equal(indicator->weight, 20);
    assert_string_equal(method_indicator(book.method, "P1.state.operating", &err)->code, "P1");
    assert_string_equal(method_indicator(book.method, "M1.1", &err)->code, "M1.1");
    assert_true(method_indicator(book.method, "L8", &err)->centre == 40);
    assert_string_equal(method_indicator(book.method, "L3", &err)->unit, "pts");
    assert_null(method_indicator(book.method, "HW4", &err)->unit);
    assert_true(isnan(method_indicator(book.method, "L3", &err)->green));
    assert_null(method_indicator(book.method, "X99", &err));
    assert_int_equal(err.kind, ERR_NONE);
    book_close(&book);
}

static void
a_set_older_than_the_figures_has_the_shipped_ones(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    must(change_begin(book.store, CHANGE_EDIT, NULL, &err), &err);
    must(change_private(book.store, &err, "DELETE FROM method_text WHERE kind='indicator'", ""),
         &err);
    must(change_commit(book.store, "figures taken out", NULL, &err), &err);
    book_close(&book);
    book_again(&book, &env);
    assert_int_equal(query_number(book.store, -1, &err, "SELECT count(*) FROM method_text"
                                  " WHERE kind='indicator'", ""), 0);
    assert_true(method_indicator(book.method, "G5", &err)->green == 14);
    must(!err.kind, &err);
    book_close(&book);
}

static void
figures_of_no_alliance_are_refused(void **state)
{
    struct env env = support_env();
    struct book book;
    struct figures figures;
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    must(figures_open(&figures, &book, &err), &err);
    assert_null(figures_context(&figures, "nobody", 20000));
    assert_int_equal(err.kind, ERR_MISSING);
    figures_close(&figures);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_set_lacks_no_figure_and_has_no_other),
        TEST(bounds_are_two_different_numbers),
        TEST(weights_of_an_index_total_100),
        TEST(factors_say_what_sets_them_off_and_what_to_do_first),
        TEST(a_set_of_ones_own_may_move_bounds),
        TEST(a_part_has_what_its_whole_has),
        TEST(a_set_older_than_the_figures_has_the_shipped_ones),
        TEST(figures_of_no_alliance_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* An alliance beside the others: what is compared, with whom, and when it is refused. */
#include <stdint.h>
#include <string.h>

#include "src/figures/benchmark.h"
#include "src/figures/measured.h"
#include "src/figures/portfolio.h"
#include "tests/panel.h"

static struct example example;

/* Trust levels: A 4, A2 3, A3 5, A4 4, A6 2; A5 has none, A6 is closed. Trust gaps: A2 2, else 0. */
static const char trusted[] =
    "{'alliance':[{'id':'A','code':'AA'},{'id':'A2','code':'BB','name':'Second','state':'operating'},"
    "{'id':'A3','code':'CC','name':'Third','state':'operating'},"
    "{'id':'A4','code':'DD','name':'Fourth','state':'idea'},"
    "{'id':'A5','code':'EE','name':'Fifth','state':'operating'},"
    "{'id':'A6','code':'FF','name':'Sixth','state':'closed'}],"
    "'trust_record':[{'id':'a1','date':'2027-01-01','rated_by':'us','score':4},"
    "{'id':'a2','date':'2027-01-01','rated_by':'them','score':4},"
    "{'id':'b1','alliance':'A2','date':'2027-01-01','rated_by':'us','score':4},"
    "{'id':'b2','alliance':'A2','date':'2027-01-01','rated_by':'them','score':2},"
    "{'id':'c1','alliance':'A3','date':'2027-01-01','rated_by':'us','score':5},"
    "{'id':'c2','alliance':'A3','date':'2027-01-01','rated_by':'them','score':5},"
    "{'id':'d1','alliance':'A4','date':'2027-01-01','rated_by':'us','score':4},"
    "{'id':'d2','alliance':'A4','date':'2027-01-01','rated_by':'them','score':4},"
    "{'id':'f1','alliance':'A6','date':'2027-01-01','rated_by':'us','score':2},"
    "{'id':'f2','alliance':'A6','date':'2027-01-01','rated_by':'them','score':2}]}";

/* With these the fifth alliance has it too. */
static const char fifth[] =
    "{'trust_record':[{'id':'e1','alliance':'A5','date':'2027-01-01','rated_by':'us','score':1},"
    "{'id':'e2','alliance':'A5','date':'2027-01-01','rated_by':'them','score':1}]}";

static void
open_example(const char *more)
{
    if (more)
        example_open(&example, trusted, more, NULL);
    else
        example_open(&example, trusted, NULL);
    example.env.fixed_ms = INT64_C(1803902400000);      /* 2027-03-01 12:00 UTC */
    example_day(&example, "A", "2027-03-01");
}

static struct benchmark
compare(const char *code, size_t patience)
{
    struct peers peers = peers_load(example.context, patience);
    double ours = NAN;
    size_t n;
    const struct figure_row *row = benchmark_figures(example.context, &n);

    for (size_t i = 0; i < n; i++)
        if (!strcmp(row[i].figure.code, code))
            ours = row[i].figure.value;
    return benchmark_make(example.context, &peers, code, NULL, ours);
}

static void
four_alliances_are_told_of_but_not_ranked(void **state)
{
    struct benchmark benchmark;

    (void)state;
    open_example(NULL);
    benchmark = compare("G18", SIZE_MAX);
    assert_int_equal(benchmark.n, 4);
    assert_false(known(benchmark.percentile));
    assert_true(is_equal(benchmark.lowest, 3) && is_equal(benchmark.middle, 4) &&
                is_equal(benchmark.highest, 5));
    assert_string_equal(benchmark_words(example.context, &benchmark),
                        "4 of the 5 alliances that a rank needs");
    example_close(&example);
}

static void
from_five_on_the_rank_counts_ties_by_half(void **state)
{
    struct benchmark benchmark;

    (void)state;
    open_example(fifth);
    benchmark = compare("G18", SIZE_MAX);
    assert_int_equal(benchmark.n, 5);                    /* the closed one is not among them */
    assert_int_equal(benchmark.ahead, 2);                /* of 3 and 1; 4 is the same */
    assert_int_equal(benchmark.level, 1);
    assert_true(is_equal(benchmark.percentile, 62.5));
    assert_true(is_equal(benchmark.lowest, 1) && is_equal(benchmark.middle, 4));
    assert_string_equal(benchmark_words(example.context, &benchmark),
                        "better than 2 of 4 others, level with 1");
    assert_string_equal(benchmark.standing[0].peer->code, "CC");
    assert_null(benchmark.standing[1].peer);             /* ours stands before its equals */
    assert_string_equal(benchmark.standing[2].peer->code, "DD");
    assert_string_equal(benchmark.standing[4].peer->code, "EE");
    example_close(&example);
}

static void
where_less_is_better_the_lowest_comes_first(void **state)
{
    struct benchmark benchmark;

    (void)state;
    open_example(fifth);
    benchmark = compare("G19", SIZE_MAX);                /* gaps 0, 2, 0, 0 and 0 */
    assert_int_equal(benchmark.way, BENCHMARK_LOWER_IS_BETTER);
    assert_string_equal(benchmark.standing[4].peer->code, "BB");
    assert_int_equal(benchmark.ahead, 1);
    assert_int_equal(benchmark.level, 3);
    example_close(&example);
}

static void
what_nobody_has_is_no_data(void **state)
{
    struct benchmark benchmark;

    (void)state;
    open_example(fifth);
    benchmark = compare("G24", SIZE_MAX);
    assert_int_equal(benchmark.n, 0);
    assert_false(known(benchmark.lowest) || known(benchmark.middle) || known(benchmark.highest) ||
                 known(benchmark.percentile));
    example_close(&example);
}

static void
who_waits_is_not_kept_waiting_and_what_was_computed_is_kept(void **state)
{
    struct portfolio portfolio;
    struct peers peers;
    struct err err = { 0 };

    (void)state;
    open_example(fifth);
    peers = peers_load(example.context, 1);
    assert_int_equal(peers.n, 4);
    assert_int_equal(peers.waiting, 3);
    peers = peers_load(example.context, 0);              /* the one is in the file */
    assert_int_equal(peers.waiting, 3);
    must(portfolio_make(&portfolio, &example.book, &err), &err);
    portfolio_free(&portfolio);
    peers = peers_load(example.context, 0);
    assert_int_equal(peers.waiting, 0);
    assert_true(is_equal(measured_find(peers.peer[0].measured, "G18", NULL), 3));
    example_close(&example);
}

static void
a_day_before_the_records_compares_nothing(void **state)
{
    struct benchmark benchmark;

    (void)state;
    open_example(fifth);
    example_day(&example, "A", "2026-12-31");
    benchmark = compare("G18", SIZE_MAX);
    assert_int_equal(benchmark.n, 0);
    example_close(&example);
}

static void
the_view_of_a_figure_lists_those_who_have_it(void **state)
{
    struct view view;
    const struct panel *panel;
    const struct panel_line *line;

    (void)state;
    open_example(fifth);
    panel_write(&example, (struct view_want){ .kind = view_find("governance"), .code = "G18",
                                              .columns = 80 }, &view);
    panel = panel_of(&view, "benchmark");
    assert_string_equal(panel->title, "Beside our other alliances");
    line = panel_line_with(panel, "Third");
    assert_int_equal(line->aim.kind, AIM_FIGURE);
    assert_string_equal(line->aim.code, "G18");
    panel_line_with(panel, "this one");
    panel_lacks(panel, "Sixth");
    assert_true(panel_of(&view, "records") < panel);     /* first what it counts here */
    view_free(&view);
    example_close(&example);
}

static void
the_view_of_all_figures_fits_every_width(void **state)
{
    struct view view;
    const struct panel_line *line;

    (void)state;
    open_example(fifth);
    panel_write_named(&example, "benchmark", 80, &view);
    line = panel_line_with(panel_of(&view, "governance"), "Trust level");
    assert_string_equal(line->aim.view, "governance");
    panel_line_with(panel_of(&view, "governance"), "ahead of 2 of 4");
    view_free(&view);
    panel_fits(&example, "benchmark");
    example_close(&example);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_alliances_are_told_of_but_not_ranked),
        cmocka_unit_test(from_five_on_the_rank_counts_ties_by_half),
        cmocka_unit_test(where_less_is_better_the_lowest_comes_first),
        cmocka_unit_test(what_nobody_has_is_no_data),
        cmocka_unit_test(who_waits_is_not_kept_waiting_and_what_was_computed_is_kept),
        cmocka_unit_test(a_day_before_the_records_compares_nothing),
        cmocka_unit_test(the_view_of_a_figure_lists_those_who_have_it),
        cmocka_unit_test(the_view_of_all_figures_fits_every_width),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}

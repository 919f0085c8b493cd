/* The portfolio figures P1 to P12, the lines of the alliances, the sentence. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/figures/portfolio.h"
#include "src/ops/record.h"
#include "tests/example.h"

/* The worked example: two live alliances, two closed ones. */
static const char base[] =
    "{'alliance':[{'id':'A','code':'AA','state':'operating','manager':'p1',"
    "'motives':['growth','learn'],'value':{'minor':300,'currency':'EUR'}},"
    "{'id':'A2','code':'BB','state':'idea','manager':'p1','motives':['learn'],"
    "'value':{'minor':100,'currency':'EUR'}},"
    "{'id':'A3','code':'CC','state':'closed','manager':'p1','outcome':'partly',"
    "'value':{'minor':999,'currency':'EUR'}},"
    "{'id':'A4','code':'DD','state':'closed','outcome':'met'}],"
    "'party':[{'alliance':'A2','organisation':'O2','side':'them'}],"
    "'alliance_link':[{'id':'l1','alliance':'A','other':'A2','relation':'conflict','strength':-2},"
    "{'id':'l2','alliance':'A2','other':'A','relation':'conflict','strength':-1},"
    "{'id':'l3','alliance':'A','other':'A3','relation':'conflict','strength':-3}],"
    "'strategic_goal':[{'id':'sg1','goal':'one'},{'id':'sg2','goal':'two'}],"
    "'rows':{'s01.goals':[{'goal':'g','strategic_goal':'sg1'}]},"
    "'maturity_record':[{'id':'mr1','date':'2027-01-01','maturity':'systematic'}],"
    "'value_entry':[{'id':'v1','date':'2027-01-01','to':'us',"
    "'planned':{'minor':200,'currency':'EUR'},'realised':{'minor':50,'currency':'EUR'}}]}";

/* One line a figure: "P4 5312.5 0 red 2", in the order of the dashboard; value – for none. */
static void
write_figure(struct str *out, const struct figure *figure)
{
    str_addf(out, "%s ", figure->code);
    if (figure->word)
        str_add(out, figure->word);
    else if (known(figure->value))
        str_addf(out, "%g", figure->value);
    else
        str_add(out, "-");
    if (known(figure->score))
        str_addf(out, " %g", figure->score);
    str_addf(out, " %s %zu", light_word(figure->light), figure->n);
}

static void
make(struct portfolio *portfolio, struct example *example)
{
    struct err err = { 0 };

    example->env.fixed_ms = INT64_C(1803902400000);     /* 2027-03-01 12:00 UTC */
    must(portfolio_make(portfolio, &example->book, &err), &err);
}

/* The figure `code` stands as this line says. */
static void
expect(const struct portfolio *portfolio, const char *line)
{
    struct str found = { 0 };
    char code[40];

    assert_int_equal(sscanf(line, "%39s", code), 1);
    for (size_t i = 0; i < portfolio->list->n; i++)
        if (!strcmp(portfolio->list->figure[i].code, code))
            write_figure(&found, &portfolio->list->figure[i]);
    assert_string_equal(str_text(&found), line);
    str_free(&found);
}

static void
rows_are(const struct portfolio *portfolio, const char *code, const char *ids)
{
    const struct figure *figure = figures_find(portfolio->list, code, NULL);
    struct str found = { 0 };

    assert_non_null(figure);
    for (size_t i = 0; i < figure->n_rows; i++)
        str_addf(&found, "%s%s", i ? " " : "", figure->rows[i]);
    assert_string_equal(str_text(&found), ids);
    str_free(&found);
}

static void
has_none(const struct portfolio *portfolio, const char *code)
{
    assert_null(figures_find(portfolio->list, code, NULL));
}

static const struct portfolio_row *
row_of(const struct portfolio *portfolio, const char *code)
{
    for (size_t i = 0; i < portfolio->n; i++)
        if (!strcmp(portfolio->row[i].code, code))
            return &portfolio->row[i];
    fail_msg("no alliance %s", code);
    return NULL;
}

static void
the_worked_example_holds(void **state)
{
    static const char *const lines[] = {
        "P1.state.closed 2 none 4",    "P1.state.idea 1 none 4",   "P1.state.operating 1 none 4",
        "P1.motive.growth 1 none 2",   "P1.motive.learn 2 none 2", "P1.partner.O2 2 none 2",
        "P1.partner.O3 1 none 2",      "P2 1.5 none 2",            "P2.01 2 none 2",
        "P2.02 0 none 2",              "P4 5312.5 0 red 2",        "P5 2 none 1",
        "P6 1 none 2",                 "P7 25 none 1",             "P7.planned 200 none 1",
        "P7.realised 50 none 1",       "P9 2 100 green 1",         "P10 50 none 2",
        "P10.met 1 none 2",            "P10.partly 1 none 2",      "P10.not_met 0 none 2",
        "P11 systematic none 1",       "P12 50 none 2",
    };
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, base, NULL);
    make(&portfolio, &example);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        expect(&portfolio, lines[i]);
    has_none(&portfolio, "P1.form.jrnd");
    rows_are(&portfolio, "P1.motive.learn", "A A2");
    rows_are(&portfolio, "P2", "A A2");
    rows_are(&portfolio, "P4", "A A2");
    rows_are(&portfolio, "P5", "l1");
    rows_are(&portfolio, "P6", "O2 O3");
    rows_are(&portfolio, "P9", "p1");
    rows_are(&portfolio, "P10", "A3 A4");
    rows_are(&portfolio, "P12", "sg1 sg2");
    assert_int_equal(portfolio.n, 4);
    assert_string_equal(portfolio.row[0].code, "AA");
    assert_string_equal(portfolio.row[3].code, "DD");
    assert_false(portfolio.row[3].live);
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
an_empty_portfolio_has_no_figures_but_shows_that(void **state)
{
    struct env env = support_env();
    struct book book;
    struct portfolio portfolio;
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    must(portfolio_make(&portfolio, &book, &err), &err);
    assert_int_equal(portfolio.n, 0);
    expect(&portfolio, "P2 - none 0");
    expect(&portfolio, "P2.12 - none 0");
    expect(&portfolio, "P4 - none 0");
    expect(&portfolio, "P5 - none 0");
    expect(&portfolio, "P6 - none 0");
    expect(&portfolio, "P7 - none 0");
    expect(&portfolio, "P9 - none 0");
    expect(&portfolio, "P10.met - none 0");
    expect(&portfolio, "P11 - none 0");
    expect(&portfolio, "P12 - none 0");
    assert_string_equal(portfolio.sentence, "Nothing recorded yet: start with step 1.");
    portfolio_free(&portfolio);
    book_close(&book);
}

/* A partner that takes part twice counts once; other currencies and no partner at all are left out. */
static void
concentration_takes_each_partner_of_an_alliance_once(void **state)
{
    static const char more[] =
        "{'alliance':[{'id':'A','value':{'minor':100,'currency':'EUR'}},"
        "{'id':'A2','value':{'minor':300,'currency':'USD'}},"
        "{'id':'A6','code':'FF','state':'idea','value':{'minor':900,'currency':'EUR'}},"
        "{'id':'A7','code':'GG','state':'exiting','value':{'minor':100,'currency':'EUR'}}],"
        "'party':[{'alliance':'A','organisation':'O2','side':'them'},"
        "{'alliance':'A2','organisation':'O2','side':'them'},"
        "{'alliance':'A7','organisation':'O3','side':'them'},"
        "{'alliance':'A6','organisation':'O2','side':'us'}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    expect(&portfolio, "P4 6250 0 red 2");       /* O2: 50, O3: 150 of 200 */
    expect(&portfolio, "P1.partner.O2 2 none 3");
    expect(&portfolio, "P6 2 none 2");
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
links_count_between_live_alliances_each_pair_once_with_its_lowest_strength(void **state)
{
    static const char more[] =
        "{'alliance':[{'id':'A6','code':'FF','state':'idea'},{'id':'A7','code':'GG','state':"
        "'abandoned'}],"
        "'alliance_link':[{'id':'k1','alliance':'A','other':'A2','strength':3},"
        "{'id':'k2','alliance':'A2','other':'A','strength':-1},"
        "{'id':'k3','alliance':'A','other':'A6','strength':2},"
        "{'id':'k4','alliance':'A7','other':'A','strength':-3}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    expect(&portfolio, "P5 1 none 2");
    rows_are(&portfolio, "P5", "k2 k3");
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
value_sums_only_what_is_due_and_in_the_portfolios_currency(void **state)
{
    static const char more[] =
        "{'value_entry':[{'id':'v1','date':'2027-03-01','to':'us',"
        "'planned':{'minor':400,'currency':'EUR'}},"
        "{'id':'v2','date':'2027-03-02','to':'us','planned':{'minor':400,'currency':'EUR'}},"
        "{'id':'v3','date':'2027-01-01','to':'them','planned':{'minor':400,'currency':'USD'},"
        "'realised':{'minor':100,'currency':'EUR'}},"
        "{'id':'v4','date':'2027-01-01','to':'joint','planned':{'minor':600,'currency':'EUR'},"
        "'realised':{'minor':250,'currency':'EUR'}}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    expect(&portfolio, "P7 25 none 2");
    expect(&portfolio, "P7.planned 1000 none 2");
    expect(&portfolio, "P7.realised 350 none 2");
    rows_are(&portfolio, "P7", "v1 v4");
    rows_are(&portfolio, "P7.realised", "v3 v4");
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
load_is_that_of_the_busiest_manager_by_the_portfolios_bounds(void **state)
{
    static const char more[] =
        "{'alliance':[{'id':'A','manager':'p1'},{'id':'A2','manager':'p2'},"
        "{'id':'A6','code':'FF','state':'idea','manager':'p1'},"
        "{'id':'A7','code':'GG','state':'closed','manager':'p1'},"
        "{'id':'A8','code':'HH','state':'idea'}],"
        "'bound':[{'id':'b1','code':'P9','green':1},{'id':'b2','alliance':'A','code':'P9',"
        "'red':2}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    expect(&portfolio, "P9 2 80 amber 2");       /* green at 1, red at 6 */
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
maturity_is_the_newest_record_that_is_seen(void **state)
{
    static const char more[] =
        "{'maturity_record':[{'id':'r1','date':'2026-01-01','maturity':'endemic'},"
        "{'id':'r2','date':'2027-03-01','maturity':'systematic'},"
        "{'id':'r3','date':'2027-03-02','maturity':'endemic'}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    expect(&portfolio, "P11 systematic none 1");
    rows_are(&portfolio, "P11", "r2");
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
goals_are_covered_by_current_rows_of_operating_alliances(void **state)
{
    static const char more[] =
        "{'strategic_goal':[{'id':'g1','goal':'a'},{'id':'g2','goal':'b'},"
        "{'id':'g3','goal':'c','active':0},{'id':'g4','goal':'d'}],"
        "'step_state':[{'id':'st','alliance':'A','step':1,'revision':2,'state':'in_progress'}],"
        "'step_row':[{'id':'w1','alliance':'A','field':'s01.goals','revision':1,'position':1,"
        "'cells':{'goal':'x','strategic_goal':'g1'}},"
        "{'id':'w2','alliance':'A','field':'s01.goals','revision':2,'position':1,"
        "'cells':{'goal':'x','strategic_goal':'g2'}},"
        "{'id':'w3','alliance':'A2','field':'s01.goals','revision':1,'position':1,"
        "'cells':{'goal':'x','strategic_goal':'g4'}}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    assert_float_equal(figures_value(portfolio.list, "P12", NULL), 100.0 / 3, 1e-9);
    rows_are(&portfolio, "P12", "g1 g2 g4");
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
each_alliance_has_its_risk_health_and_that_of_a_quarter_ago(void **state)
{
    static const char risks[] =
        "{'risk':[{'description':'x','likelihood':4,'impact':5,'identified_on':'2026-11-01'},"
        "{'description':'y','likelihood':4,'impact':5,'identified_on':'2026-12-02'}],"
        "'trust_record':[{'date':'2026-12-02','rated_by':'us','score':1}],"
        "'signal_response':[{'factor':'trust','response':'confirm','on':'2026-12-02',"
        "'impact':5}]}";
    struct example example;
    struct portfolio portfolio;
    const struct digest *digest;

    (void)state;
    example_open(&example, risks, NULL);
    make(&portfolio, &example);
    digest = &row_of(&portfolio, "AA")->digest;
    assert_true(is_equal(digest->index[DIGEST_RISK], 70));
    assert_int_equal(digest->light[DIGEST_RISK], LIGHT_AMBER);
    assert_true(is_equal(digest->before[DIGEST_RISK], 90));
    assert_int_equal(digest_trend(digest, DIGEST_RISK), -1);
    assert_false(known(row_of(&portfolio, "BB")->digest.index[DIGEST_RISK]));
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
each_alliance_tells_its_days_since(void **state)
{
    static const char more[] =
        "{'alliance':[{'id':'A','updated_at':'2026-12-01T00:00:00Z'},"
        "{'id':'A2','updated_at':'2027-03-02T00:00:00Z'}],"
        "'metric':[{'id':'x1','alliance':'A','code':'OWN','name':'n','kind':'progress',"
        "'rule':'R1'}],"
        "'reading':[{'id':'rd','alliance':'A','metric':'x1','date':'2027-01-01','value':1,"
        "'updated_at':'2027-02-19T23:59:59Z'},"
        "{'id':'re','alliance':'A','metric':'x1','date':'2027-01-02','value':1,"
        "'updated_at':'2027-03-02T00:00:00Z'}],"
        "'review':[{'id':'rw','alliance':'A','date':'2027-02-01','kind':'steering'},"
        "{'id':'rx','alliance':'A','date':'2027-03-02','kind':'steering'}],"
        "'survey':[{'id':'s1','alliance':'A','opened_on':'2027-01-01',"
        "'closed_on':'2027-02-21'}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, more, NULL);
    make(&portfolio, &example);
    assert_int_equal(row_of(&portfolio, "AA")->digest.days_edit, 10);
    assert_int_equal(row_of(&portfolio, "AA")->digest.days_review, 28);
    assert_int_equal(row_of(&portfolio, "AA")->digest.days_survey, 8);
    assert_int_equal(row_of(&portfolio, "BB")->digest.days_edit, 0);     /* all later */
    assert_int_equal(row_of(&portfolio, "BB")->digest.days_review, -1);
    assert_int_equal(row_of(&portfolio, "BB")->digest.days_survey, -1);
    portfolio_free(&portfolio);
    example_close(&example);
}

/* As the filter word "overdue" counts them, and read back from the file as they were made. */
static void
each_alliance_tells_what_is_late_and_when_it_meets_next(void **state)
{
    static const char more[] =
        "{'commitment':[{'id':'c1','alliance':'A','title':'late','promised_by':'us',"
        "'promised_to':'them','due':'2027-02-28'},{'id':'c2','alliance':'A','title':'today',"
        "'promised_by':'us','promised_to':'them','due':'2027-03-01'},"
        "{'id':'c3','alliance':'A','title':'done','promised_by':'them','promised_to':'us',"
        "'due':'2027-01-01','delivered_on':'2027-01-09','state':'delivered'}],"
        "'action':[{'id':'a1','alliance':'A','title':'call','due':'2027-02-01','side':'us'},"
        "{'id':'a2','alliance':'A','title':'drop','due':'2027-02-01','side':'us',"
        "'state':'dropped'}],"
        "'meeting':[{'id':'m1','body':'B','due':'2027-02-01','held_on':'2027-02-02',"
        "'state':'held'},{'id':'m2','body':'B','due':'2027-04-01'},"
        "{'id':'m3','body':'B','due':'2027-03-20'},"
        "{'id':'m4','body':'B','due':'2027-03-05','state':'cancelled'}]}";
    struct example example;

    (void)state;
    example_open(&example, more, NULL);
    for (int pass = 0; pass < 2; pass++) {
        struct portfolio portfolio;
        const struct digest *digest;
        char day[DATE_SIZE];

        make(&portfolio, &example);
        digest = &row_of(&portfolio, "AA")->digest;
        assert_int_equal(digest->overdue, 2);
        date_write(digest->next_meeting, day);
        assert_string_equal(day, "2027-03-20");
        assert_int_equal(row_of(&portfolio, "BB")->digest.overdue, 0);
        assert_false(day_known(row_of(&portfolio, "BB")->digest.next_meeting));
        portfolio_free(&portfolio);
    }
    example_close(&example);
}

static void
an_index_on_little_data_is_marked_as_such(void **state)
{
    struct digest digest = { .index = { 60, NAN, 60, 60 }, .weight = { 0.74, 0.6, 0.75, 1 } };

    (void)state;
    assert_true(digest_is_thin(&digest, DIGEST_GHI));
    assert_false(digest_is_thin(&digest, DIGEST_LHI));     /* there is none */
    assert_false(digest_is_thin(&digest, DIGEST_HWI));
    assert_false(digest_is_thin(&digest, DIGEST_RISK));
}

static void
the_sentence_counts_live_alliances_lines_and_value(void **state)
{
    static const char one[] =
        "{'alliance':[{'id':'A2','state':'closed'}],'body':[{'id':'B','state':'dissolved'}],"
        "'commitment':[{'id':'c1','title':'report','promised_by':'us','promised_to':'them',"
        "'due':'2027-02-19','criticality':4}]}";
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, one, NULL);
    make(&portfolio, &example);
    assert_string_equal(portfolio.sentence, "1 live alliance, 0 with a red index; 1 thing needs "
                                            "you today.");
    assert_int_equal(portfolio_lines(&portfolio), 1);
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
the_sentence_says_when_nothing_needs_anybody(void **state)
{
    struct example example;
    struct portfolio portfolio;

    (void)state;
    example_open(&example, base, "{'body':[{'id':'B','state':'dissolved'}]}", NULL);
    make(&portfolio, &example);
    assert_string_equal(portfolio.sentence, "2 live alliances, 0 with a red index; nothing needs "
                                            "you today; 25 % of the planned value is realised.");
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
the_json_has_the_form_of_the_record_contract(void **state)
{
    static const char *const parts[] = {
        "{\"entente\":1,\"dashboard\":\"portfolio\",\"alliance\":null,\"as_of\":\"2027-03-01\","
        "\n\"index\":null,\n\"indicators\":[\n{\"code\":\"P1.state.closed\",\"side\":null,"
        "\"value\":2,\"unit\":null,\"score\":null,\"light\":\"none\",\"n\":4,"
        "\"rows\":[\"A\",\"A2\",\"A3\",\"A4\"]},\n",
        "\"alliances\":[\n{\"alliance\":\"AA\",\"state\":\"operating\",\"steps\":",
        "\"ghi\":null,\"lhi\":null,\"hwi\":null,\"risk\":null,\"days_edit\":",
        "\"days_review\":null,\"days_survey\":null}],\n\"banners\":[],\n\"sentence\":\"2 live",
    };
    struct example example;
    struct portfolio portfolio;
    struct str out = { 0 };

    (void)state;
    example_open(&example, base, NULL);
    make(&portfolio, &example);
    portfolio_json(&out, &portfolio);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(str_text(&out), parts[i]))
            fail_msg("missing: %s\nin: %s", parts[i], str_text(&out));
    assert_int_equal(strncmp(str_text(&out), parts[0], strlen(parts[0])), 0);
    str_free(&out);
    portfolio_free(&portfolio);
    example_close(&example);
}

static void
a_trend_is_five_points_in_a_quarter(void **state)
{
    struct digest digest = { .index = { 60, 60, 60, NAN }, .before = { 55, 65, 56, 50 } };

    (void)state;
    assert_int_equal(digest_trend(&digest, DIGEST_GHI), 1);
    assert_int_equal(digest_trend(&digest, DIGEST_LHI), -1);
    assert_int_equal(digest_trend(&digest, DIGEST_HWI), 0);
    assert_int_equal(digest_trend(&digest, DIGEST_RISK), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_worked_example_holds),
        TEST(an_empty_portfolio_has_no_figures_but_shows_that),
        TEST(concentration_takes_each_partner_of_an_alliance_once),
        TEST(links_count_between_live_alliances_each_pair_once_with_its_lowest_strength),
        TEST(value_sums_only_what_is_due_and_in_the_portfolios_currency),
        TEST(load_is_that_of_the_busiest_manager_by_the_portfolios_bounds),
        TEST(maturity_is_the_newest_record_that_is_seen),
        TEST(goals_are_covered_by_current_rows_of_operating_alliances),
        TEST(each_alliance_has_its_risk_health_and_that_of_a_quarter_ago),
        TEST(each_alliance_tells_its_days_since),
        TEST(each_alliance_tells_what_is_late_and_when_it_meets_next),
        TEST(an_index_on_little_data_is_marked_as_such),
        TEST(the_sentence_counts_live_alliances_lines_and_value),
        TEST(the_sentence_says_when_nothing_needs_anybody),
        TEST(the_json_has_the_form_of_the_record_contract),
        TEST(a_trend_is_five_points_in_a_quarter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

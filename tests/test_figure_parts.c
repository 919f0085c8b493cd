/* No figure without the records or parts it rests on, over the whole sample portfolio. */
#include <string.h>

#include "src/cli/sample.h"
#include "src/figures/portfolio.h"
#include "src/ops/book.h"
#include "src/panel/view.h"
#include "src/store/query.h"
#include "tests/panel.h"

static struct env env;
static struct book book;

static int
set_up(void **state)
{
    struct err err = { 0 };

    if (support_setup(state) != 0)
        return -1;
    env = support_env();
    must(sample_create(support_path("sample.entente"), &env, &err), &err);
    must(book_open(&book, support_path("sample.entente"), 0, &env, &err), &err);
    return 0;
}

static int
tear_down(void **state)
{
    book_close(&book);
    return support_clean(state);
}

/* Lines of the panel that Enter opens. */
static size_t
opened(const struct view *view, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; i < view->n; i++)
        for (size_t k = 0; !strcmp(view->panel[i].name, name) && k < view->panel[i].n; k++)
            n += view->panel[i].line[k].aim.kind != AIM_NONE;
    return n;
}

static bool
has_underline(const struct view *view)
{
    for (size_t i = 0; i < view->n; i++)
        for (size_t k = 0; k < view->panel[i].n; k++)
            for (size_t p = 0; p < view->panel[i].line[k].n; p++)
                if (strchr(view->panel[i].line[k].piece[p].text, '_'))
                    return true;
    return false;
}

/* The figure tells its formula, what it is judged by, how much data it has, and lists that. */
static void
check(const char *kind, const char *alliance, const char *code, const char *side, size_t n)
{
    struct view_want want = { .kind = view_find(kind), .alliance = alliance, .code = code,
                              .side = side, .day = book_today(&book), .columns = 100 };
    struct err err = { 0 };
    struct view view;

    must(view_write(&book, &want, &view, &err), &err);
    if (panel_of(&view, "formula")->n < 1 || !panel_of(&view, "formula")->line[0].n)
        fail_msg("%s %s tells no formula", alliance ? alliance : "", code);
    if (n && !opened(&view, "records") && !opened(&view, "parts"))
        fail_msg("%s %s counts %zu and lists none", alliance ? alliance : "", code, n);
    if (has_underline(&view))
        fail_msg("%s %s shows a code", alliance ? alliance : "", code);
    view_free(&view);
}

static void
check_list(const char *kind, const char *alliance, const struct figures_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        check(kind, alliance, list->figure[i].code, list->figure[i].side, list->figure[i].n);
    if (list->index.code)
        check(kind, alliance, list->index.code, NULL, known(list->index.value));
}

/* Three alliances that live, and one that has just begun. */
static void
check_alliances(const char *kind)
{
    struct err err = { 0 };
    struct query *query = query_start(book.store, &err, "SELECT id FROM alliance WHERE code IN"
                                      "('QB','BIO','SVW','STO') ORDER BY code", "");

    while (query_next(query, &err)) {
        struct figures figures;
        struct figures_context *context;
        const char *id = query_text(query, 0);

        must(figures_open(&figures, &book, &err), &err);
        context = figures_context(&figures, id, book_today(&book));
        check_list(kind, id, view_find(kind)->figures(context));
        figures_leave(context);
        figures_close(&figures);
    }
    must(query_end(query, &err), &err);
}

static void
every_governance_figure_lists_what_it_rests_on(void **state)
{
    (void)state;
    check_alliances("governance");
}

static void
every_learning_figure_lists_what_it_rests_on(void **state)
{
    (void)state;
    check_alliances("learning");
}

static void
every_progress_figure_lists_what_it_rests_on(void **state)
{
    (void)state;
    check_alliances("progress");
}

static void
every_factor_of_risk_lists_what_it_rests_on(void **state)
{
    (void)state;
    check_alliances("risk");
}

static void
every_figure_of_the_steps_lists_what_it_rests_on(void **state)
{
    (void)state;
    check_alliances("steps");
}

static void
every_figure_of_the_portfolio_lists_what_it_rests_on(void **state)
{
    struct portfolio portfolio = { 0 };
    struct err err = { 0 };

    (void)state;
    must(portfolio_make(&portfolio, &book, &err), &err);
    for (size_t i = 0; i < portfolio.list->n; i++)
        check("portfolio", NULL, portfolio.list->figure[i].code, NULL,
              portfolio.list->figure[i].n_rows);
    portfolio_free(&portfolio);
}

static void
a_rule_leads_to_its_metrics_and_a_factor_to_answers_and_statements(void **state)
{
    struct example example;
    struct view view;
    const struct panel *panel;

    (void)state;
    example_open(&example, "{'issue':[{'id':'i1','title':'x','raised_on':'2027-01-01',"
                           "'resolved_on':'2027-01-05','state':'resolved','our_contribution':'a',"
                           "'their_contribution':'b','root':'cost'}],"
                           "'answers':{'s04.afford':{'minor':100000,'currency':'EUR'}},"
                           "'commitment':[{'id':'c1','title':'Pay','promised_by':'us',"
                           "'promised_to':'them','due':'2028-01-01',"
                           "'value':{'minor':90000,'currency':'EUR'}}]}", NULL);
    panel_write(&example, (struct view_want){ .kind = view_find("progress"), .code = "HW1.R4",
                                              .columns = 78 }, &view);
    panel = panel_of(&view, "parts");
    panel_tells(panel_line_with(panel, "Two-sided inquiry"), "M4.1");
    panel_line_with(panel_of(&view, "formula"), "It rests on 5 figures");
    panel_line_with(panel_of(&view, "formula"), "amber from 50 up");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("progress"), .code = "HW1.R1",
                                              .columns = 78 }, &view);
    panel_line_with(panel_of(&view, "formula"), "amber from 50 up");   /* though it has no data */
    panel_lacks(panel_of(&view, "formula"), "not judged");
    panel_lacks(panel_of(&view, "course"), "datafrom");
    view_free(&view);
    panel_write(&example, (struct view_want){ .kind = view_find("risk"), .code = "money",
                                              .columns = 78 }, &view);
    panel = panel_of(&view, "parts");
    panel_opens(panel_line_with(panel, "Pay"), "commitment", "c1");
    assert_int_equal(panel_line_with(panel, "1,000 EUR")->aim.kind, AIM_STEP);
    assert_string_equal(panel_line_with(panel, "1,000 EUR")->aim.item, "s04.afford");
    view_free(&view);
    example_close(&example);
}

static void
a_figure_that_there_is_not_is_refused(void **state)
{
    struct view_want want = { .kind = view_find("portfolio"), .code = "Q99",
                              .day = book_today(&book), .columns = 78 };
    struct err err = { 0 };
    struct view view;

    (void)state;
    assert_false(view_write(&book, &want, &view, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_non_null(strstr(err.what, "'Q99'"));
}

int
main(void)
{
#define SAMPLE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        SAMPLE(every_governance_figure_lists_what_it_rests_on),
        SAMPLE(every_learning_figure_lists_what_it_rests_on),
        SAMPLE(every_progress_figure_lists_what_it_rests_on),
        SAMPLE(every_factor_of_risk_lists_what_it_rests_on),
        SAMPLE(every_figure_of_the_steps_lists_what_it_rests_on),
        SAMPLE(every_figure_of_the_portfolio_lists_what_it_rests_on),
        SAMPLE(a_figure_that_there_is_not_is_refused),
        TEST(a_rule_leads_to_its_metrics_and_a_factor_to_answers_and_statements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

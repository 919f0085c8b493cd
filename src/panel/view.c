#include "src/panel/view.h"

#include <stdint.h>
#include <string.h>

#include "src/figures/dashboard.h"
#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/portfolio.h"
#include "src/figures/progress.h"
#include "src/figures/risk.h"
#include "src/panel/benchmark_panels.h"
#include "src/figures/step_figures.h"
#include "src/ops/private.h"
#include "src/panel/calendar_panels.h"
#include "src/panel/figure_line.h"
#include "src/panel/figure_panels.h"
#include "src/panel/governance_panels.h"
#include "src/panel/learning_panels.h"
#include "src/panel/portfolio_panels.h"
#include "src/panel/progress_panels.h"
#include "src/panel/risks_panels.h"
#include "src/panel/step_panels.h"

const struct view_kind view_kinds[] = {
    { "governance", "Governance", true, figures_governance, figures_governance_sentence,
      governance_panels },
    { "learning", "Learning", true, figures_learning, figures_learning_said, learning_panels },
    { "progress", "Progress", true, figures_progress, figures_progress_sentence, progress_panels },
    { "risk", "Risks", true, figures_risk, figures_risk_said, risks_panels },
    { "calendar", "Calendar", true, NULL, calendar_sentence, calendar_panels },
    { "benchmark", "Beside our others", true, NULL, benchmark_headline, benchmark_panels },
    { "steps", "Figures of the steps", true, figures_steps, NULL, step_panels },
    { "portfolio", "Analysis", false, NULL, NULL, portfolio_panels },
};
const size_t view_kind_count = sizeof view_kinds / sizeof *view_kinds;

const struct view_kind *
view_find(const char *name)
{
    for (size_t i = 0; i < view_kind_count; i++)
        if (!strcmp(view_kinds[i].name, name))
            return &view_kinds[i];
    return NULL;
}

/* The head is as wide as all panels together. */
static void
write_head(struct sketch *sketch, const struct view_want *want)
{
    int columns = sketch->columns;

    sketch->panel = &sketch->view->head;
    sketch->columns = want->whole ? want->whole : columns;
    if (sketch->portfolio)
        sketch_wrap(sketch, INK_TITLE, 0, aim_none, sketch->portfolio->sentence);
    else if (want->kind->sentence)
        sketch_wrap(sketch, INK_TITLE, 0, aim_none, want->kind->sentence(sketch->context));
    if (sketch->list)
        figure_index(sketch);
    sketch->columns = columns;
}

/* There is such a figure, of whatever side, or it is the index. */
static bool
has_figure(const struct sketch *sketch, const char *code)
{
    const struct figures_list *list = sketch->list;

    for (size_t i = 0; list && i < list->n; i++)
        if (!strcmp(list->figure[i].code, code))
            return true;
    return list && list->index.code && !strcmp(list->index.code, code);
}

static void
refuse_figure(struct sketch *sketch, const struct view_want *want)
{
    struct err *err = sketch->figures->err;

    err_set(err, ERR_MISSING, "the view %.40s has no figure called '%.40s'", want->kind->name,
            want->code);
    if (sketch->list && sketch->list->n)
        err_hint(err, "Its figures are %s and others; 'entente dashboard' lists them.",
                 sketch->list->figure[0].code);
}

static void
write_panels(struct sketch *sketch, const struct view_want *want)
{
    struct view *view = sketch->view;

    view->title = arena_string(&view->arena, want->kind->title);
    if (want->code && !has_figure(sketch, want->code)) {
        refuse_figure(sketch, want);
    } else if (want->code && want->presenting && private_figure(want->code)) {
        err_set(sketch->figures->err, ERR_INPUT, "this figure is private and not shown while presenting");
    } else if (want->code) {
        figure_panels(sketch, want->code, want->side);
    } else {
        write_head(sketch, want);
        want->kind->panels(sketch);
    }
    sketch_end(sketch);
}

static void
write_alliance(struct sketch *sketch, const struct view_want *want, struct book *book,
               struct err *err)
{
    struct figures figures;

    if (!figures_open(&figures, book, err))
        return;
    figures.presenting = want->presenting;
    sketch->figures = &figures;
    sketch->context = figures_context(&figures, want->alliance, want->day);
    if (sketch->context && want->kind->figures)
        sketch->list = want->kind->figures(sketch->context);
    if (!err->kind)
        write_panels(sketch, want);
    figures_leave(sketch->context);
    figures_close(&figures);
}

static void
write_portfolio(struct sketch *sketch, const struct view_want *want, struct book *book,
                struct err *err)
{
    struct portfolio portfolio = { 0 };

    if (portfolio_make(&portfolio, book, err)) {
        sketch->figures = &portfolio.figures;
        sketch->context = portfolio.whole;
        sketch->portfolio = &portfolio;
        sketch->list = portfolio.list;
        write_panels(sketch, want);
    }
    portfolio_free(&portfolio);
}

bool
view_write(struct book *book, const struct view_want *want, struct view *view, struct err *err)
{
    struct sketch sketch = { .view = view, .family = want->kind->figures,
                             .columns = want->columns, .ascii = want->ascii,
                             .patience = want->patience ? want->patience : SIZE_MAX,
                             .presenting = want->presenting };

    memset(view, 0, sizeof *view);
    if (want->kind->of_alliance)
        write_alliance(&sketch, want, book, err);
    else
        write_portfolio(&sketch, want, book, err);
    if (err->kind)
        view_free(view);
    return !err->kind;
}

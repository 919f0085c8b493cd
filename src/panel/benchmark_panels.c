#include "src/panel/benchmark_panels.h"

#include <string.h>

#include "src/base/text.h"
#include "src/figures/benchmark.h"
#include "src/figures/dashboard.h"
#include "src/figures/governance.h"
#include "src/ops/private.h"
#include "src/panel/picture.h"

enum {
    SHOWN = 12, AHEAD = 3,       /* lines of the best, when not all can be shown */
    NAME = 30, VALUE = 11, BAR = 24, FIGURE = 30, FIGURE_MOST = 40, STRIP = 15,
};

static const char *
value_of(const struct figures_list *list, const struct figure *figure, double value)
{
    struct figure other = *figure;

    other.value = value;
    return dashboard_value(list, &other);
}

/* Some of the others are still to be computed: the numbers will change. */
static void
add_waiting(struct sketch *sketch, const struct peers *peers)
{
    if (peers->waiting)
        sketch_wrap(sketch, INK_NODATA, 0, aim_view(sketch, "portfolio"),
                    arena_printf(&sketch->view->arena, "%zu of the %zu others are not computed yet"
                                 " today; the analysis of the portfolio does it.",
                                 peers->waiting, peers->n));
}

/* ---- one figure ---- */

static struct aim
aim_standing(const struct sketch *sketch, const struct figure *figure,
             const struct standing *standing)
{
    struct aim aim = aim_figure(sketch, sketch->list->name, figure->code, figure->side);

    aim.alliance = standing->peer->id;
    return aim;
}

static void
add_standing(struct sketch *sketch, const struct figure *figure,
             const struct benchmark *benchmark, size_t i)
{
    const struct standing *standing = &benchmark->standing[i];
    bool ours = !standing->peer;
    double from = fmin(benchmark->lowest, 0), to = fmax(benchmark->highest, 0);
    const char *name = ours ? sketch->context->alliance->name : standing->peer->name;

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, ours ? INK_TITLE : INK_TEXT, 2,
                    ours ? aim_none : aim_standing(sketch, figure, standing),
                    arena_printf(&sketch->view->arena, "%s: %s", name,
                                 value_of(sketch->list, figure, standing->value)));
        return;
    }
    sketch_line(sketch, ours ? aim_none : aim_standing(sketch, figure, standing));
    sketch_fit(sketch, ours ? INK_TITLE : INK_TEXT, NAME, false, name);
    sketch_text(sketch, INK_TEXT, " ");
    picture_share(sketch, BAR, standing->value - from, to - from,
                  ours ? INK_ACCENT : INK_FILLED);
    sketch_fit(sketch, ours ? INK_TITLE : INK_TEXT, VALUE, true,
               value_of(sketch->list, figure, standing->value));
    if (ours)
        sketch_text(sketch, INK_TITLE, "  this one");
}

/* The best ones and those around ours; what is left out is counted. */
static void
add_standings(struct sketch *sketch, const struct figure *figure,
              const struct benchmark *benchmark)
{
    size_t ours = 0, from = 0, skipped = 0;

    while (ours < benchmark->n && benchmark->standing[ours].peer)
        ours++;
    if (benchmark->n > SHOWN && ours > SHOWN / 2)
        from = ours - SHOWN / 2 + AHEAD;
    for (size_t i = 0, shown = 0; i < benchmark->n; i++) {
        bool near = i < AHEAD || (i >= from && shown < SHOWN);

        if (near && skipped) {
            sketch_line(sketch, aim_none);
            sketch_printf(sketch, INK_MUTED, "%zu more between", skipped);
            skipped = 0;
        }
        if (near)
            add_standing(sketch, figure, benchmark, i);
        shown += near;
        skipped += !near;
    }
    if (skipped) {
        sketch_line(sketch, aim_none);
        sketch_printf(sketch, INK_MUTED, "%zu more behind", skipped);
    }
}

void
benchmark_panel(struct sketch *sketch, const char *code, const char *side)
{
    size_t n, i = 0;
    const struct figure_row *row = benchmark_figures(sketch->context, &n);
    struct peers peers;
    struct benchmark benchmark;

    while (i < n && (strcmp(row[i].figure.code, code) != 0 ||
                     strcmp(row[i].figure.side ? row[i].figure.side : "", side ? side : "")))
        i++;
    if (i == n)
        return;
    peers = peers_load(sketch->context, sketch->patience);
    benchmark = benchmark_make(sketch->context, &peers, code, side, row[i].figure.value);
    sketch_panel(sketch, "benchmark", "Beside our other alliances");
    sketch_wrap(sketch, INK_TEXT, 0, aim_view(sketch, "benchmark"),
                arena_printf(&sketch->view->arena, "%s; the middle is %s",
                             benchmark_words(sketch->context, &benchmark),
                             value_of(sketch->list, &row[i].figure, benchmark.middle)));
    add_waiting(sketch, &peers);
    add_standings(sketch, &row[i].figure, &benchmark);
}

/* ---- all figures ---- */

/* Where ours lies among theirs, the better ones at the right. */
static void
add_strip(struct sketch *sketch, const struct benchmark *benchmark)
{
    bool lower = benchmark->way == BENCHMARK_LOWER_IS_BETTER;
    double from = lower ? benchmark->highest : benchmark->lowest;
    double to = lower ? benchmark->lowest : benchmark->highest;
    char mark[STRIP] = { 0 };

    for (size_t i = 0; i < benchmark->n; i++) {
        const struct standing *standing = &benchmark->standing[i];
        double part = is_equal(from, to) ? 0.5 : (standing->value - from) / (to - from);
        int at = (int)lround(part * (STRIP - 1));

        mark[at] = !standing->peer || mark[at] == 'o' ? 'o' : 't';
    }
    for (int i = 0; i < STRIP; i++)
        if (mark[i] == 'o')
            sketch_text(sketch, INK_ACCENT, sketch->ascii ? "O" : "◆");
        else if (mark[i])
            sketch_text(sketch, INK_TEXT, sketch->ascii ? "x" : "◇");
        else
            sketch_text(sketch, INK_REST, sketch->ascii ? "-" : "─");
}

static void
add_figure(struct sketch *sketch, const struct figure_row *row, const struct benchmark *benchmark)
{
    const struct figure *figure = &row->figure;
    const char *words = benchmark_words(sketch->context, benchmark);
    const char *value = value_of(row->list, figure, figure->value);
    const char *name = arena_printf(&sketch->view->arena, "%s%s",
                                    dashboard_label(sketch->context, figure),
                                    !figure->side                  ? ""
                                    : !strcmp(figure->side, "us") ? ", ours"
                                                                   : ", theirs");
    struct aim aim = aim_figure(sketch, row->list->name, figure->code, figure->side);
    int room = sketch->columns - 2 - STRIP - VALUE - text_columns(words) - 3;

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, INK_TEXT, 2, aim,
                    arena_printf(&sketch->view->arena, "%s %s: %s", name, value, words));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, picture_ink(figure->light), 2, false, picture_glyph(sketch, figure->light));
    sketch_fit(sketch, INK_TEXT, room < FIGURE ? FIGURE : room < FIGURE_MOST ? room : FIGURE_MOST,
               false, name);
    sketch_text(sketch, INK_TEXT, " ");
    if (benchmark->n > 1)
        add_strip(sketch, benchmark);
    else
        sketch_fit(sketch, INK_REST, STRIP, false, "");
    sketch_fit(sketch, INK_TEXT, VALUE, true, value);
    if (!known(benchmark->percentile))
        sketch_printf(sketch, INK_MUTED, "  one of %zu", benchmark->n);
    else if (sketch_left(sketch) < 2 + text_columns(words))
        sketch_printf(sketch, INK_MUTED, "  ahead of %zu of %zu", benchmark->ahead,
                      benchmark->n - 1);
    else
        sketch_printf(sketch, INK_MUTED, "  %s", words);
}

const char *
benchmark_headline(struct figures_context *context)
{
    struct peers peers = peers_load(context, 0);

    if (peers.n + 1 < BENCHMARK_LEAST)
        return arena_printf(context->arena, "A comparison needs %d live alliances; there %s %zu.",
                            BENCHMARK_LEAST, peers.n ? "are" : "is", peers.n + 1);
    return arena_printf(context->arena, "Beside %zu other live alliances, by our own records; further"
                        " right is better. What fewer than %d alliances have is not ranked.",
                        peers.n, BENCHMARK_LEAST);
}

void
benchmark_panels(struct sketch *sketch)
{
    const struct figures_list *list = NULL;
    struct peers peers = peers_load(sketch->context, sketch->patience);
    size_t n;
    const struct figure_row *row = benchmark_figures(sketch->context, &n);

    for (size_t i = 0; i < n; i++) {
        struct benchmark benchmark;

        if (sketch->presenting && private_figure(row[i].figure.code))
            continue;
        benchmark = benchmark_make(sketch->context, &peers, row[i].figure.code,
                                                    row[i].figure.side, row[i].figure.value);

        if (row[i].list != list) {
            list = row[i].list;
            sketch_panel(sketch, list->name, dashboard_find(list->name)->title);
            if (!i)
                add_waiting(sketch, &peers);
        }
        add_figure(sketch, &row[i], &benchmark);
    }
}

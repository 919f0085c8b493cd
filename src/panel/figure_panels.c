#include "src/panel/figure_panels.h"

#include <stdlib.h>
#include <string.h>

#include "src/figures/dashboard.h"
#include "src/panel/benchmark_panels.h"
#include "src/panel/figure_line.h"
#include "src/panel/record_line.h"
#include "src/panel/risks_panels.h"

enum { RECORDS_MOST = 500 };

static const struct method_indicator *
indicator_of(struct sketch *sketch, const char *code)
{
    return method_indicator(sketch->context->method, code, sketch->figures->err);
}

/* "green from 90 %, red below 60 %" and its like; "" without bounds. */
static const char *
bounds_in_words(struct sketch *sketch, const struct bounds *bounds, const char *unit)
{
    struct arena *arena = &sketch->view->arena;
    const char *sign = unit && !strcmp(unit, "%") ? " %" : "";

    if (!known(bounds->green) || !known(bounds->red))
        return "";
    if (known(bounds->centre))
        return arena_printf(arena, "Green within %g%s of %g%s, red from %g%s away from it.",
                            bounds->green, sign, bounds->centre, sign, bounds->red, sign);
    if (bounds->green > bounds->red)
        return arena_printf(arena, "Green from %g%s up, red at %g%s and below, amber between.",
                            bounds->green, sign, bounds->red, sign);
    return arena_printf(arena, "Green up to %g%s, red from %g%s up, amber between.",
                        bounds->green, sign, bounds->red, sign);
}

static void
write_formula(struct sketch *sketch, const struct method_indicator *indicator, const char *code)
{
    struct bounds bounds = figures_bounds(sketch->context, code);
    const char *words;

    sketch_panel(sketch, "formula", "How it comes about");
    sketch_wrap(sketch, INK_TEXT, 0, aim_none, indicator->about);
    words = bounds_in_words(sketch, &bounds, indicator->unit);
    if (*words)
        sketch_wrap(sketch, INK_MUTED, 0, aim_none, words);
    if (indicator->weight)
        sketch_wrap(sketch, INK_MUTED, 0, aim_none,
                    arena_printf(&sketch->view->arena, "It has %d %% of the weight of the index.",
                                 indicator->weight));
}

/* What it was on earlier days, from the records as they stood then. */
static void
write_course(struct sketch *sketch, const char *code, const char *side)
{
    static const int ago[] = { 365, 180, 90, 30, 0 };

    if (!sketch->family)
        return;
    sketch_panel(sketch, "course", "What it was");
    for (size_t i = 0; i < sizeof ago / sizeof *ago; i++) {
        struct figures_context *then = figures_at(sketch->context, sketch->context->day - ago[i]);
        const struct figures_list *list = then ? sketch->family(then) : NULL;
        const struct figure *figure = list ? figures_find(list, code, side) : NULL;

        if (!figure)
            continue;
        sketch_line(sketch, aim_none);
        sketch_fit(sketch, INK_MUTED, 12, false, sketch_day(sketch, then->day));
        sketch_fit(sketch, INK_TEXT, 14, true, dashboard_value(list, figure));
        sketch_text(sketch, INK_TEXT, "  ");
        sketch_text(sketch, picture_ink(figure->light), picture_light(sketch, figure->light));
        sketch_printf(sketch, INK_MUTED, "  from %zu record%s", figure->n,
                      figure->n == 1 ? "" : "s");
    }
}

static void
write_records(struct sketch *sketch, const struct figure *figure)
{
    size_t n = figure->n_rows < RECORDS_MOST ? figure->n_rows : RECORDS_MOST;

    sketch_panel(sketch, "records",
                 arena_printf(&sketch->view->arena, "What it counts: %zu record%s", figure->n_rows,
                              figure->n_rows == 1 ? "" : "s"));
    for (size_t i = 0; i < n; i++)
        record_line(sketch, figure->rows[i]);
    if (n < figure->n_rows) {
        sketch_line(sketch, aim_none);
        sketch_printf(sketch, INK_MUTED, "and %zu more, in the register", figure->n_rows - n);
    }
    if (!n) {
        sketch_line(sketch, aim_none);
        sketch_text(sketch, INK_MUTED, known(figure->value) || figure->word
                    ? "It is made from other figures." : "There is nothing to count yet.");
    }
}

/* The parts of an index with their weights, the ones that pull it down first. */
static void
write_parts(struct sketch *sketch)
{
    sketch_panel(sketch, "parts", "What it is made of");
    for (size_t i = 0; i < sketch->list->n; i++) {
        const struct figure *figure = &sketch->list->figure[i];
        const struct method_indicator *indicator = indicator_of(sketch, figure->code);

        if (!indicator || !indicator->weight || strchr(figure->code, '.'))
            continue;
        figure_line(sketch, figure->code, figure->side, NULL);
    }
}

void
figure_panels(struct sketch *sketch, const char *code, const char *side)
{
    const struct figure *figure = figures_find(sketch->list, code, side);
    const struct method_indicator *indicator = indicator_of(sketch, code);

    sketch->panel = &sketch->view->head;
    if (indicator)
        sketch->view->title = arena_string(&sketch->view->arena, indicator->name);
    if (sketch->list->index.code && !strcmp(code, sketch->list->index.code))
        figure_index(sketch);
    else if (figure)
        figure_line(sketch, code, side, NULL);
    for (size_t i = 0; i < sketch->view->head.n; i++)
        sketch->view->head.line[i].aim = aim_none;         /* we are there */
    if (indicator)
        write_formula(sketch, indicator, code);
    warning_panels(sketch, code);
    if (figure)
        write_course(sketch, code, side);
    if (!sketch->portfolio)
        benchmark_panel(sketch, code, side);
    if (figure) {
        write_records(sketch, figure);
    } else {
        write_parts(sketch);
    }
}

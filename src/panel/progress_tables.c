/* The tables of metrics: what is on the way (progress), and what comes out (goals) (D.2, D.5). */
#include <math.h>
#include <string.h>

#include "src/base/number.h"
#include "src/figures/dashboard.h"
#include "src/figures/progress.h"
#include "src/figures/progress_default.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/step_figures.h"
#include "src/panel/figure_line.h"
#include "src/panel/figure_next.h"
#include "src/panel/progress_panels.h"

enum { COURSE = 8, QUARTERS = 5, QUARTER = 90, CODE = 6, VALUE = 12, STATE = 18, GOAL_BAR = 12 };

/* A metric as its line shows it. */
struct row {
    const struct figure *figure;
    const struct metric_facts *record;       /* NULL: none */
    const struct progress_default *shipped;  /* NULL: the alliance added it */
    struct reading_seen reading;             /* the newest; id NULL: none */
    bool by_hand;                            /* its value is that reading, or would be */
};

static struct row
row_of(struct sketch *sketch, const struct figure *figure)
{
    struct row row = { .figure = figure, .record = progress_record(sketch->context, figure->code) };

    for (size_t i = 0; i < PROGRESS_DEFAULTS; i++)
        if (is_code(figure->code, progress_defaults[i].code))
            row.shipped = &progress_defaults[i];
    row.reading = readings_of(figures_readings(sketch->context),
                              row.record ? row.record->fact.id : NULL);
    row.by_hand = !row.shipped || (!row.shipped->compute && !row.shipped->letter) ||
                  (row.reading.id && figure->n_rows == 1 &&
                   is_code(figure->rows[0], row.reading.id));
    return row;
}

/* ---- the course ---- */

/* The last readings, oldest first; NAN before the first of them. */
static void
read_course(struct sketch *sketch, const struct row *row, double course[COURSE])
{
    struct reading_seen newest[COURSE];
    size_t n = row->record ? readings_newest(sketch->context, row->record->fact.id, newest, COURSE)
                           : 0;

    for (size_t i = 0; i < COURSE; i++)
        course[COURSE - 1 - i] = i < n ? newest[i].value : NAN;
}

/* What it was at the end of the last quarters, from the records as they stood. */
static void
compute_course(struct sketch *sketch, const struct row *row, double course[COURSE])
{
    for (int i = 0; i < COURSE; i++) {
        int ago = COURSE - 1 - i;
        struct figures_context *then = ago < QUARTERS
            ? figures_at(sketch->context, sketch->context->day - QUARTER * ago) : NULL;

        course[i] = then ? figures_value(figures_metrics(then), row->figure->code, NULL)
                         : NAN;
    }
}

static void
draw_course(struct sketch *sketch, const struct row *row)
{
    double course[COURSE], least = NAN, most = NAN;
    struct bounds bounds;
    struct scale scale;

    (row->by_hand ? read_course : compute_course)(sketch, row, course);
    for (size_t i = 0; i < COURSE; i++) {
        least = fmin(least, course[i]);
        most = fmax(most, course[i]);
    }
    if (most > least) {
        picture_course(sketch, INK_ACCENT, course, COURSE, least, most);
        return;
    }
    /* It never moved: where it lies is where it stands on its scale. */
    bounds = figure_bounds(sketch, row->figure);
    scale = picture_scale(&bounds, row->figure->unit, most);
    picture_course(sketch, INK_ACCENT, course, COURSE, scale.from, scale.to);
}

/* ---- where a value comes from ---- */

static const char *
source_of(struct sketch *sketch, const struct row *row, enum ink *ink)
{
    bool stale;

    *ink = INK_MUTED;
    if (!row->by_hand)
        return row->shipped->letter ? "from the check" : "from records";
    if (!row->reading.id)
        return "";
    stale = row->record && !metric_is_fresh(row->record->frequency, row->reading.date,
                                            sketch->context->day);
    *ink = stale ? INK_BAD : INK_MUTED;
    return arena_printf(&sketch->view->arena, "%s %s", stale ? "stale" : "fresh",
                        sketch_day(sketch, row->reading.date));
}

/* ---- progress metrics ---- */

static void
metric_line(struct sketch *sketch, const struct figure *figure)
{
    struct row row = row_of(sketch, figure);
    bool has = figure_has_data(figure);
    struct figure_next next = has ? (struct figure_next){ NULL, aim_figure(sketch, "progress",
                                                                           figure->code, NULL) }
                                  : figure_next_of(sketch, figure);
    struct aim aim = next.aim;
    const char *missing = next.words, *source;
    enum ink ink;
    const char *label = dashboard_label(sketch->context, figure);
    int room;

    source = source_of(sketch, &row, &ink);
    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, picture_ink(figure->light), 2, aim,
                    arena_printf(&sketch->view->arena, "%s %s %s: %s%s%s",
                                 picture_glyph(sketch, figure->light), figure->code, label,
                                 missing ? missing : dashboard_value(sketch->list, figure),
                                 missing || !*source ? "" : ", ", missing ? "" : source));
        return;
    }
    sketch_line(sketch, aim);
    sketch_printf(sketch, picture_ink(figure->light), "%s ", picture_glyph(sketch, figure->light));
    sketch_fit(sketch, INK_MUTED, CODE - 1, false, figure->code);
    sketch_text(sketch, INK_TEXT, " ");
    room = sketch_left(sketch) - COURSE - VALUE - STATE - 1;
    sketch_fit(sketch, INK_TEXT, room, false, label);
    sketch_text(sketch, INK_TEXT, " ");
    if (missing) {
        sketch_text(sketch, INK_NODATA, missing);
        return;
    }
    draw_course(sketch, &row);
    sketch_fit(sketch, picture_ink(figure->light), VALUE, true,
               dashboard_value(sketch->list, figure));
    sketch_fit(sketch, ink, STATE, true, source);
}

void
panel_metrics(struct sketch *sketch)
{
    size_t n;
    const struct metric_facts **own = progress_added(sketch->context, "progress", &n);

    sketch_panel(sketch, "metrics", "Progress metrics, the last of each in marks");
    for (size_t i = 0; i < PROGRESS_DEFAULTS; i++) {
        const struct figure *figure = figures_find(sketch->list, progress_defaults[i].code, NULL);

        if (figure)
            metric_line(sketch, figure);
    }
    for (size_t i = 0; i < n; i++) {
        const struct figure *figure = figures_find(sketch->list, own[i]->code, NULL);

        if (figure)
            metric_line(sketch, figure);
    }
    figure_line(sketch, "HW9", NULL);
    figure_line(sketch, "HW9.stale", NULL);
}

/* ---- goals ---- */

/* "96 of 120 EUR m" */
static const char *
against_plan(struct sketch *sketch, const struct metric_facts *metric,
             const struct reading_seen *reading)
{
    double expected = progress_expected(sketch->context, metric, reading->date);
    struct arena *arena = &sketch->view->arena;
    const char *unit = dashboard_unit(metric->unit);

    if (!reading->id)
        return "note a reading";
    if (known(expected))
        return arena_printf(arena, "%s of %s %s", number_write(arena, reading->value, 2),
                            number_write(arena, expected, 1), unit);
    return arena_printf(arena, "%s, aim %s %s", number_write(arena, reading->value, 2),
                        known(metric->target) ? number_write(arena, metric->target, 2) : "unknown",
                        unit);
}

static void
goal_line(struct sketch *sketch, const struct metric_facts *metric, const struct figure *figure,
          bool early)
{
    struct reading_seen reading = readings_of(figures_readings(sketch->context), metric->fact.id);
    struct bounds bounds = figures_bounds_over(sketch->context, metric->code,
                                               figures_bounds(sketch->context, "goal"));
    struct scale scale = { .from = 0, .to = 150, .bounds = bounds };
    const char *plan = against_plan(sketch, metric, &reading);
    const char *light = !early ? picture_glyph(sketch, figure->light)
                        : !known(figure->value) ? picture_glyph(sketch, LIGHT_NONE)
                        : sketch->ascii ? "o" : "○";
    const char *percent = known(figure->value)
        ? arena_printf(&sketch->view->arena, "%.0f %%", figure->value) : "no data";
    struct aim aim = reading.id ? aim_figure(sketch, "progress", figure->code, NULL)
                                : figure_next_of(sketch, figure).aim;
    enum ink ink = early ? INK_ACCENT : picture_ink(figure->light);

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, ink, 2, aim,
                    arena_printf(&sketch->view->arena, "%s %s: %s, %s%s", light, metric->name,
                                 percent, plan, early ? ", too early to judge" : ""));
        return;
    }
    sketch_line(sketch, aim);
    sketch_printf(sketch, ink, "%s ", light);
    sketch_fit(sketch, INK_TEXT, sketch_left(sketch) - GOAL_BAR - 35, false, metric->name);
    sketch_text(sketch, INK_TEXT, " ");
    picture_bar(sketch, GOAL_BAR, &scale, figure->value, ink);
    sketch_fit(sketch, ink, 8, true, percent);
    sketch_text(sketch, INK_TEXT, "  ");
    sketch_cell(sketch, reading.id ? aim_record(sketch, "reading", reading.id) : aim_none);
    sketch_text(sketch, reading.id ? INK_TEXT : INK_NODATA, plan);
}

void
panel_goals(struct sketch *sketch)
{
    bool early = !step_is_past_patience(sketch->context);
    long until = step_patience_until(sketch->context);
    size_t n;
    const struct metric_facts **goal = progress_added(sketch->context, "goal", &n);

    sketch_panel(sketch, "goals", "Goals: what was reached of what was expected by then");
    for (size_t i = 0; i < n; i++) {
        const struct figure *figure = figures_find(sketch->list, goal[i]->code, NULL);

        if (figure)
            goal_line(sketch, goal[i], figure, early);
    }
    if (!n)
        sketch_wrap(sketch, INK_NODATA, 2, figure_next_of_code(sketch, "HW3").aim,
                    "+ no goal is measured yet: record a goal metric with its target");
    else if (early)
        sketch_wrap(sketch, INK_MUTED, 2, aim_step(sketch, 8, "s08.patience"),
                    day_known(until)
                    ? arena_printf(&sketch->view->arena,
                                   "Hollow lights: too early to judge before %s, as step 8 says.",
                                   sketch_day(sketch, until))
                    : "Hollow lights: too early to judge; step 8 says from when on.");
    figure_line(sketch, "HW3", NULL);
}

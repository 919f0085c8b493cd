#include "src/panel/figure_panels.h"

#include <stdlib.h>
#include <string.h>

#include "src/figures/dashboard.h"
#include "src/figures/figure_parts.h"
#include "src/figures/plan_progress.h"
#include "src/figures/progress_metrics.h"
#include "src/ops/private.h"
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

/* What makes it green or red; a warning tells that by itself. */
static const char *
judged_by(struct sketch *sketch, const struct figure *figure, const char *code)
{
    static const char bands[] = "Green from 75 up, amber from 50 up, red below 50.";
    struct bounds bounds = figure ? figure_bounds(sketch, figure)
                                  : figures_bounds(sketch->context, code);
    bool index = is_equal(bounds.green, 75) && is_equal(bounds.red, 50) &&
                 !known(figures_bounds(sketch->context, code).green);
    const char *text = NULL;
    struct str words = { 0 };

    if (!figure || index)
        return bands;
    light_words(&bounds, figure->unit, &words);
    if (words.len)
        text = arena_string(&sketch->view->arena, str_text(&words));
    str_free(&words);
    if (text)
        return text;
    if (!figure->word && !known(figure->value))
        return !strncmp(code, "HW1.", 4) ? bands : "";        /* one with data is lit by them */
    return figure->word || figure->light != LIGHT_NONE
           ? "" : "It has no bounds: it is shown, and not judged.";
}

/* How much data there is: records, values out of them, parts. */
static const char *
rests_on(struct sketch *sketch, const struct figure *figure, const struct figure_parts *parts)
{
    struct arena *arena = &sketch->view->arena;
    size_t figures = 0, with = 0;

    for (size_t i = 0; i < parts->n; i++)
        if (parts->part[i].kind == PART_FIGURE && !day_known(parts->part[i].then)) {
            figures++;
            with += parts->part[i].figure->word || known(parts->part[i].figure->value);
        }
    if (figure && figure->n_rows && figure->n == figure->n_rows)
        return arena_printf(arena, "It rests on %zu record%s.", figure->n,
                            figure->n == 1 ? "" : "s");
    if (figure && figure->n_rows)
        return arena_printf(arena, "It rests on %zu value%s out of %zu record%s.", figure->n,
                            figure->n == 1 ? "" : "s", figure->n_rows,
                            figure->n_rows == 1 ? "" : "s");
    if (parts->n && figures < parts->n)
        return arena_printf(arena, "It rests on the %zu part%s below.", parts->n,
                            parts->n == 1 ? "" : "s");
    if (figures == 1)
        return with ? "It rests on one figure." : "It rests on one figure, which has no data.";
    if (figures)
        return arena_printf(arena, "It rests on %zu figures, %s%s with data.", figures,
                            with == figures ? "all" : arena_printf(arena, "%zu", with),
                            with == figures ? "" : " of them");
    return figure && !figure->n && !parts->n ? "It has no data yet." : "";
}

/* The formula in words; the alliance's own metrics are all read alike. */
static const char *
about(struct sketch *sketch, const struct method_indicator *indicator, const char *code)
{
    static const char *const parts[][2] = {
        { "L6.O", "The mean of the newest answers of our side to the questions of this objective,"
                  " from 0 to 100. Half of the questions must be answered." },
        { "L9.K1", "How intense the connections are: half from access and connections among the six"
                   " objectives, half from the score of the connection intensity." },
        { "L9.K2", "How well the knowledge ties to what we know: the mean of judging its value,"
                   " using what we know, and knowing what we want it for." },
        { "L9.K3", "Whether the people of the alliance and our house think alike: six tenths from"
                   " keeping cultures in line, four tenths from two statements of the health check." },
        { "L18.Y", "The distance between what our side and theirs were rated, from the newest rating"
                   " of each side." },
        { "P1.", "How many alliances of the portfolio are of this kind." },
        { "P2.", "How many live alliances have this as their current step." },
        { "P7.planned", "The sum of the values planned, in the currency of the portfolio." },
        { "P7.realised", "The sum of the values realised, in the currency of the portfolio." },
        { "P10.", "How many closed alliances ended like this." },
    };
    const struct metric_facts *metric = progress_record(sketch->context, code);
    const struct method_indicator *goal = indicator_of(sketch, "goal");

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strncmp(code, parts[i][0], strlen(parts[i][0])))
            return parts[i][1];
    if (indicator)
        return indicator->about;
    if (metric && is_code(metric->kind, "goal") && goal)
        return goal->about;
    return "The newest reading of this metric, held against the bounds the metric itself names.";
}

static void
write_formula(struct sketch *sketch, const struct method_indicator *indicator,
              const struct figure *figure, const char *code, const struct figure_parts *parts)
{
    const char *words;

    sketch_panel(sketch, "formula", "How it comes about");
    sketch_wrap(sketch, INK_TEXT, 0, aim_none, about(sketch, indicator, code));
    words = judged_by(sketch, figure, code);
    if (*words)
        sketch_wrap(sketch, INK_MUTED, 0, aim_none, words);
    if (indicator && indicator->weight && !strchr(code, '.'))
        sketch_wrap(sketch, INK_MUTED, 0, aim_none,
                    arena_printf(&sketch->view->arena, "It has %d %% of the weight of the index.",
                                 indicator->weight));
    words = rests_on(sketch, figure, parts);
    if (*words)
        sketch_wrap(sketch, INK_MUTED, 0, aim_none, words);
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
        sketch_fit(sketch, INK_TEXT, 17, true, dashboard_value(list, figure));
        sketch_text(sketch, INK_TEXT, "  ");
        sketch_fit(sketch, picture_ink(figure->light), 10, false,
                   figure->light == LIGHT_NONE && known(figure->value)
                   ? "" : picture_light(sketch, figure->light));
        if (figure->n && !figure->word)
            sketch_printf(sketch, INK_MUTED, "from %zu %s%s", figure->n,
                          figure->n == figure->n_rows ? "record" : figure->n_rows ? "value" : "part",
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
}

static void
write_nothing(struct sketch *sketch, bool has_value)
{
    sketch_panel(sketch, "records", "What it counts");
    sketch_line(sketch, aim_none);
    sketch_text(sketch, INK_MUTED, has_value ? "No record falls in the time that counts."
                                             : "There is nothing to count yet.");
}

static void
write_part(struct sketch *sketch, const struct figure_part *part)
{
    switch (part->kind) {
    case PART_FIGURE:
        figure_line_part(sketch, part->list, part->figure, part->then);
        break;
    case PART_INDEX:
        figure_line_index(sketch, part->list);
        break;
    case PART_QUESTION:
        question_line(sketch, part->key);
        break;
    case PART_RECORD:
        record_line(sketch, part->id);
        break;
    case PART_STATEMENT:
        statement_line(sketch, part->key, part->id);
        break;
    }
}

static void
write_parts(struct sketch *sketch, const struct figure_parts *parts)
{
    sketch_panel(sketch, "parts", "What it is made of");
    for (size_t i = 0; i < parts->n; i++)
        write_part(sketch, &parts->part[i]);
}

/* What is private is neither a part nor counted as one while presenting. */
static bool
hides_part(struct sketch *sketch, const struct figure_part *part)
{
    switch (part->kind) {
    case PART_FIGURE:
        return sketch->presenting && private_figure(part->figure->code);
    case PART_QUESTION:
        return record_hides_question(sketch, part->key);
    case PART_RECORD:
        return record_hides(sketch, part->id);
    default:
        return false;
    }
}

static void
leave_out_parts(struct sketch *sketch, struct figure_parts *parts)
{
    size_t kept = 0;

    for (size_t i = 0; i < parts->n; i++)
        if (!hides_part(sketch, &parts->part[i]))
            parts->part[kept++] = parts->part[i];
    parts->n = kept;
}

/* The figure without its private rows, for the list below it. */
static struct figure
without_rows(struct sketch *sketch, const struct figure *figure)
{
    struct figure open = *figure;

    open.rows = arena_alloc(&sketch->view->arena, (figure->n_rows + 1) * sizeof *open.rows);
    open.n_rows = 0;
    for (size_t i = 0; i < figure->n_rows; i++)
        if (!record_hides(sketch, figure->rows[i]))
            open.rows[open.n_rows++] = figure->rows[i];
    return open;
}

void
figure_panels(struct sketch *sketch, const char *code, const char *side)
{
    const struct figure *figure = figures_find(sketch->list, code, side);
    const struct method_indicator *indicator = indicator_of(sketch, code);
    struct figure_parts parts = figure_parts_of(sketch->context, sketch->list, code);
    struct figure open;

    if (sketch->presenting && figure) {
        open = without_rows(sketch, figure);
        figure = &open;
    }
    if (sketch->presenting)
        leave_out_parts(sketch, &parts);
    sketch->panel = &sketch->view->head;
    if (indicator || figure)
        sketch->view->title = arena_string(&sketch->view->arena,
                                           figure ? dashboard_label(sketch->context, figure)
                                                  : indicator->name);
    if (sketch->list->index.code && !strcmp(code, sketch->list->index.code))
        figure_index(sketch);
    else if (figure)
        figure_line(sketch, code, side);
    for (size_t i = 0; i < sketch->view->head.n; i++)
        if (sketch->view->head.line[i].aim.kind == AIM_FIGURE)
            sketch->view->head.line[i].aim = aim_none;     /* we are there */
    write_formula(sketch, indicator, figure, code, &parts);
    warning_panels(sketch, code);
    if (figure)
        write_course(sketch, code, side);
    write_parts(sketch, &parts);
    if (figure && figure->n_rows)
        write_records(sketch, figure);
    else if (!parts.n)
        write_nothing(sketch, figure && (figure->word || known(figure->value)));
    if (!sketch->portfolio)
        benchmark_panel(sketch, code, side);
}

#include "src/figures/progress_metrics.h"

#include <stdlib.h>
#include <string.h>

#include "src/figures/answers.h"
#include "src/figures/progress_default.h"
#include "src/figures/readings.h"
#include "src/figures/step_figures.h"
#include "src/figures/survey.h"

/* ---- which there are ---- */

static const struct progress_default *
default_of(const char *code)
{
    for (size_t i = 0; i < PROGRESS_DEFAULTS; i++)
        if (is_code(code, progress_defaults[i].code))
            return &progress_defaults[i];
    return NULL;
}

const struct metric_facts *
progress_record(struct figures_context *context, const char *code)
{
    size_t n;
    const struct metric_facts *metric = figures_rows(context, &metric_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(metric[i].code, code))
            return &metric[i];
    return NULL;
}

bool
progress_is_active(struct figures_context *context, const char *code)
{
    const struct metric_facts *record = progress_record(context, code);

    return !record || record->active == 1;
}

static int
by_code(const void *left, const void *right)
{
    const struct metric_facts *const *a = left, *const *b = right;
    int order = strcmp((*a)->code, (*b)->code);

    return order ? order : strcmp((*a)->fact.id, (*b)->fact.id);
}

const struct metric_facts **
progress_added(struct figures_context *context, const char *kind, size_t *n)
{
    size_t n_all;
    const struct metric_facts *metric = figures_rows(context, &metric_plan, &n_all);
    const struct metric_facts **added = arena_alloc(context->arena, (n_all + 1) * sizeof *added);

    *n = 0;
    for (size_t i = 0; i < n_all; i++)
        if (is_code(metric[i].kind, kind) && metric[i].active == 1 && metric[i].code &&
            !default_of(metric[i].code))
            added[(*n)++] = &metric[i];
    qsort(added, *n, sizeof *added, by_code);
    return added;
}

void
progress_tally_fresh(struct figures_context *context, struct tally *base)
{
    const struct readings *readings = figures_readings(context);
    size_t n;
    const struct metric_facts *metric = figures_rows(context, &metric_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (metric[i].active == 1 && is_code(metric[i].how, "manual"))
            tally_count(base, metric[i].fact.id,
                        metric_is_fresh(metric[i].frequency,
                                        readings_of(readings, metric[i].fact.id).date,
                                        context->day));
}

/* ---- default ones ---- */

/* The newest reading of the metric is the whole base. */
static double
read_value(struct figures_context *context, const struct metric_facts *record, struct tally *base)
{
    struct reading_seen reading =
        readings_of(figures_readings(context), record ? record->fact.id : NULL);

    *base = figures_base(context);
    if (reading.id)
        tally_add(base, reading.id);
    return reading.value;
}

/* What the record says goes before what was edited or ships. */
static struct bounds
default_bounds(struct figures_context *context, const char *code,
               const struct metric_facts *record)
{
    struct bounds bounds = figures_bounds(context, code);

    if (!record)
        return bounds;
    if (known(record->green))
        bounds.green = record->green;
    if (known(record->red))
        bounds.red = record->red;
    if (known(bounds.centre) && is_code(record->direction, "band") && known(record->target))
        bounds.centre = record->target;
    return bounds;
}

static void
judge(struct figure *figure, const struct bounds *bounds)
{
    figure->score = light_score(bounds, figure->value);
    figure->light = light_of_score(figure->score);
}

void
progress_add_default(struct figures_list *list, const char *code)
{
    struct figures_context *context = list->context;
    const struct progress_default *metric = default_of(code);
    const struct metric_facts *record = progress_record(context, code);
    const struct survey_seen *survey = metric->letter ? figures_survey(context) : NULL;
    struct bounds bounds = default_bounds(context, code, record);
    struct tally base = figures_base(context);
    struct figure *figure;
    size_t n = 0;
    double value;

    if (survey) {
        value = survey_letter(survey->result, metric->letter, metric->letter == 'H', &n);
        if (survey->id)
            tally_add(&base, survey->id);
    } else {
        value = metric->compute ? metric->compute(context, &base) : NAN;
        if (!metric->compute || (metric->is_by_hand && metric->is_by_hand(context, &base)))
            value = read_value(context, record, &base);
    }
    figure = figures_add_plain(list, code, NULL, value, &base);
    judge(figure, &bounds);
    if (survey)
        figure->n = n;           /* statements; its row is the survey */
    if (record)
        figure->name = record->name;
}

/* ---- the alliance's own ---- */

static struct figure *
add_named(struct figures_list *list, const struct metric_facts *metric, double value,
          const struct tally *base, const char *unit)
{
    struct figure *figure = figures_add_plain(list, metric->code, NULL, value, base);

    figure->name = metric->name;
    figure->unit = unit;
    return figure;
}

/* No bounds, no light: a band without its centre cannot be judged. */
static struct bounds
own_bounds(const struct metric_facts *metric)
{
    bool band = is_code(metric->direction, "band");

    if (band && !known(metric->target))
        return (struct bounds){ NAN, NAN, NAN };
    return (struct bounds){ metric->green, metric->red, band ? metric->target : NAN };
}

void
progress_add_own(struct figures_list *list, const struct metric_facts *metric)
{
    struct bounds bounds = own_bounds(metric);
    struct tally base;
    double value = read_value(list->context, metric, &base);

    judge(add_named(list, metric, value, &base, metric->unit), &bounds);
}

static int
by_date(const void *left, const void *right)
{
    const struct plan_point_facts *a = left, *b = right;

    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return strcmp(a->fact.id, b->fact.id);
}

static struct goal_plan
goal_plan_of(struct figures_context *context, const struct metric_facts *metric)
{
    size_t n;
    const struct plan_point_facts *point = figures_rows(context, &plan_point_plan, &n);
    struct plan_point_facts *own = arena_alloc(context->arena, (n + 1) * sizeof *own);
    struct goal_plan plan = {
        .baseline = metric->baseline, .target = metric->target, .due = metric->due,
        .start = day_known(metric->start_on) ? metric->start_on
                                             : answer_day(context, "s08.effective"),
        .point = own,
    };

    for (size_t i = 0; i < n; i++)
        if (is_code(point[i].metric, metric->fact.id))
            own[plan.n_points++] = point[i];
    qsort(own, plan.n_points, sizeof *own, by_date);
    return plan;
}

double
progress_expected(struct figures_context *context, const struct metric_facts *metric, long day)
{
    struct goal_plan plan = goal_plan_of(context, metric);

    return is_code(metric->direction, "band") ? NAN : goal_expected(&plan, day);
}

double
progress_attainment(struct figures_context *context, const struct metric_facts *metric,
                    const struct reading_seen *reading)
{
    struct goal_plan plan;

    if (is_code(metric->direction, "band"))
        return goal_nearness(metric->target, metric->green, metric->red, reading->value);
    plan = goal_plan_of(context, metric);
    return goal_attainment(&plan, reading->value, reading->date);
}

static struct bounds
goal_bounds(struct figures_context *context, const struct metric_facts *metric)
{
    return figures_bounds_over(context, metric->code, figures_bounds(context, "goal"));
}

void
progress_add_goal(struct figures_list *list, const struct metric_facts *metric)
{
    struct figures_context *context = list->context;
    struct reading_seen reading = readings_of(figures_readings(context), metric->fact.id);
    struct tally base;
    struct bounds bounds;
    struct figure *figure;

    read_value(context, metric, &base);
    figure = add_named(list, metric, progress_attainment(context, metric, &reading), &base, "%");
    bounds = goal_bounds(context, metric);
    if (step_is_past_patience(context))
        judge(figure, &bounds);
}

bool
progress_bounds(struct figures_context *context, const char *code, struct bounds *out)
{
    const struct metric_facts *metric = progress_record(context, code);
    bool shipped = default_of(code) != NULL;

    if (!shipped && !metric)
        return false;
    *out = shipped ? default_bounds(context, code, metric)
           : is_code(metric->kind, "goal") ? goal_bounds(context, metric) : own_bounds(metric);
    return true;
}

enum light
progress_judge(struct figures_context *context, const struct metric_facts *metric,
               const struct reading_seen *reading)
{
    bool goal = is_code(metric->kind, "goal");
    struct bounds bounds;

    if (goal && !step_is_past_patience(context))
        return LIGHT_NONE;
    bounds = default_of(metric->code) ? default_bounds(context, metric->code, metric)
             : goal                   ? goal_bounds(context, metric)
                                      : own_bounds(metric);
    return light_of_score(light_score(&bounds, goal ? progress_attainment(context, metric, reading)
                                                    : reading->value));
}

#include "src/figures/progress.h"

#include "src/figures/plan_progress.h"
#include "src/figures/progress_default.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/sentence.h"
#include "src/figures/step_figures.h"
#include "src/figures/survey.h"

enum { RULES = 5, DAYS_OF_WARNING = 60 };

static const char name[] = "progress";

/* ---- metrics, rules, progress and goals: what the early warning compares ---- */

/* Default metrics, then added ones, then goals. */
const struct figures_list *
figures_metrics(struct figures_context *context)
{
    static const char metrics_name[] = "progress metrics";
    struct figures_list *list = figures_list_made(context, metrics_name);
    const struct metric_facts **metric;
    size_t n;

    if (list)
        return list;
    list = figures_list_new(context, metrics_name);
    for (size_t i = 0; i < PROGRESS_DEFAULTS; i++)
        progress_add_default(list, progress_defaults[i].code);
    metric = progress_added(context, "progress", &n);
    for (size_t i = 0; i < n; i++)
        progress_add_own(list, metric[i]);
    metric = progress_added(context, "goal", &n);
    for (size_t i = 0; i < n; i++)
        progress_add_goal(list, metric[i]);
    return list;
}

/* A mean whose bands are those of an index: its score is its value. */
static double
add_index_mean(struct figures_list *list, const char *code, const struct parts *parts)
{
    struct figure *figure = figures_add_plain(list, code, NULL, parts_mean(parts), NULL);

    figure->n = parts->n;
    figure->score = figure->value;
    figure->light = light_of_index(figure->value);
    return figure->value;
}

static double
add_rule(struct figures_list *list, const struct figures_list *metrics, int rule)
{
    const char *letters = arena_printf(list->arena, "R%d", rule);
    struct parts parts = { 0 };
    size_t n;
    const struct metric_facts **own = progress_added(list->context, "progress", &n);

    for (size_t i = 0; i < PROGRESS_DEFAULTS; i++)
        if (progress_defaults[i].code[1] == letters[1] &&
            progress_is_active(list->context, progress_defaults[i].code))
            parts_add(&parts, 1, metrics->figure[i].score);
    for (size_t i = 0; i < n; i++)
        if (is_code(own[i]->rule, letters))
            parts_add(&parts, 1, metrics->figure[PROGRESS_DEFAULTS + i].score);
    return add_index_mean(list, arena_printf(list->arena, "HW1.%s", letters), &parts);
}

static void
add_goals(struct figures_list *list, const struct figures_list *metrics)
{
    struct parts parts = { 0 };
    size_t n;

    progress_added(list->context, "goal", &n);
    for (size_t i = metrics->n - n; step_is_past_patience(list->context) && i < metrics->n; i++) {
        double attained = metrics->figure[i].value;

        parts_add(&parts, 1, attained > 100 ? 100 : attained);
    }
    add_index_mean(list, "HW3", &parts);
}

const struct figures_list *
figures_progress_indices(struct figures_context *context)
{
    static const char indices_name[] = "progress indices";
    struct figures_list *list = figures_list_made(context, indices_name);
    const struct figures_list *metrics;
    struct parts parts = { 0 };

    if (list)
        return list;
    metrics = figures_metrics(context);
    list = figures_list_new(context, indices_name);
    for (int rule = 1; rule <= RULES; rule++)
        parts_add(&parts, 1, add_rule(list, metrics, rule));
    add_index_mean(list, "HW2", &parts);
    add_goals(list, metrics);
    return list;
}

static struct figure *
copy(struct figures_list *list, const struct figure *figure)
{
    struct figure *to = figures_add_plain(list, figure->code, NULL, NAN, NULL);

    *to = *figure;
    return to;
}

/* The figure of a metric under another code: the same value, base, score and light. */
static void
add_same(struct figures_list *list, const char *code, const char *metric)
{
    struct figure *to = copy(list, figures_find(figures_metrics(list->context), metric, NULL));

    to->code = code;
    to->name = NULL;
}

/* ---- HW4 to HW10 ---- */

const char *
figures_quadrant(struct figures_context *context)
{
    const struct figures_list *list = figures_progress_indices(context);
    enum light light;

    return metric_quadrant(figures_value(list, "HW2", NULL), figures_value(list, "HW3", NULL),
                           &light);
}

static void
add_quadrant(struct figures_list *list)
{
    double progress = figures_value(list, "HW2", NULL), goals = figures_value(list, "HW3", NULL);
    enum light light;
    const char *word = metric_quadrant(progress, goals, &light);

    figures_add_word(list, "HW4", word, light, NULL)->n = known(progress) + known(goals);
}

static void
add_survey(struct figures_list *list)
{
    const struct survey_seen *survey = figures_survey(list->context);
    struct tally base = figures_base(list->context);
    size_t n;
    double value = survey_gap(survey->result, &n);

    if (survey->id)
        tally_add(&base, survey->id);
    figures_add(list, "HW5", NULL, value, &base)->n = n;
    value = survey_blind(survey->result, SURVEY_US, &n);
    figures_add(list, "HW6", "us", value, &base)->n = n;
    value = survey_blind(survey->result, SURVEY_THEM, &n);
    figures_add(list, "HW6", "them", value, &base)->n = n;
}

static void
add_differences(struct figures_list *list)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct difference_facts *difference = figures_rows(list->context, &difference_plan, &n);
    double open = difference_open(difference, n, &base);

    add_same(list, "HW7", "M3.2");
    figures_add_plain(list, "HW7.open", NULL, open, &base);
}

static void
add_attention(struct figures_list *list)
{
    static const char *const types[] = { "champion", "cheerleader", "hostage", "sniper" };
    struct stakeholders stakeholders = facts_stakeholders(list->context);

    add_same(list, "HW8", "M5.2");
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct tally base = figures_base(list->context);
        double count = stakeholder_count(&stakeholders, types[i], &base);

        figures_add_plain(list, arena_printf(list->arena, "HW8.%s", types[i]), NULL, count, &base);
    }
}

static void
add_balance(struct figures_list *list)
{
    struct tally all = figures_base(list->context), manual = all;
    size_t n;
    const struct metric_facts *metric = figures_rows(list->context, &metric_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (metric[i].active == 1)
            tally_count(&all, metric[i].fact.id, is_code(metric[i].kind, "progress"));
    figures_add(list, "HW9", NULL, tally_percent(&all), &all);
    progress_tally_fresh(list->context, &manual);
    figures_add_plain(list, "HW9.stale", NULL, manual.n ? manual.whole - manual.part : NAN,
                      &manual);
}

static void
add_warning(struct figures_list *list)
{
    struct figures_context *then =
        figures_at(list->context, list->context->day - DAYS_OF_WARNING);
    const struct figures_list *before = then ? figures_progress_indices(then) : NULL;
    double progress_then = figures_value(before, "HW2", NULL);
    double progress = figures_value(list, "HW2", NULL);
    double warning = metric_warning(progress_then, progress, figures_value(before, "HW3", NULL),
                                    figures_value(list, "HW3", NULL));
    struct figure *figure = figures_add_plain(list, "HW10", NULL, warning, NULL);

    figure->n = known(progress_then) + known(progress);
    if (!known(warning))
        return;
    figure->light = warning > 0 ? LIGHT_RED : LIGHT_GREEN;
    if (warning > 0)
        figures_banner(list, "leading_falling");
}

static void
add_metrics(struct figures_list *list)
{
    const struct figures_list *metrics = figures_metrics(list->context);

    for (size_t i = 0; i < metrics->n; i++)
        if (progress_is_active(list->context, metrics->figure[i].code))
            copy(list, &metrics->figure[i]);
}

/* ---- the index ---- */

static void
add_part(struct parts *parts, const struct figures_list *list, const char *code)
{
    const struct method_indicator *indicator =
        method_indicator(list->context->method, code, list->context->figures->err);

    parts_add(parts, indicator ? indicator->weight : 0, figures_score(list, code, NULL));
}

/* While no goal is judged the others share its weight in proportion. */
static void
add_index(struct figures_list *list)
{
    struct parts parts = { 0 };
    size_t n_goals;

    progress_added(list->context, "goal", &n_goals);
    add_part(&parts, list, "HW2");
    add_part(&parts, list, "HW5");
    if (n_goals && step_is_past_patience(list->context))
        add_part(&parts, list, "HW3");
    figures_set_index(list, "HWI", &parts, NULL);
}

const struct figures_list *
figures_progress(struct figures_context *context)
{
    struct figures_list *list = figures_list_made(context, name);
    const struct figures_list *indices;

    if (list)
        return list;
    indices = figures_progress_indices(context);
    list = figures_list_new(context, name);
    for (size_t i = 0; i < indices->n; i++)
        copy(list, &indices->figure[i]);
    add_quadrant(list);
    add_survey(list);
    add_differences(list);
    add_attention(list);
    add_balance(list);
    add_warning(list);
    add_metrics(list);
    add_index(list);
    return list;
}

/* ---- the sentence ---- */

static void
say_quadrant(struct sentence *sentence, const char *quadrant)
{
    static const struct {
        const char *code, *words;
    } quadrants[] = {
        { "delivering", "delivering" }, { "building", "building" },
        { "running_on_credit", "running on credit" }, { "in_trouble", "in trouble" },
    };

    for (size_t i = 0; i < sizeof quadrants / sizeof *quadrants; i++)
        if (is_code(quadrant, quadrants[i].code))
            sentence_clause(sentence, "the alliance is %s", quadrants[i].words);
}

const char *
figures_progress_sentence(struct figures_context *context)
{
    const struct figures_list *list = figures_progress(context);
    const struct figure *quadrant = figures_find(list, "HW4", NULL);
    struct sentence sentence = { .arena = context->arena };
    double gap = figures_value(list, "HW5", NULL), stale = figures_value(list, "HW9.stale", NULL);

    say_quadrant(&sentence, quadrant ? quadrant->word : NULL);
    if (known(gap))
        sentence_clause(&sentence, "the two sides differ by %s points on average",
                        sentence_decimal(&sentence, gap));
    if (stale > 0)
        sentence_clause(&sentence, "%ld %s stale", sentence_round(stale),
                        stale > 1 ? "metrics are" : "metric is");
    return sentence_end(&sentence);
}

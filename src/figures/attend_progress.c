/* What needs you today in health and measuring: N11 to N14, N24. */
#include "src/figures/answers.h"
#include "src/figures/attend_rule.h"
#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/plan_progress.h"
#include "src/figures/progress.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/readings.h"

enum { RED_READINGS = 3, DAYS_THAT_WEIGH = 20 };

void
attend_indices(struct attend_trial *trial, const struct attend_rule *rule)
{
    static const struct {
        const char *view;
        const struct figures_list *(*figures)(struct figures_context *);
    } families[] = {
        { "governance", figures_governance },
        { "learning", figures_learning },
        { "progress", figures_progress },
    };

    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        const struct figures_index *index = &families[i].figures(trial->context)->index;

        const struct method_indicator *words =
            method_indicator(trial->context->method, index->code, trial->context->figures->err);
        struct attend_finding *finding;

        if (index->light != LIGHT_RED)
            continue;
        finding = attend_found(trial, rule, "alliance", trial->context->alliance->fact.id, 65, 0,
                               "%s is red", index->code);
        finding->view = families[i].view;
        attend_say(trial, finding, "%s is red: %.0f of 100", words ? words->name : index->code,
                   index->value);
    }
}

void
attend_falling(struct attend_trial *trial, const struct attend_rule *rule)
{
    if (figures_value(figures_progress(trial->context), "HW10", NULL) > 0)
        attend_found(trial, rule, "alliance", trial->context->alliance->fact.id, 72, 0,
                     "leading indicators are falling");
}

static bool
is_by_hand(const struct metric_facts *metric)
{
    return metric->active == 1 && is_code(metric->how, "manual");
}

static bool
stays_red(struct figures_context *context, const struct metric_facts *metric)
{
    struct reading_seen newest[RED_READINGS];

    if (readings_newest(context, metric->fact.id, newest, RED_READINGS) < RED_READINGS)
        return false;
    for (size_t i = 0; i < RED_READINGS; i++)
        if (progress_judge(context, metric, &newest[i]) != LIGHT_RED)
            return false;
    return true;
}

void
attend_reds(struct attend_trial *trial, const struct attend_rule *rule)
{
    const struct readings *readings = figures_readings(trial->context);
    size_t n;
    const struct metric_facts *metric = figures_rows(trial->context, &metric_plan, &n);

    for (size_t i = 0; i < n; i++) {
        struct reading_seen last = readings_of(readings, metric[i].fact.id);

        if (is_by_hand(&metric[i]) && last.id &&
            progress_judge(trial->context, &metric[i], &last) == LIGHT_RED &&
            stays_red(trial->context, &metric[i]))
            attend_found(trial, rule, "metric", metric[i].fact.id, 60, 0, "%s red in %d readings",
                         metric[i].name, RED_READINGS);
    }
}

void
attend_unmeasured(struct attend_trial *trial, const struct attend_rule *rule)
{
    const struct readings *readings = figures_readings(trial->context);
    size_t n;
    const struct metric_facts *metric = figures_rows(trial->context, &metric_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (is_by_hand(&metric[i]) &&
            !metric_is_fresh(metric[i].frequency, readings_of(readings, metric[i].fact.id).date,
                             trial->context->day))
            attend_found(trial, rule, "metric", metric[i].fact.id, 25, 0,
                         "%s not measured in time", metric[i].name);
}

void
attend_health_check(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct figures_context *context = trial->context;
    const struct figures_answer *answer = answer_of(context, "s12.health");
    long due = answer_day(context, "s12.health"), days = context->day - due;
    struct attend_finding *finding;
    size_t n;
    const struct survey_facts *survey = figures_rows(context, &survey_plan, &n);

    if (!day_before(due, context->day))
        return;
    for (size_t i = 0; i < n; i++)
        if (day_known(survey[i].closed_on) && survey[i].closed_on >= due)
            return;
    finding = attend_found(trial, rule, "step_answer", answer->id,
                           45 + attend_least(DAYS_THAT_WEIGH, days / 10), days,
                           "health check %s overdue", attend_days(trial, days));
    finding->step = 12;
    finding->key = answer->key;
}

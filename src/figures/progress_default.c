#include "src/figures/progress_default.h"

#include "src/figures/answers.h"
#include "src/figures/plan_governance.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/step_figures.h"
#include "src/figures/survey.h"

enum { MONTHS_BETWEEN_SURVEYS = 12 };

/* ---- R1 ---- */

static double
agreement(struct figures_context *context, struct tally *base)
{
    long topics, covered = step_topics_covered(context, true, &topics, base);

    return base->n && topics ? 100 * (double)covered / (double)topics : NAN;
}

static double
decision_speed(struct figures_context *context, struct tally *base)
{
    struct decisions decisions = facts_decisions(context);

    return decision_time(&decisions, base);
}

static double
follow_through(struct figures_context *context, struct tally *base)
{
    struct decisions decisions = facts_decisions(context);

    return decision_followed(&decisions, base);
}

/* ---- R2 ---- */

static bool
is_empty(struct figures_context *context, const struct load_plan *plan)
{
    size_t n;

    figures_rows(context, plan, &n);
    return !n;
}

static double
information(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct information_facts *item = figures_rows(context, &information_plan, &n);

    return information_in_time(item, n, context->day, base);
}

static bool
has_no_information(struct figures_context *context, const struct tally *base)
{
    (void)base;
    return is_empty(context, &information_plan);
}

static double
joint_ideas(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct idea_facts *idea = figures_rows(context, &idea_plan, &n);

    return idea_joint(idea, n, context->day, base);
}

static bool
has_no_idea(struct figures_context *context, const struct tally *base)
{
    (void)base;
    return is_empty(context, &idea_plan);
}

static double
ideas_taken(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct idea_facts *idea = figures_rows(context, &idea_plan, &n);

    return idea_taken(idea, n, context->day, base);
}

static double
fresh(struct figures_context *context, struct tally *base)
{
    progress_tally_fresh(context, base);
    return tally_percent(base);
}

static double
audit(struct figures_context *context, struct tally *base)
{
    const struct survey_seen *survey = figures_survey(context);
    double months = answer_number(context, "s12.health_interval");
    size_t n;
    const struct action_facts *action = figures_rows(context, &action_plan, &n);

    return !survey->id ? NAN
           : survey_audit(survey->id, survey->closed_on,
                          known(months) ? (int)months : MONTHS_BETWEEN_SURVEYS, action, n,
                          context->day, base);
}

/* ---- R3 ---- */

static double
discussed(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct difference_facts *difference = figures_rows(context, &difference_plan, &n);

    return difference_discussed(difference, n, base);
}

static double
used(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct difference_facts *difference = figures_rows(context, &difference_plan, &n);

    return difference_used(difference, n, base);
}

static double
ideas_traced(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct idea_facts *idea = figures_rows(context, &idea_plan, &n);

    return idea_traced(idea, n, context->day, base);
}

/* ---- R4 ---- */

static double
two_sided(struct figures_context *context, struct tally *base)
{
    struct issues issues = facts_issues(context);

    return issue_two_sided(&issues, base);
}

static double
low_level(struct figures_context *context, struct tally *base)
{
    struct issues issues = facts_issues(context);

    return issue_low_level(&issues, base);
}

static double
repeats(struct figures_context *context, struct tally *base)
{
    struct issues issues = facts_issues(context);

    return issue_repeats(&issues, base);
}

/* ---- R5 ---- */

static double
backing(struct figures_context *context, struct tally *base)
{
    struct stakeholders stakeholders = facts_stakeholders(context);

    return stakeholder_backing(&stakeholders, base);
}

static double
time_balance(struct figures_context *context, struct tally *base)
{
    size_t n;
    const struct time_facts *log = figures_rows(context, &time_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (is_one_of(log[i].kind, "internal partner") && known(log[i].hours) &&
            window_event(log[i].date, context->day, DAYS_OF_W))
            tally_weigh(base, log[i].fact.id, log[i].hours, is_code(log[i].kind, "internal"));
    return tally_percent(base);
}

static bool
has_no_log(struct figures_context *context, const struct tally *base)
{
    (void)context;
    return !base->n;
}

static double
inner_promises(struct figures_context *context, struct tally *base)
{
    struct promises promises = facts_promises(context);

    return promise_kept(&promises, "us", "us", base);
}

const struct progress_default progress_defaults[PROGRESS_DEFAULTS] = {
    { "M1.1", agreement, NULL, 0 },
    { "M1.2", decision_speed, NULL, 0 },
    { "M1.3", follow_through, NULL, 0 },
    { "M1.4", NULL, NULL, 0 },
    { "M1.5", NULL, NULL, 'W' },
    { "M2.1", information, has_no_information, 0 },
    { "M2.2", joint_ideas, has_no_idea, 0 },
    { "M2.3", ideas_taken, NULL, 0 },
    { "M2.4", fresh, NULL, 0 },
    { "M2.5", audit, NULL, 0 },
    { "M3.1", discussed, NULL, 0 },
    { "M3.2", used, NULL, 0 },
    { "M3.3", ideas_traced, has_no_idea, 0 },
    { "M3.4", NULL, NULL, 'V' },
    { "M4.1", two_sided, NULL, 0 },
    { "M4.2", low_level, NULL, 0 },
    { "M4.3", repeats, NULL, 0 },
    { "M4.4", NULL, NULL, 0 },
    { "M4.5", NULL, NULL, 'B' },
    { "M5.1", backing, NULL, 0 },
    { "M5.2", time_balance, has_no_log, 0 },
    { "M5.3", NULL, NULL, 0 },
    { "M5.4", inner_promises, NULL, 0 },
    { "M5.5", NULL, NULL, 'H' },
};

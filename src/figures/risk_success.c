/* Success factors: what speaks for an alliance (F.2). */
#include "src/figures/answers.h"
#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/plan_governance.h"
#include "src/figures/plan_progress.h"
#include "src/figures/plan_risk.h"
#include "src/figures/risk_factors.h"
#include "src/figures/risk_portfolio.h"

/* ---- fit ---- */

static enum truth
fits(struct figures_context *context)
{
    return truth_and(truth_at_least(factor_figure(context, "four_c_index", NULL), 75),
                     truth_and(truth_at_least(factor_said_by_both(context, "F1"), 4),
                               truth_at_least(factor_said_by_both(context, "F2"), 4)));
}

static enum truth
is_complementary(struct figures_context *context)
{
    return truth_at_least(factor_four_c(context, "skills"), 4);
}

static enum truth
is_compatible(struct figures_context *context)
{
    return truth_and(truth_at_least(factor_four_c(context, "aims"), 4),
                     truth_and(truth_at_least(factor_said(context, "F1", true), 4),
                               truth_at_least(factor_said(context, "F1", false), 4)));
}

static enum truth
is_proportionate(struct figures_context *context)
{
    return truth_and(truth_at_least(factor_four_c(context, "risk"), 4),
                     truth_at_most(factor_asked(context), factor_afford(context)));
}

static enum truth
has_strength(struct figures_context *context)
{
    size_t n;
    const struct figures_row *row = answer_rows(context, "s03.exchange", &n);
    bool gives = false, strong = false;

    for (size_t i = 0; i < n; i++) {
        if (!is_code(row_text(&row[i], "direction"), "give"))
            continue;
        gives = true;
        strong = strong || row_number(&row[i], "criticality") >= 4;
    }
    return truth_given(gives, strong);
}

/* ---- clarity ---- */

static enum truth
is_clear(struct figures_context *context)
{
    size_t n;
    const struct objective_facts *objective = figures_rows(context, &objective_plan, &n);
    bool clear = true;

    for (size_t i = 0; i < n; i++)
        clear = clear && objective[i].measure && known(objective[i].target) &&
                day_known(objective[i].due);
    return truth_given(n, clear);
}

static enum truth
shares_vision(struct figures_context *context)
{
    return truth_and(truth_at_least(factor_said(context, "T4", true), 4),
                     truth_at_least(factor_said(context, "T4", false), 4));
}

/* Some active metric of the kind names `value` as its rule or its objective. */
static bool
has_metric(const struct metric_facts *metric, size_t n, const char *kind, const char *value)
{
    for (size_t i = 0; i < n; i++)
        if (metric[i].active == 1 && is_code(metric[i].kind, kind) &&
            (is_code(metric[i].rule, value) || is_code(metric[i].objective, value)))
            return true;
    return false;
}

static enum truth
has_metrics(struct figures_context *context)
{
    static const char *const rules[] = { "R1", "R2", "R3", "R4", "R5" };
    size_t n, n_metrics;
    const struct objective_facts *objective = figures_rows(context, &objective_plan, &n);
    const struct metric_facts *metric = figures_rows(context, &metric_plan, &n_metrics);
    bool measured = true;

    for (size_t i = 0; i < n; i++)
        measured = measured && has_metric(metric, n_metrics, "goal", objective[i].fact.id);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        measured = measured && has_metric(metric, n_metrics, "progress", rules[i]);
    return truth_given(n, measured);
}

/* ---- working together ---- */

static enum truth
cooperates(struct figures_context *context)
{
    return truth_at_least(factor_figure(context, "HW1.R4", NULL), 75);
}

static enum truth
talks(struct figures_context *context)
{
    return truth_at_least(factor_figure(context, "L7", NULL), 90);
}

static enum truth
agreed_early(struct figures_context *context)
{
    long launch = answer_day(context, "s11.date");

    if (!day_known(launch) || context->day < launch)
        return TRUTH_UNKNOWN;
    return truth_at_least(factor_figure(context, "agreement_coverage", NULL), 90);
}

static enum truth
uses_differences(struct figures_context *context)
{
    return truth_at_least(factor_figure(context, "M3.2", NULL), 60);
}

static enum truth
minds_own_house(struct figures_context *context)
{
    return truth_at_least(factor_figure(context, "M5.1", NULL), 75);
}

static enum truth
has_leaders(struct figures_context *context)
{
    return truth_and(truth_at_least(factor_figure(context, "leadership", NULL), 90),
                     truth_at_least(factor_said(context, "H5", true), 4));
}

/* ---- learning and change ---- */

static enum truth
is_open(struct figures_context *context)
{
    return truth_and(truth_at_least(factor_figure(context, "L11", NULL), 85),
                     truth_at_least(factor_said_by_both(context, "V2"), 4));
}

static enum truth
is_embedded(struct figures_context *context)
{
    const char *maturity = risk_maturity(context);

    return truth_and(truth_at_least(factor_figure(context, "L14", NULL), 60),
                     truth_given(maturity, is_one_of(maturity, "systematic endemic")));
}

static enum truth
learns(struct figures_context *context)
{
    return truth_and(truth_at_least(figures_learning(context)->index.value, 75),
                     truth_at_least(factor_figure(context, "L2", NULL), 0.75));
}

/* ---- trust and ground ---- */

static enum truth
trusts(struct figures_context *context)
{
    size_t n;
    const struct trust_facts *trust = figures_rows(context, &trust_plan, &n);

    return truth_and(trust_is_deeper(trust, n, "us"), trust_is_deeper(trust, n, "them"));
}

static enum truth
has_steady_policy(struct figures_context *context)
{
    size_t n;
    const struct trigger_facts *trigger = figures_rows(context, &trigger_plan, &n);

    return truth_given(n, !(trigger_near(trigger, n, "law") >= 3));
}

static enum truth
benefits_both(struct figures_context *context)
{
    const struct figure *balance = figures_find(figures_governance(context), "G26", NULL);

    return truth_given(balance && known(balance->value),
                       balance && balance->light == LIGHT_GREEN);
}

const struct success_factor success_factors[SUCCESS_FACTORS] = {
    { "fit", fits, "four_c_index survey:F1 survey:F2" },
    { "open", is_open, "L11 survey:V2" },
    { "embed", is_embedded, "L14 maturity_record" },
    { "leader", has_leaders, "leadership survey:H5" },
    { "learn", learns, "LHI L2" },
    { "complement", is_complementary, "s04.four_c" },
    { "coop", cooperates, "HW1.R4" },
    { "compat", is_compatible, "s04.four_c survey:F1" },
    { "prop", is_proportionate, "s04.four_c commitment:value_minor s04.afford" },
    { "clear", is_clear, "objective" },
    { "vision", shares_vision, "survey:T4" },
    { "talk", talks, "L7" },
    { "metrics", has_metrics, "objective metric" },
    { "early", agreed_early, "s11.date agreement_coverage" },
    { "diff", uses_differences, "M3.2" },
    { "house", minds_own_house, "M5.1" },
    { "trustup", trusts, "trust_record" },
    { "prior", has_strength, "s03.exchange" },
    { "policy", has_steady_policy, "exit_trigger" },
    { "mutual", benefits_both, "G26" },
};

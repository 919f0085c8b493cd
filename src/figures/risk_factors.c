#include "src/figures/risk_factors.h"

#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/plan_governance.h"
#include "src/figures/progress.h"
#include "src/figures/step_figures.h"
#include "src/figures/survey.h"

const struct failure_factor failure_factors[FAILURE_FACTORS] = {
    { "comm", warn_comm, "L7 M2.1 survey:I1" },
    { "aims", warn_aims, "s04.four_c objective_change doz_cell:area=goals survey:F1" },
    { "riskshare", warn_riskshare, "s03.exchange s04.afford commitment:value_minor" },
    { "oppo", warn_oppo, "flag L16" },
    { "perf", warn_perf, "HW3 goals" },
    { "flex", warn_flex, "L11 doz_cycle" },
    { "control", warn_control, "issue" },
    { "trust", warn_trust, "G18 G19" },
    { "conflict", warn_conflict, "G15 issue" },
    { "cult", warn_cult, "s04.culture s10.culture L9.K3" },
    { "nofit", warn_nofit, "strategic_fit s01.gap s01.goals" },
    { "noadd", warn_noadd, "s04.four_c" },
    { "lead1", warn_lead1, "L2 L3" },
    { "money", warn_money, "commitment:value_minor s04.afford" },
    { "giveup", warn_giveup, "learning_event" },
    { "political", warn_political, "party exit_trigger:trigger=law" },
    { "unequal", warn_unequal, "survey:F3 exchange_balance" },
    { "rival", warn_rival, "s05.competitors L1/them exit_trigger:trigger=compete" },
    { "depend", warn_depend, "dependency_gap s01.options" },
    { "appropr", warn_appropr, "s08.returns s08.ip learning_event:direction=joint" },
    { "cost", warn_cost, "G27" },
    { "ip", warn_ip, "s05.ip_background flag" },
    { "fx", warn_fx, "s03.exchange commitment:value_minor value_entry s08.clauses" },
    { "country", warn_country, "alliance s10.culture L9.K1" },
    { "prof", warn_prof, "s07.skills issue:type=technical" },
    { "absorb", warn_absorb, "L17/us" },
    { "inert", warn_inert, "L10" },
    { "myopia", warn_myopia, "goals review HW2" },
    { "sponsor", warn_sponsor, "role_assignment:role=sponsor" },
    { "turnover", warn_turnover, "G23" },
    { "stale", warn_stale, "G24 survey:F4" },
    { "silent", warn_silent, "HW10 HW4" },
    { "antitrust", warn_antitrust, "s05.competitors s05.protocol learning_event" },
    { "overload", warn_overload, "alliance portfolio_conflicts alliance_link" },
};

/* ---- what several factors ask ---- */

/* Metrics count for what they measure, also where the alliance took them out of its list. */
const struct figures_list *
factor_family(struct figures_context *context, const char *code)
{
    switch (code[0]) {
    case 'G':
        return figures_governance(context);
    case 'L':
        return figures_learning(context);
    case 'H':
        return figures_progress(context);
    case 'M':
        return figures_metrics(context);
    default:
        return figures_steps(context);
    }
}

double
factor_figure(struct figures_context *context, const char *code, const char *side)
{
    return figures_value(factor_family(context, code), code, side);
}

double
factor_four_c(struct figures_context *context, const char *condition)
{
    const struct figures_row *row = step_four_c(context);

    return row ? row_number(row, condition) : NAN;
}

double
factor_asked(struct figures_context *context)
{
    size_t n;
    const struct commitment_facts *commitment = figures_rows(context, &commitment_plan, &n);
    double asked = 0;

    for (size_t i = 0; i < n; i++)
        if (promise_is_asked(&commitment[i], context->currency))
            asked += (double)commitment[i].value.minor;
    return asked;
}

double
factor_afford(struct figures_context *context)
{
    struct money afford = answer_money(context, "s04.afford");

    return money_is_in(afford, context->currency) ? (double)afford.minor : NAN;
}

double
factor_said(struct figures_context *context, const char *statement, bool us)
{
    return result_mean(result_of(figures_survey(context)->result, statement),
                       us ? SURVEY_US : SURVEY_THEM);
}

double
factor_said_by_both(struct figures_context *context, const char *statement)
{
    return result_both(result_of(figures_survey(context)->result, statement));
}

/* ---- factors that follow from figures alone ---- */

/* The greater of two sizes; the one that is known. */
static double
greater(double a, double b)
{
    return !known(a) ? b : !known(b) || a > b ? a : b;
}

struct warning
warn_comm(struct figures_context *context)
{
    const struct statement_result *told = result_of(figures_survey(context)->result, "I1");
    double contacts = factor_figure(context, "L7", NULL);
    double blind = greater(fabs(result_blind(told, SURVEY_US)),
                           fabs(result_blind(told, SURVEY_THEM)));

    return (struct warning){
        .watch = truth_or(truth_below(contacts, 70),
                          truth_below(factor_figure(context, "M2.1", NULL), 80)),
        .alarm = truth_or(truth_below(contacts, 50), truth_at_least(blind, 1)),
    };
}

struct warning
warn_flex(struct figures_context *context)
{
    double done = factor_figure(context, "L11", NULL);
    const char *evolution = figures_evolution(context);

    return (struct warning){
        .watch = truth_below(done, 85),
        .alarm = truth_or(truth_below(done, 50),
                          truth_given(evolution, is_code(evolution, "inertial"))),
    };
}

struct warning
warn_trust(struct figures_context *context)
{
    double level = factor_figure(context, "G18", NULL), gap = factor_figure(context, "G19", NULL);

    return (struct warning){
        .watch = truth_or(truth_below(level, 4), truth_above(gap, 0.5)),
        .alarm = truth_or(truth_below(level, 3), truth_at_least(gap, 1.5)),
    };
}

struct warning
warn_lead1(struct figures_context *context)
{
    struct figures_context *then = figures_at(context, context->day - RACE_DAYS);
    double balance = factor_figure(context, "L2", NULL);
    bool has_leads = then && known(figures_learning_lead(context)) &&
                     known(figures_learning_lead(then));

    return (struct warning){
        .watch = truth_below(balance, 0.75),
        .alarm = truth_or(truth_below(balance, 0.5),
                          truth_given(has_leads, figures_learning_race(context))),
    };
}

struct warning
warn_unequal(struct figures_context *context)
{
    double us = factor_said(context, "F3", true), them = factor_said(context, "F3", false);

    return (struct warning){
        .watch = truth_or(truth_at_most((us + them) / 2, 3.5),
                          truth_below(factor_figure(context, "exchange_balance", NULL), 70)),
        .alarm = truth_and(truth_at_most((us + them - fabs(us - them)) / 2, 2.8),
                           truth_at_least(fabs(us - them), 1)),
    };
}

struct warning
warn_cost(struct figures_context *context)
{
    double share = factor_figure(context, "G27", NULL);

    return (struct warning){ .watch = truth_above(share, 25), .alarm = truth_above(share, 35) };
}

struct warning
warn_absorb(struct figures_context *context)
{
    double ours = factor_figure(context, "L17", "us");

    return (struct warning){ .watch = truth_below(ours, 4), .alarm = truth_below(ours, 2.5) };
}

struct warning
warn_inert(struct figures_context *context)
{
    double days = factor_figure(context, "L10", NULL);

    return (struct warning){ .watch = truth_above(days, 200), .alarm = truth_above(days, 365) };
}

struct warning
warn_turnover(struct figures_context *context)
{
    double share = factor_figure(context, "G23", NULL);

    return (struct warning){ .watch = truth_above(share, 15), .alarm = truth_above(share, 50) };
}

struct warning
warn_stale(struct figures_context *context)
{
    double days = factor_figure(context, "G24", NULL);

    return (struct warning){
        .watch = truth_below(days, 0),
        .alarm = truth_or(truth_at_most(factor_said_by_both(context, "F4"), 3.2),
                          truth_at_most(days, -90)),
    };
}

/* The alliance runs on credit: results are there, what makes them is not. */
static enum truth
is_on_credit(struct figures_context *context)
{
    const char *quadrant = figures_quadrant(context);

    return truth_given(quadrant, is_code(quadrant, "running_on_credit"));
}

struct warning
warn_silent(struct figures_context *context)
{
    struct figures_context *then = figures_at(context, context->day - 30);

    return (struct warning){
        .watch = truth_above(factor_figure(context, "HW10", NULL), 0),
        .alarm = truth_and(is_on_credit(context), then ? is_on_credit(then) : TRUTH_UNKNOWN),
    };
}

/* Failure factors that follow from what stands in the registers. */
#include "src/figures/learning.h"
#include "src/figures/plan_governance.h"
#include "src/figures/plan_learning.h"
#include "src/figures/plan_progress.h"
#include "src/figures/plan_risk.h"
#include "src/figures/progress.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/risk_factors.h"
#include "src/figures/risk_portfolio.h"
#include "src/figures/step_figures.h"

/* ---- aims and goals ---- */

static enum truth
changes_its_aims(struct figures_context *context)
{
    size_t n, n_objectives;
    const struct objective_change_facts *change =
        figures_rows(context, &objective_change_plan, &n);

    figures_rows(context, &objective_plan, &n_objectives);
    return truth_given(n_objectives, change_is_one_sided(change, n, context->day));
}

static double
goal_equity(struct figures_context *context)
{
    size_t n, n_cells;
    const struct cycle_facts *cycle = figures_all(context, &cycle_plan, &n);
    const struct cell_facts *cell = figures_rows(context, &cell_plan, &n_cells);

    return cycle_goal_equity(cycle, n, cell, n_cells);
}

struct warning
warn_aims(struct figures_context *context)
{
    enum truth doubted = truth_or(truth_at_most(factor_said(context, "F1", true), 3),
                                  truth_at_most(factor_said(context, "F1", false), 3));

    return (struct warning){
        .watch = truth_or(truth_at_most(factor_four_c(context, "aims"), 3),
                          changes_its_aims(context)),
        .alarm = truth_or(doubted, truth_at_most(goal_equity(context), 2)),
    };
}

/* The two newest attainments of the goal are both poor. */
static enum truth
is_poor_twice(struct figures_context *context, const struct metric_facts *goal)
{
    struct reading_seen reading[2];
    double newest, before;

    if (readings_newest(context, goal->fact.id, reading, 2) < 2)
        return TRUTH_UNKNOWN;
    newest = progress_attainment(context, goal, &reading[0]);
    before = progress_attainment(context, goal, &reading[1]);
    return truth_given(known(newest) && known(before),
                       is_below(newest, 70) && is_below(before, 70));
}

struct warning
warn_perf(struct figures_context *context)
{
    struct warning warning = { .alarm = truth_below(factor_figure(context, "HW3", NULL), 60) };
    size_t n;
    const struct metric_facts **goal = progress_added(context, "goal", &n);

    for (size_t i = 0; step_is_past_patience(context) && i < n; i++) {
        double attained = figures_value(figures_metrics(context), goal[i]->code, NULL);

        warning.watch = truth_or(warning.watch, truth_and(truth_at_least(attained, 70),
                                                          truth_below(attained, 90)));
        warning.alarm = truth_or(warning.alarm, is_poor_twice(context, goal[i]));
    }
    return warning;
}

struct warning
warn_myopia(struct figures_context *context)
{
    long until = step_patience_until(context);
    size_t n, n_reviews;
    const struct metric_facts *metric = figures_rows(context, &metric_plan, &n);
    const struct review_facts *review = figures_rows(context, &review_plan, &n_reviews);
    bool goals = false, early = false, given_up = false;

    for (size_t i = 0; i < n; i++) {
        bool goal = is_code(metric[i].kind, "goal");

        goals = goals || goal;
        early = early || (goal && metric[i].active == 1 && metric[i].show_early == 1);
    }
    for (size_t i = 0; i < n_reviews; i++)
        given_up = given_up || (is_code(review[i].outcome, "exit") && review[i].date < until);
    return (struct warning){
        .watch = truth_given(day_known(until) && goals, context->day < until && early),
        .alarm = truth_and(truth_given(day_known(until), given_up),
                           truth_at_least(factor_figure(context, "HW2", NULL), 60)),
    };
}

/* ---- issues, flags, posts ---- */

struct warning
warn_control(struct figures_context *context)
{
    struct issues issues = facts_issues(context);
    struct control_issues control = issue_control(&issues);

    return (struct warning){
        .watch = truth_given(issues.n, control.n >= 2),
        .alarm = truth_given(issues.n, control.level >= 4),
    };
}

struct warning
warn_conflict(struct figures_context *context)
{
    struct issues issues = facts_issues(context);
    double age = factor_figure(context, "G15", NULL);

    return (struct warning){
        .watch = truth_above(age, 15),
        .alarm = truth_or(truth_above(age, 45),
                          truth_given(issues.n, issue_highest(&issues) >= 4)),
    };
}

struct warning
warn_prof(struct figures_context *context)
{
    struct issues issues = facts_issues(context);
    struct tally base = figures_base(context);
    size_t n;
    const struct figures_row *row = answer_rows(context, "s07.skills", &n);
    bool risky = false;

    for (size_t i = 0; i < n; i++)
        risky = risky || row_number(&row[i], "risk") >= 4;
    return (struct warning){
        .watch = truth_given(n, risky),
        .alarm = truth_above(issue_technical_repeats(&issues, &base), 35),
    };
}

struct warning
warn_oppo(struct figures_context *context)
{
    bool has_flags = known(factor_figure(context, "G21", NULL));
    size_t n;
    const struct flag_facts *flag = figures_rows(context, &flag_plan, &n);

    return (struct warning){
        .watch = truth_given(has_flags, flag_is_suspect(flag, n)),
        .alarm = truth_or(truth_given(has_flags, flag_is_confirmed(flag, n)),
                          truth_at_least(factor_figure(context, "L16", NULL), 8)),
    };
}

struct warning
warn_ip(struct figures_context *context)
{
    bool has_flags = known(factor_figure(context, "G21", NULL)), bare = false;
    size_t n, n_flags;
    const struct figures_row *row = answer_rows(context, "s05.ip_background", &n);
    const struct flag_facts *flag = figures_rows(context, &flag_plan, &n_flags);

    for (size_t i = 0; i < n; i++)
        bare = bare || (is_code(row_text(&row[i], "owner"), "us") &&
                        is_code(row_text(&row[i], "protection"), "none"));
    return (struct warning){
        .watch = truth_given(n, bare),
        .alarm = truth_given(has_flags, flag_is_misuse(flag, n_flags)),
    };
}

struct warning
warn_sponsor(struct figures_context *context)
{
    bool has_posts = known(factor_figure(context, "G22", NULL));
    size_t n;
    const struct role_facts *role = figures_rows(context, &role_plan, &n);
    long start = context->alliance->start_on, today = context->day;
    double us = has_posts ? sponsor_gap(role, n, "us", start, today) : NAN;
    double them = has_posts ? sponsor_gap(role, n, "them", start, today) : NAN;

    return (struct warning){
        .watch = truth_or(truth_at_least(us, 30), truth_at_least(them, 30)),
        .alarm = truth_or(truth_at_least(us, 90), truth_at_least(them, 90)),
    };
}

/* ---- knowledge ---- */

struct warning
warn_giveup(struct figures_context *context)
{
    struct knowledge knowledge = facts_knowledge(context);

    return (struct warning){
        .watch = leak_of_own(&knowledge),
        .alarm = leak_of(&knowledge, "restricted clean closed"),
    };
}

struct warning
warn_antitrust(struct figures_context *context)
{
    struct knowledge knowledge = facts_knowledge(context);
    const char *competitors = answer_text(context, "s05.competitors");
    size_t n;

    answer_rows(context, "s05.protocol", &n);
    return (struct warning){
        .watch = truth_and(truth_given(competitors, is_one_of(competitors, "possible yes")),
                           truth_given(true, !n)),
        .alarm = leak_of(&knowledge, "clean"),
    };
}

struct warning
warn_rival(struct figures_context *context)
{
    struct figures_context *then = figures_at(context, context->day - RACE_DAYS);
    const char *competitors = answer_text(context, "s05.competitors");
    double before = then ? factor_figure(then, "L1", "them") : NAN;
    size_t n;
    const struct trigger_facts *trigger = figures_rows(context, &trigger_plan, &n);

    return (struct warning){
        .watch = truth_and(truth_given(competitors, is_code(competitors, "possible")),
                           truth_above(factor_figure(context, "L1", "them") - before, 15)),
        .alarm = truth_at_least(trigger_near(trigger, n, "compete"), 4),
    };
}

/* ---- beyond the alliance ---- */

struct warning
warn_political(struct figures_context *context)
{
    size_t n;
    const struct trigger_facts *trigger = figures_rows(context, &trigger_plan, &n);

    return (struct warning){
        .watch = risk_has_flagged_country(context),
        .alarm = truth_at_least(trigger_near(trigger, n, "law"), 4),
    };
}

struct warning
warn_overload(struct figures_context *context)
{
    double load = risk_manager_load(context), weakest = NAN;
    size_t n;
    const struct link_facts *link = figures_rows(context, &link_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (!(link[i].strength >= weakest))
            weakest = link[i].strength;
    return (struct warning){
        .watch = truth_or(truth_above(load, 3),
                          truth_above(factor_figure(context, "portfolio_conflicts", NULL), 0)),
        .alarm = truth_or(truth_above(load, 6), truth_at_most(weakest, -3)),
    };
}

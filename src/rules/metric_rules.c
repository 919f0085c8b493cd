#include "src/rules/metric_rules.h"

enum { MOST_ATTAINED = 150, GOOD_ENOUGH = 60, FELL_BY = 10 };

static double
clamp(double number, double least, double most)
{
    return number < least ? least : number > most ? most : number;
}

/* Along the points: straight from start and baseline to the first, level after the last. */
static double
along(const struct goal_plan *plan, long day)
{
    long from = plan->start;
    double level = plan->baseline;

    for (size_t i = 0; i < plan->n_points; i++) {
        const struct plan_point_facts *point = &plan->point[i];

        if (day < point->date)
            return day <= from ? level
                   : level + (point->value - level) * (double)(day - from) /
                             (double)(point->date - from);
        from = point->date;
        level = point->value;
    }
    return level;
}

double
goal_expected(const struct goal_plan *plan, long day)
{
    double passed;

    if (!day_known(plan->start) || !known(plan->baseline))
        return NAN;
    if (!day_known(day))
        return plan->baseline;       /* nothing has passed yet */
    if (plan->n_points)
        return along(plan, day);
    if (!day_known(plan->due) || plan->due <= plan->start)
        return plan->target;
    passed = clamp((double)(day - plan->start) / (double)(plan->due - plan->start), 0, 1);
    return plan->baseline + (plan->target - plan->baseline) * passed;
}

double
goal_attainment(const struct goal_plan *plan, double actual, long day)
{
    double expected = goal_expected(plan, day);

    if (!known(expected) || !known(actual) || is_equal(expected, plan->baseline))
        return NAN;
    return clamp(100 * (actual - plan->baseline) / (expected - plan->baseline), 0, MOST_ATTAINED);
}

double
goal_nearness(double centre, double green, double red, double actual)
{
    struct bounds bounds = { green, red, NAN };

    return light_score(&bounds, fabs(actual - centre));
}

bool
metric_is_fresh(const char *frequency, long date, long today)
{
    int most = is_code(frequency, "monthly")       ? 31
               : is_code(frequency, "quarterly")   ? 92
               : is_code(frequency, "half_yearly") ? 183
                                                   : 366;

    return day_known(date) && today - date <= most;
}

const char *
metric_quadrant(double progress, double goals, enum light *light)
{
    bool good = is_at_least(goals, GOOD_ENOUGH);

    *light = LIGHT_NONE;
    if (!known(progress) || (is_below(progress, GOOD_ENOUGH) && !known(goals)))
        return NULL;
    if (is_at_least(progress, GOOD_ENOUGH)) {
        *light = good ? LIGHT_GREEN : LIGHT_AMBER;
        return good ? "delivering" : "building";
    }
    *light = good ? LIGHT_AMBER : LIGHT_RED;
    return good ? "running_on_credit" : "in_trouble";
}

double
metric_warning(double progress_then, double progress, double goals_then, double goals)
{
    if (!known(progress_then) || !known(progress))
        return NAN;
    return is_at_least(progress_then - progress, FELL_BY) &&
           !is_at_least(goals_then - goals, FELL_BY);   /* unknown goals did not fall */
}

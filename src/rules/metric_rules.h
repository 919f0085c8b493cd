/* Metrics: fresh or stale, what was expected of a goal and reached, the quadrant (D.2, D.8). */
#ifndef ENTENTE_RULES_METRIC_RULES_H
#define ENTENTE_RULES_METRIC_RULES_H

#include "src/rules/light.h"
#include "src/rules/tally.h"

/** A point of a plan line that is not straight. */
struct plan_point_facts {
    struct fact fact;
    const char *metric;
    long date;
    double value;
};

/** What is expected of a goal metric over time. */
struct goal_plan {
    double baseline, target;
    long start, due;
    const struct plan_point_facts *point;   /* sorted by date */
    size_t n_points;
};

/** What the plan expects on `day`; NAN without a start, a baseline or a target. */
double goal_expected(const struct goal_plan *plan, long day);

/** What was reached of it, 0..150 %; NAN when nothing was expected yet. */
double goal_attainment(const struct goal_plan *plan, double actual, long day);

/** The same of a goal to keep near a centre, from the bounds on the distance: 0..100. */
double goal_nearness(double centre, double green, double red, double actual);

/** A reading of `date` is recent enough for the frequency. */
bool metric_is_fresh(const char *frequency, long date, long today);

/** Where the alliance stands: progress and goal index against 60 (HW4); NULL: no dot yet. */
const char *metric_quadrant(double progress, double goals, enum light *light);

/** Progress fell by ten points or more while goals did not (HW10); NAN without both of progress. */
double metric_warning(double progress_then, double progress, double goals_then, double goals);

#endif

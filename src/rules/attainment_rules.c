#include "src/rules/attainment_rules.h"

#include <string.h>

#include "src/rules/light.h"

static const double race_points = 15;

/* The day decides; only where the file has none does the state (0.7, 1). */
static bool
is_attained(const struct learning_objective_facts *objective)
{
    return day_known(objective->attained_on) ||
           (!objective->has_date && is_code(objective->state, "attained"));
}

static const struct learning_progress_facts *
newest(const struct attainment *attainment, const char *objective)
{
    const struct learning_progress_facts *found = NULL;

    for (size_t i = 0; i < attainment->n_progress; i++) {
        const struct learning_progress_facts *one = &attainment->progress[i];

        if (!is_code(one->objective, objective) || !known(one->progress))
            continue;
        if (!found || one->date > found->date ||
            (one->date == found->date && strcmp(one->fact.id, found->fact.id) > 0))
            found = one;
    }
    return found;
}

static double
applied_share(const struct attainment *attainment, const char *objective)
{
    double applied = 0, whole = 0;

    for (size_t i = 0; i < attainment->n_items; i++) {
        const struct item_facts *item = &attainment->item[i];

        if (!is_code(item->objective, objective) || !known(item->value))
            continue;
        whole += item->value;
        if (day_known(item->applied_on))
            applied += item->value;
    }
    return whole > 0 ? 100 * applied / whole : NAN;
}

double
attainment_progress(const struct attainment *attainment,
                    const struct learning_objective_facts *objective)
{
    const struct learning_progress_facts *said;

    if (!is_one_of(objective->state, "agreed pursuing attained"))
        return NAN;
    if (is_attained(objective))
        return 100;
    if (is_code(objective->progress_by, "items"))
        return applied_share(attainment, objective->fact.id);
    said = newest(attainment, objective->fact.id);
    return said ? said->progress : NAN;
}

bool
attainment_is_estimated(const struct attainment *attainment,
                        const struct learning_objective_facts *objective)
{
    const struct learning_progress_facts *said;

    if (!is_one_of(objective->state, "agreed pursuing attained") || is_attained(objective) ||
        is_code(objective->progress_by, "items"))
        return false;
    said = newest(attainment, objective->fact.id);
    return said && said->estimated > 0;
}

double
attainment_of(const struct attainment *attainment, const char *side, struct tally *base)
{
    double sum = 0;

    for (size_t i = 0; i < attainment->n; i++) {
        const struct learning_objective_facts *objective = &attainment->objective[i];
        double progress = attainment_progress(attainment, objective);

        if (!is_code(objective->wanted_by, side) || !known(progress) || !known(objective->weight))
            continue;
        tally_weigh(base, objective->fact.id, objective->weight, false);
        sum += objective->weight * progress;
    }
    return base->whole > 0 ? sum / base->whole : NAN;
}

double
attainment_balance(double us, double them)
{
    double higher = us > them ? us : them;

    if (!known(us) || !known(them) || !(higher > 0))
        return NAN;
    return 1 - fabs(us - them) / higher;
}

bool
attainment_is_race(double now, double then)
{
    return is_above(fabs(now) - fabs(then), race_points);
}

#include "src/rules/attainment_rules.h"

#include <stdlib.h>
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

static int
by_id(const void *left, const void *right)
{
    const struct attainment_said *a = left, *b = right;

    return strcmp(a->objective, b->objective);
}

static struct attainment_said *
said_of(const struct attainment *attainment, const char *objective)
{
    struct attainment_said wanted = { .objective = objective };

    return objective && attainment->n ? bsearch(&wanted, attainment->said, attainment->n,
                                                sizeof wanted, by_id) : NULL;
}

void
attainment_gather(struct attainment *attainment, struct arena *arena)
{
    attainment->said = arena_alloc(arena, (attainment->n + 1) * sizeof *attainment->said);
    for (size_t i = 0; i < attainment->n; i++)
        attainment->said[i] = (struct attainment_said){ .objective = attainment->objective[i].fact.id };
    if (attainment->n)
        qsort(attainment->said, attainment->n, sizeof *attainment->said, by_id);
    for (size_t i = 0; i < attainment->n_progress; i++) {
        const struct learning_progress_facts *one = &attainment->progress[i];
        struct attainment_said *said = said_of(attainment, one->objective);

        if (said && known(one->progress) &&
            (!said->newest || one->date > said->newest->date ||
             (one->date == said->newest->date && strcmp(one->fact.id, said->newest->fact.id) > 0)))
            said->newest = one;
    }
    for (size_t i = 0; i < attainment->n_items; i++) {
        const struct item_facts *item = &attainment->item[i];
        struct attainment_said *said = said_of(attainment, item->objective);

        if (!said || !known(item->value))
            continue;
        said->whole += item->value;
        if (day_known(item->applied_on))
            said->applied += item->value;
    }
}

double
attainment_progress(const struct attainment *attainment,
                    const struct learning_objective_facts *objective)
{
    const struct attainment_said *said = said_of(attainment, objective->fact.id);

    if (!is_one_of(objective->state, "agreed pursuing attained"))
        return NAN;
    if (is_attained(objective))
        return 100;
    if (is_code(objective->progress_by, "items"))
        return said && said->whole > 0 ? 100 * said->applied / said->whole : NAN;
    return said && said->newest ? said->newest->progress : NAN;
}

bool
attainment_is_estimated(const struct attainment *attainment,
                        const struct learning_objective_facts *objective)
{
    const struct attainment_said *said;

    if (!is_one_of(objective->state, "agreed pursuing attained") || is_attained(objective) ||
        is_code(objective->progress_by, "items"))
        return false;
    said = said_of(attainment, objective->fact.id);
    return said && said->newest && said->newest->estimated > 0;
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

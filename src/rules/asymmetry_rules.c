#include "src/rules/asymmetry_rules.h"

#include <string.h>

#include "src/rules/light.h"

const char *const asymmetry_kinds[ASYMMETRIES] = { "information", "knowledge", "learning" };

static const double wide = 2, growth = 1;

static bool
is_newer(const struct fact *a, long a_date, const struct fact *b, long b_date)
{
    return a_date != b_date ? a_date > b_date : strcmp(a->id, b->id) > 0;
}

double
capacity_of(const struct capacity_facts *capacity, size_t n, const char *side, struct tally *base)
{
    const struct capacity_facts *newest = NULL;
    double rated[3];
    size_t n_rated = 0;

    for (size_t i = 0; i < n; i++)
        if (is_code(capacity[i].side, side) &&
            (!newest ||
             is_newer(&capacity[i].fact, capacity[i].date, &newest->fact, newest->date)))
            newest = &capacity[i];
    if (!newest)
        return NAN;
    tally_add(base, newest->fact.id);
    if (known(newest->recognise))
        rated[n_rated++] = newest->recognise;
    if (known(newest->assimilate))
        rated[n_rated++] = newest->assimilate;
    if (known(newest->apply))
        rated[n_rated++] = newest->apply;
    return n_rated >= 2 ? mean(rated, n_rated) : NAN;
}

const struct asymmetry_facts *
asymmetry_newest(const struct asymmetry_facts *asymmetry, size_t n, const char *kind,
                 const char *rated_by)
{
    const struct asymmetry_facts *newest = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct asymmetry_facts *one = &asymmetry[i];

        if (is_code(one->kind, kind) && is_code(one->rated_by, rated_by) && known(one->score_us) &&
            known(one->score_them) &&
            (!newest || is_newer(&one->fact, one->date, &newest->fact, newest->date)))
            newest = one;
    }
    return newest;
}

double
asymmetry_lead(const struct asymmetry_facts *asymmetry, size_t n, const char *kind,
               struct tally *base)
{
    static const char *const sides[] = { "us", "them" };
    double leads[2];
    size_t n_leads = 0;

    for (size_t i = 0; i < 2; i++) {
        const struct asymmetry_facts *newest =
            asymmetry_newest(asymmetry, n, kind, sides[i]);

        if (!newest)
            continue;
        tally_add(base, newest->fact.id);
        leads[n_leads++] = newest->score_us - newest->score_them;
    }
    return mean(leads, n_leads);
}

double
asymmetry_gap(const struct asymmetry_facts *asymmetry, size_t n, const char *kind,
              struct tally *base)
{
    return fabs(asymmetry_lead(asymmetry, n, kind, base));
}

bool
asymmetry_is_alarm(const char *kind, double now, double then)
{
    return is_code(kind, "knowledge") ? is_at_least(now - then, growth) : is_at_least(now, wide);
}

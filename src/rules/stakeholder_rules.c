#include "src/rules/stakeholder_rules.h"

#include <string.h>

enum { COMMITTED = 4, POWERFUL = 4 };

static double
rated_commitment(const struct stakeholder_rating_facts *rating)
{
    return rating->commitment;
}

static double
rated_power(const struct stakeholder_rating_facts *rating)
{
    return rating->power;
}

/* The first rating of the stakeholder, or the place behind the last. */
static size_t
first_of(const struct stakeholders *stakeholders, const char *id)
{
    size_t low = 0, high = stakeholders->n_ratings;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(stakeholders->rating[middle].stakeholder, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Ratings of a stakeholder come sorted by id, so of one day the last counts. */
static double
newest(const struct stakeholders *stakeholders, const char *id,
       double (*of)(const struct stakeholder_rating_facts *), double otherwise)
{
    long day = DAY_NONE;

    for (size_t i = first_of(stakeholders, id); i < stakeholders->n_ratings; i++) {
        const struct stakeholder_rating_facts *rating = &stakeholders->rating[i];

        if (strcmp(rating->stakeholder, id))
            break;
        if (known(of(rating)) && rating->date >= day) {
            day = rating->date;
            otherwise = of(rating);
        }
    }
    return otherwise;
}

double
stakeholder_commitment(const struct stakeholders *stakeholders,
                       const struct stakeholder_facts *stakeholder)
{
    return newest(stakeholders, stakeholder->fact.id, rated_commitment, stakeholder->commitment);
}

double
stakeholder_power(const struct stakeholders *stakeholders,
                  const struct stakeholder_facts *stakeholder)
{
    return newest(stakeholders, stakeholder->fact.id, rated_power, stakeholder->power);
}

const char *
stakeholder_type(const struct stakeholders *stakeholders,
                 const struct stakeholder_facts *stakeholder)
{
    double commitment = stakeholder_commitment(stakeholders, stakeholder);
    bool accountable = stakeholder->accountable == 1;

    if (!known(commitment) || !known(stakeholder->accountable))
        return NULL;
    if (commitment >= COMMITTED)
        return accountable ? "champion" : "cheerleader";
    return accountable ? "hostage" : "sniper";
}

double
stakeholder_backing(const struct stakeholders *stakeholders, struct tally *base)
{
    for (size_t i = 0; i < stakeholders->n; i++) {
        const struct stakeholder_facts *stakeholder = &stakeholders->stakeholder[i];
        double power = stakeholder_power(stakeholders, stakeholder);
        double commitment = stakeholder_commitment(stakeholders, stakeholder);

        if (is_code(stakeholder->side, "ours") && power >= POWERFUL && known(commitment))
            tally_weigh(base, stakeholder->fact.id, power, commitment >= COMMITTED);
    }
    return tally_percent(base);
}

double
stakeholder_count(const struct stakeholders *stakeholders, const char *type, struct tally *base)
{
    for (size_t i = 0; i < stakeholders->n; i++) {
        const struct stakeholder_facts *stakeholder = &stakeholders->stakeholder[i];
        const char *is = stakeholder_type(stakeholders, stakeholder);

        if (is_code(stakeholder->side, "ours") && is)
            tally_count(base, stakeholder->fact.id, !strcmp(is, type));
    }
    return base->n ? base->part : NAN;
}

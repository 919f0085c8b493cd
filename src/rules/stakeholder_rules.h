/* Stakeholders: how far they stand behind the alliance, and what kind that makes them (D.4). */
#ifndef ENTENTE_RULES_STAKEHOLDER_RULES_H
#define ENTENTE_RULES_STAKEHOLDER_RULES_H

#include "src/rules/tally.h"

struct stakeholder_facts {
    struct fact fact;
    const char *name, *side;
    double power, commitment, accountable;
};

struct stakeholder_rating_facts {
    struct fact fact;
    const char *stakeholder;
    double commitment, power;
    long date;
};

struct stakeholders {
    const struct stakeholder_facts *stakeholder;
    size_t n;
    const struct stakeholder_rating_facts *rating;   /* seen ones, sorted by stakeholder */
    size_t n_ratings;
};

/** The newest rating that has it, else the stakeholder's own field; NAN: neither. */
double stakeholder_commitment(const struct stakeholders *stakeholders,
                              const struct stakeholder_facts *stakeholder);
double stakeholder_power(const struct stakeholders *stakeholders,
                         const struct stakeholder_facts *stakeholder);

/** "champion", "cheerleader", "hostage" or "sniper"; NULL while something is unknown. */
const char *stakeholder_type(const struct stakeholders *stakeholders,
                             const struct stakeholder_facts *stakeholder);

/** Of our powerful people, weighted by power, those committed (M5.1). */
double stakeholder_backing(const struct stakeholders *stakeholders, struct tally *base);

/** How many of ours are of the type; NAN when none of ours has one. */
double stakeholder_count(const struct stakeholders *stakeholders, const char *type,
                         struct tally *base);

#endif

/* Trust between the sides, and guards against opportunism (B.6 G18 to G21). */
#ifndef ENTENTE_RULES_TRUST_RULES_H
#define ENTENTE_RULES_TRUST_RULES_H

#include "src/rules/tally.h"

struct trust_facts {
    struct fact fact;
    const char *rated_by, *party, *stage;
    double score;
    long date;
};

/** The score of a side: the newest scored record of each of its parties, averaged; NAN for none. */
double trust_of(const struct trust_facts *trust, size_t n, const char *side, struct tally *base);

struct safeguard_facts {
    struct fact fact;
    const char *behaviour, *state;
    double likelihood;
};

struct flag_facts {
    struct fact fact;
    const char *behaviour, *state;
    double strength;
    long date, resolved_on;
};

double safeguard_in_place(const struct safeguard_facts *safeguard, size_t n, struct tally *base);

/** Neither resolved nor dismissed. */
bool flag_is_open(const struct flag_facts *flag);

/** Some flag is confirmed. */
bool flag_is_confirmed(const struct flag_facts *flag, size_t n);

/** The strengths of the open flags (G21); NAN when there is neither a flag nor a safeguard. */
double flag_strength(const struct flag_facts *flag, size_t n, size_t n_safeguards,
                     struct tally *base);

#endif

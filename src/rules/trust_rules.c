#include "src/rules/trust_rules.h"

#include <string.h>

/* True when `a` of the same party is the newer record. */
static bool
is_newer(const struct trust_facts *a, const struct trust_facts *b)
{
    return a->date != b->date ? a->date > b->date : strcmp(a->fact.id, b->fact.id) > 0;
}

static bool
same_party(const struct trust_facts *a, const struct trust_facts *b)
{
    return a->party == b->party || is_code(a->party, b->party);
}

static bool
counts(const struct trust_facts *trust, const char *side)
{
    return known(trust->score) && is_code(trust->rated_by, side);
}

double
trust_of(const struct trust_facts *trust, size_t n, const char *side, struct tally *base)
{
    double sum = 0;
    size_t parties = 0;

    for (size_t i = 0; i < n; i++) {
        bool newest = counts(&trust[i], side);

        for (size_t k = 0; newest && k < n; k++)
            newest = !counts(&trust[k], side) || !same_party(&trust[k], &trust[i]) ||
                     !is_newer(&trust[k], &trust[i]);
        if (!newest)
            continue;
        tally_add(base, trust[i].fact.id);
        sum += trust[i].score;
        parties++;
    }
    return parties ? sum / (double)parties : NAN;
}

double
safeguard_in_place(const struct safeguard_facts *safeguard, size_t n, struct tally *base)
{
    for (size_t i = 0; i < n; i++)
        if (known(safeguard[i].likelihood))
            tally_weigh(base, safeguard[i].fact.id, safeguard[i].likelihood,
                        is_code(safeguard[i].state, "in_place"));
    return tally_percent(base);
}

bool
flag_is_open(const struct flag_facts *flag)
{
    return !day_known(flag->resolved_on);
}

bool
flag_is_confirmed(const struct flag_facts *flag, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(flag[i].state, "confirmed"))
            return true;
    return false;
}

double
flag_strength(const struct flag_facts *flag, size_t n, size_t n_safeguards, struct tally *base)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        if (!flag_is_open(&flag[i]) || !known(flag[i].strength))
            continue;
        tally_add(base, flag[i].fact.id);
        sum += flag[i].strength;
    }
    return n || n_safeguards ? sum : NAN;
}

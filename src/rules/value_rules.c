#include "src/rules/value_rules.h"

#include <string.h>

bool
money_is_in(struct money money, const char *currency)
{
    return money.currency && !strcmp(money.currency, currency);
}

double
value_share(const struct value_facts *entry, size_t n, const char *currency, long today,
            struct tally *base)
{
    long long us = 0, them = 0;

    for (size_t i = 0; i < n; i++) {
        if (!day_known(entry[i].date) || entry[i].date > today ||
            !is_one_of(entry[i].to, "us them") || !money_is_in(entry[i].realised, currency))
            continue;
        tally_add(base, entry[i].fact.id);
        *(is_code(entry[i].to, "us") ? &us : &them) += entry[i].realised.minor;
    }
    return us + them > 0 ? (double)us / (double)(us + them) : NAN;
}

double
value_realised(const struct value_facts *entry, size_t n, const char *currency, long today,
               struct tally *base)
{
    long long planned = 0, realised = 0;

    for (size_t i = 0; i < n; i++) {
        if (!day_known(entry[i].date) || entry[i].date > today ||
            !money_is_in(entry[i].planned, currency))
            continue;
        tally_add(base, entry[i].fact.id);
        planned += entry[i].planned.minor;
        if (money_is_in(entry[i].realised, currency))
            realised += entry[i].realised.minor;
    }
    return planned ? 100 * (double)realised / (double)planned : NAN;
}

/* The value ledger: who got how much (A.12, B.6 G26). */
#ifndef ENTENTE_RULES_VALUE_RULES_H
#define ENTENTE_RULES_VALUE_RULES_H

#include "src/rules/tally.h"

struct value_facts {
    struct fact fact;
    const char *to;
    long date;
    struct money planned, realised;
};

/** True for an amount in `currency`. */
bool money_is_in(struct money money, const char *currency);

/** Our share, 0..1, of what was realised for us and them up to `today` (value_share_us). */
double value_share(const struct value_facts *entry, size_t n, const char *currency, long today,
                   struct tally *base);

/** 100 × realised ÷ planned over the entries due up to `today` (value_realised). */
double value_realised(const struct value_facts *entry, size_t n, const char *currency, long today,
                      struct tally *base);

#endif

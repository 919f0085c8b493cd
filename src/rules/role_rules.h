/* Posts and who holds them; charter and exit plan (B.6 G22 to G25). */
#ifndef ENTENTE_RULES_ROLE_RULES_H
#define ENTENTE_RULES_ROLE_RULES_H

#include "src/rules/tally.h"

struct role_facts {
    struct fact fact;
    const char *role, *side, *person;
    long from, until;
};

/** One of the four roles whose posts, on both sides, are the eight key posts. */
bool role_is_key(const struct role_facts *role);

/** In office on `today`. */
bool role_is_held(const struct role_facts *role, long today);

/** Key posts filled (G22), and given up within a year (G23), in percent of the eight. */
double role_filled(const struct role_facts *role, size_t n, long today, struct tally *base);
double role_turnover(const struct role_facts *role, size_t n, long today, struct tally *base);

/** True when a sponsor of the side is in office. */
bool role_has_sponsor(const struct role_facts *role, size_t n, const char *side, long today);

struct charter_facts {
    struct fact fact;
    const char *state;
    long approved_us, approved_them, review_due;
};

/** Days until the review of the charter that was approved last (G24). */
double charter_days(const struct charter_facts *charter, size_t n, long today, struct tally *base);

struct exit_plan_facts {
    struct fact fact;
    const char *state;
    long last_reviewed;
};

/** How far the exit plan is (G25). */
double exit_readiness(const struct exit_plan_facts *plan, size_t n, long today, struct tally *base);

#endif

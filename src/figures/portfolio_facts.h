/* What is loaded of all alliances at once, for the portfolio figures (B.7). */
#ifndef ENTENTE_FIGURES_PORTFOLIO_FACTS_H
#define ENTENTE_FIGURES_PORTFOLIO_FACTS_H

#include "src/figures/context.h"
#include "src/rules/value_rules.h"

/** An alliance as the portfolio counts it. */
struct member_facts {
    struct fact fact;
    const char *code, *name, *state, *form, *motives, *sector, *region, *manager, *outcome;
    struct money value;
};

/** A partner's part in an alliance: a party on side them. */
struct partner_facts {
    struct fact fact;
    const char *alliance, *organisation, *side;
};

struct tie_facts {
    struct fact fact;
    const char *alliance, *other;
    double strength;
};

struct strategic_goal_facts {
    struct fact fact;
    double active;
};

struct maturity_facts {
    struct fact fact;
    const char *maturity;
    long date;
};

/** All of it as of the day of the context. */
struct portfolio_facts {
    const struct member_facts *member;       /* sorted by id */
    size_t n;
    const struct partner_facts *partner;     /* by alliance, each organisation once in each */
    size_t n_partners;
    const struct tie_facts *tie;
    size_t n_ties;
    const struct value_facts *value;
    size_t n_values;
    const struct strategic_goal_facts *goal;
    size_t n_goals;
    const struct maturity_facts *maturity;
    size_t n_maturity;
};

struct portfolio_facts facts_portfolio(struct figures_context *whole);

/** The alliances alone, by id. */
const struct member_facts *facts_members(struct figures_context *whole, size_t *n);

/** The alliance with this id, or NULL. */
const struct member_facts *portfolio_member(const struct portfolio_facts *facts, const char *id);

/** Neither closed nor abandoned (0.7, 18). */
bool member_is_live(const struct member_facts *member);

/** The partners of an alliance: the first of them, and how many there are. */
const struct partner_facts *portfolio_partners(const struct portfolio_facts *facts,
                                               const char *alliance, size_t *n);

#endif

#include "src/figures/portfolio_facts.h"

#include <stdlib.h>
#include <string.h>

LOAD_PLAN_OF(member, member_facts, "alliance", "", LOAD(member_facts, code),
             LOAD(member_facts, name), LOAD(member_facts, state), LOAD(member_facts, form),
             LOAD(member_facts, motives), LOAD(member_facts, sector), LOAD(member_facts, region),
             LOAD(member_facts, manager), LOAD(member_facts, outcome), LOAD(member_facts, value));

LOAD_PLAN_OF(partner, partner_facts, "party", "", LOAD(partner_facts, alliance),
             LOAD(partner_facts, organisation), LOAD(partner_facts, side));

LOAD_PLAN_OF(tie, tie_facts, "alliance_link", "", LOAD(tie_facts, alliance),
             LOAD(tie_facts, other), LOAD(tie_facts, strength));

LOAD_PLAN_OF(all_values, value_facts, "value_entry", "", LOAD(value_facts, date),
             LOAD(value_facts, planned), LOAD(value_facts, realised));

LOAD_PLAN_OF(strategic_goal, strategic_goal_facts, "strategic_goal", "",
             LOAD(strategic_goal_facts, active));

LOAD_PLAN_OF(maturity, maturity_facts, "maturity_record", "", LOAD(maturity_facts, maturity),
             LOAD(maturity_facts, date));

static int
by_alliance(const void *left, const void *right)
{
    const struct partner_facts *a = left, *b = right;
    int order = strcmp(a->alliance, b->alliance);

    if (!order)
        order = strcmp(a->organisation, b->organisation);
    return order ? order : strcmp(a->fact.id, b->fact.id);
}

/* Those on side them, an organisation that takes part twice once. */
static void
sort_partners(struct figures_context *whole, struct portfolio_facts *facts)
{
    size_t n, left = 0;
    const struct partner_facts *party = figures_rows(whole, &partner_plan, &n);
    struct partner_facts *partner = arena_alloc(whole->arena, (n + 1) * sizeof *partner);

    for (size_t i = 0; i < n; i++)
        if (is_code(party[i].side, "them") && party[i].alliance && party[i].organisation)
            partner[left++] = party[i];
    n = left;
    left = 0;
    qsort(partner, n, sizeof *partner, by_alliance);
    for (size_t i = 0; i < n; i++)
        if (!left || strcmp(partner[left - 1].alliance, partner[i].alliance) ||
            strcmp(partner[left - 1].organisation, partner[i].organisation))
            partner[left++] = partner[i];
    facts->partner = partner;
    facts->n_partners = left;
}

const struct member_facts *
facts_members(struct figures_context *whole, size_t *n)
{
    return figures_rows(whole, &member_plan, n);
}

struct portfolio_facts
facts_portfolio(struct figures_context *whole)
{
    struct portfolio_facts facts = { 0 };

    facts.member = facts_members(whole, &facts.n);
    facts.tie = figures_rows(whole, &tie_plan, &facts.n_ties);
    facts.value = figures_rows(whole, &all_values_plan, &facts.n_values);
    facts.goal = figures_rows(whole, &strategic_goal_plan, &facts.n_goals);
    facts.maturity = figures_rows(whole, &maturity_plan, &facts.n_maturity);
    sort_partners(whole, &facts);
    return facts;
}

static int
by_id(const void *key, const void *member)
{
    return strcmp(key, ((const struct member_facts *)member)->fact.id);
}

const struct member_facts *
portfolio_member(const struct portfolio_facts *facts, const char *id)
{
    return id && facts->n ? bsearch(id, facts->member, facts->n, sizeof *facts->member, by_id)
                          : NULL;
}

bool
member_is_live(const struct member_facts *member)
{
    return !is_one_of(member->state, "closed abandoned");
}

const struct partner_facts *
portfolio_partners(const struct portfolio_facts *facts, const char *alliance, size_t *n)
{
    size_t low = 0, high = facts->n_partners;

    *n = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(facts->partner[middle].alliance, alliance) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *n < facts->n_partners && !strcmp(facts->partner[low + *n].alliance, alliance))
        ++*n;
    return facts->partner + low;
}

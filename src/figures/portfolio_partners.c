/* With whom, and whether the alliances get in each other's way (B.7 P4 to P6). */
#include <stdlib.h>
#include <string.h>

#include "src/figures/portfolio_figures.h"

/* ---- shares of the partners ---- */

struct share {
    const char *organisation;
    double value;
};

static int
by_organisation(const void *left, const void *right)
{
    const struct share *a = left, *b = right;

    return strcmp(a->organisation, b->organisation);
}

/* What each partner has of the value of the live alliances, once for each alliance, sorted. */
static struct share *
shares_of(struct figures_list *list, const struct portfolio_facts *facts, struct tally *base,
          size_t *n)
{
    struct share *share = arena_alloc(list->arena, (facts->n_partners + 1) * sizeof *share);

    *n = 0;
    for (size_t i = 0; i < facts->n; i++) {
        const struct member_facts *member = &facts->member[i];
        size_t n_partners;
        const struct partner_facts *partner =
            portfolio_partners(facts, member->fact.id, &n_partners);

        if (!member_is_live(member) || !n_partners ||
            !money_is_in(member->value, list->context->currency))
            continue;
        tally_weigh(base, member->fact.id, (double)member->value.minor, false);
        for (size_t k = 0; k < n_partners; k++)
            share[(*n)++] = (struct share){ partner[k].organisation,
                                            (double)member->value.minor / (double)n_partners };
    }
    if (*n)
        qsort(share, *n, sizeof *share, by_organisation);
    return share;
}

static void
add_concentration(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct tally base = figures_base(list->context);
    size_t n;
    const struct share *share = shares_of(list, facts, &base, &n);
    double sum = 0;

    for (size_t i = 0, to; i < n; i = to) {
        double value = 0;

        for (to = i; to < n && !strcmp(share[to].organisation, share[i].organisation); to++)
            value += share[to].value;
        sum += value / base.whole * (value / base.whole);
    }
    figures_add(list, "P4", NULL, base.whole > 0 ? 10000 * sum : NAN, &base);
}

/* ---- links between live alliances ---- */

struct pair {
    const char *one, *other, *link;
    double strength;
};

static int
by_pair(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    int order = strcmp(a->one, b->one);

    if (!order)
        order = strcmp(a->other, b->other);
    if (!order)
        order = (a->strength > b->strength) - (a->strength < b->strength);
    return order ? order : strcmp(a->link, b->link);
}

static bool
is_live(const struct portfolio_facts *facts, const char *id)
{
    const struct member_facts *member = portfolio_member(facts, id);

    return member && member_is_live(member);
}

static void
add_conflicts(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct tally base = figures_base(list->context);
    struct pair *pair = arena_alloc(list->arena, (facts->n_ties + 1) * sizeof *pair);
    size_t n = 0;

    for (size_t i = 0; i < facts->n_ties; i++) {
        const struct tie_facts *tie = &facts->tie[i];
        bool first;

        if (!known(tie->strength) || !is_live(facts, tie->alliance) ||
            !is_live(facts, tie->other) || is_code(tie->alliance, tie->other))
            continue;
        first = strcmp(tie->alliance, tie->other) < 0;
        pair[n++] = (struct pair){ first ? tie->alliance : tie->other,
                                   first ? tie->other : tie->alliance, tie->fact.id,
                                   tie->strength };
    }
    if (n)
        qsort(pair, n, sizeof *pair, by_pair);
    for (size_t i = 0; i < n; i++)       /* the lowest strength of a pair comes first */
        if (!i || strcmp(pair[i - 1].one, pair[i].one) || strcmp(pair[i - 1].other, pair[i].other))
            tally_weigh(&base, pair[i].link, fabs(pair[i].strength), pair[i].strength < 0);
    figures_add(list, "P5", NULL, base.n ? base.part : NAN, &base);
}

/* ---- partners of several ---- */

static int
by_partner(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
add_shared(struct figures_list *list, const struct portfolio_facts *facts)
{
    struct tally base = figures_base(list->context);
    const char **partner = arena_alloc(list->arena, (facts->n_partners + 1) * sizeof *partner);
    size_t n = 0;

    for (size_t i = 0; i < facts->n_partners; i++)
        if (is_live(facts, facts->partner[i].alliance))
            partner[n++] = facts->partner[i].organisation;
    if (n)
        qsort(partner, n, sizeof *partner, by_partner);
    for (size_t i = 0, to; i < n; i = to) {
        for (to = i + 1; to < n && !strcmp(partner[to], partner[i]);)
            to++;
        tally_count(&base, partner[i], to - i > 1);
    }
    figures_add(list, "P6", NULL, base.n ? base.part : NAN, &base);
}

void
portfolio_add_partners(struct figures_list *list, const struct portfolio_facts *facts)
{
    add_concentration(list, facts);
    add_conflicts(list, facts);
    add_shared(list, facts);
}

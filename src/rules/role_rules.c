#include "src/rules/role_rules.h"

#include <string.h>

static const char *const key_roles[] = { "sponsor", "manager", "chair", "secretary" };
static const char *const sides[] = { "us", "them" };

enum { ROLES = sizeof key_roles / sizeof *key_roles, POSTS = 2 * ROLES };

bool
role_is_key(const struct role_facts *role)
{
    for (size_t i = 0; i < ROLES; i++)
        if (is_code(role->role, key_roles[i]))
            return true;
    return false;
}

bool
role_is_held(const struct role_facts *role, long today)
{
    return role->from <= today && (!day_known(role->until) || role->until >= today);
}

static bool
is_filled(const struct role_facts *role, size_t n, const char *post, const char *side, long today)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(role[i].role, post) && is_code(role[i].side, side) &&
            role_is_held(&role[i], today))
            return true;
    return false;
}

double
role_filled(const struct role_facts *role, size_t n, long today, struct tally *base)
{
    double filled = 0;

    for (size_t i = 0; i < n; i++)
        if (role_is_key(&role[i]))
            tally_add(base, role[i].fact.id);
    for (size_t i = 0; i < ROLES; i++)
        for (size_t k = 0; k < 2; k++)
            filled += is_filled(role, n, key_roles[i], sides[k], today);
    return base->n ? 100 * filled / POSTS : NAN;
}

double
role_turnover(const struct role_facts *role, size_t n, long today, struct tally *base)
{
    double changes = 0;

    for (size_t i = 0; i < n; i++) {
        if (!role_is_key(&role[i]))
            continue;
        tally_add(base, role[i].fact.id);
        changes += window_due(role[i].until, today, DAYS_OF_YEAR);
    }
    return base->n ? 100 * changes / POSTS : NAN;
}

bool
role_has_sponsor(const struct role_facts *role, size_t n, const char *side, long today)
{
    return is_filled(role, n, "sponsor", side, today);
}

static long
approved_on(const struct charter_facts *charter)
{
    return charter->approved_us > charter->approved_them ? charter->approved_us
                                                         : charter->approved_them;
}

double
charter_days(const struct charter_facts *charter, size_t n, long today, struct tally *base)
{
    const struct charter_facts *last = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct charter_facts *candidate = &charter[i];

        if (!is_one_of(candidate->state, "approved due") || !day_known(candidate->review_due))
            continue;
        if (!last || approved_on(candidate) > approved_on(last) ||
            (approved_on(candidate) == approved_on(last) &&
             strcmp(candidate->fact.id, last->fact.id) > 0))
            last = candidate;
    }
    if (!last)
        return NAN;
    tally_add(base, last->fact.id);
    return (double)(last->review_due - today);
}

double
exit_readiness(const struct exit_plan_facts *plan, size_t n, long today, struct tally *base)
{
    const struct exit_plan_facts *last = n ? &plan[n - 1] : NULL;

    if (!last)
        return NAN;
    tally_add(base, last->fact.id);
    if (is_code(last->state, "outline"))
        return 40;
    if (!is_one_of(last->state, "agreed triggered executing complete"))
        return 0;
    return last->last_reviewed >= today - DAYS_OF_YEAR ? 100 : 80;
}

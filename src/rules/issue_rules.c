#include "src/rules/issue_rules.h"

#include <stdlib.h>
#include <string.h>

#include "src/rules/light.h"

/* The escalations of an issue: the first of them, and how many there are. */
static const struct escalation_facts *
escalations_of(const struct issues *issues, const char *issue, size_t *n)
{
    size_t low = 0, high = issues->n_escalations;

    *n = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(issues->escalation[middle].issue, issue) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *n < issues->n_escalations &&
           !strcmp(issues->escalation[low + *n].issue, issue))
        ++*n;
    return issues->escalation + low;
}

int
issue_level(const struct issues *issues, const struct issue_facts *issue, long day, long *reached)
{
    size_t n;
    const struct escalation_facts *escalation = escalations_of(issues, issue->fact.id, &n);
    int level = 1;
    long since = issue->raised_on;

    for (size_t i = 0; i < n; i++) {
        int to = (int)escalation[i].to_level;

        if (escalation[i].on > day || to < level || to == 1)
            continue;
        if (to > level || escalation[i].on < since)
            since = escalation[i].on;
        level = to;
    }
    if (reached)
        *reached = since;
    return level;
}

long
issue_limit(const struct issues *issues, int level)
{
    static const long defaults[] = { 5, 10, 15, 20, 22 };

    for (size_t i = 0; i < issues->n_ladder; i++)
        if (issues->ladder[i].level == level && known(issues->ladder[i].working_days))
            return (long)issues->ladder[i].working_days;
    return level > 5 ? issue_limit(issues, 5) : defaults[level < 1 ? 0 : level - 1];
}

static bool
resolved_in_w(const struct issues *issues, const struct issue_facts *issue)
{
    return window_event(issue->resolved_on, issues->today, DAYS_OF_W);
}

double
issue_low_level(const struct issues *issues, struct tally *base)
{
    for (size_t i = 0; i < issues->n; i++) {
        const struct issue_facts *issue = &issues->issue[i];

        if (resolved_in_w(issues, issue))
            tally_count(base, issue->fact.id,
                        issue_level(issues, issue, issue->resolved_on, NULL) <= 2);
    }
    return tally_percent(base);
}

double
issue_in_time(const struct issues *issues, struct tally *base)
{
    for (size_t i = 0; i < issues->n; i++) {
        const struct issue_facts *issue = &issues->issue[i];
        long reached, taken;
        int level;

        if (!resolved_in_w(issues, issue))
            continue;
        level = issue_level(issues, issue, issue->resolved_on, &reached);
        if (!day_known(reached))
            continue;
        taken = calendar_working_days(issues->calendar, reached, issue->resolved_on);
        tally_count(base, issue->fact.id, taken <= issue_limit(issues, level));
    }
    return tally_percent(base);
}

double
issue_age(const struct issues *issues, struct tally *base)
{
    for (size_t i = 0; i < issues->n; i++) {
        const struct issue_facts *issue = &issues->issue[i];

        if (day_known(issue->resolved_on) || !known(issue->severity) ||
            !day_known(issue->raised_on))
            continue;
        tally_add(base, issue->fact.id);
        base->part += issue->severity * (double)(issues->today - issue->raised_on);
        base->whole += issue->severity;
    }
    return base->whole ? base->part / base->whole : NAN;
}

double
issue_joint(const struct issues *issues, struct tally *base)
{
    for (size_t i = 0; i < issues->n_escalations; i++)
        if (window_event(issues->escalation[i].on, issues->today, DAYS_OF_W))
            tally_count(base, issues->escalation[i].fact.id, issues->escalation[i].joint == 1);
    return tally_percent(base);
}

double
issue_two_sided(const struct issues *issues, struct tally *base)
{
    for (size_t i = 0; i < issues->n; i++) {
        const struct issue_facts *issue = &issues->issue[i];

        if (resolved_in_w(issues, issue))
            tally_count(base, issue->fact.id, issue->our_contribution && issue->their_contribution);
    }
    return tally_percent(base);
}

/* ---- the same again ---- */

enum { DAYS_OF_ROOT = 180 };

static int
by_root(const void *left, const void *right)
{
    const struct issue_facts *const *a = left, *const *b = right;
    int order = strcmp((*a)->root, (*b)->root);

    if (order)
        return order;
    if ((*a)->raised_on != (*b)->raised_on)
        return (*a)->raised_on < (*b)->raised_on ? -1 : 1;
    return strcmp((*a)->fact.id, (*b)->fact.id);
}

double
issue_repeats(const struct issues *issues, struct tally *base)
{
    const struct issue_facts **rooted =
        arena_alloc(base->arena, (issues->n + 1) * sizeof *rooted);
    size_t n = 0;

    for (size_t i = 0; i < issues->n; i++)
        if (issues->issue[i].root && day_known(issues->issue[i].raised_on))
            rooted[n++] = &issues->issue[i];
    qsort(rooted, n, sizeof *rooted, by_root);
    for (size_t i = 0; i < n; i++) {
        bool again = i && !strcmp(rooted[i - 1]->root, rooted[i]->root) &&
                     rooted[i]->raised_on - rooted[i - 1]->raised_on <= DAYS_OF_ROOT;

        if (window_event(rooted[i]->raised_on, issues->today, DAYS_OF_ROOT))
            tally_count(base, rooted[i]->fact.id, again);
    }
    return tally_percent(base);
}

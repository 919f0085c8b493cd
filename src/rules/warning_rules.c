#include "src/rules/warning_rules.h"

#include <string.h>

enum { DAYS_OF_CHANGE = 180, CHANGES = 2, FLAG_STRENGTH = 2 };

static const char *const sides[] = { "us", "them" };

bool
change_is_one_sided(const struct objective_change_facts *change, size_t n, long today)
{
    for (size_t k = 0; k < 2; k++) {
        int changes = 0;

        for (size_t i = 0; i < n; i++)
            changes += is_code(change[i].by_side, sides[k]) &&
                       window_event(change[i].date, today, DAYS_OF_CHANGE);
        if (changes >= CHANGES)
            return true;
    }
    return false;
}

static double
number_of(const struct cycle_facts *cycle, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (is_code(cycle[i].fact.id, id))
            return cycle[i].number;
    return NAN;
}

double
cycle_goal_equity(const struct cycle_facts *cycle, size_t n, const struct cell_facts *cell,
                  size_t n_cells)
{
    double newest = NAN, equity = NAN;

    for (size_t i = 0; i < n_cells; i++) {
        double number;

        if (!is_code(cell[i].area, "goals") || !is_code(cell[i].cell, "reevaluate"))
            continue;
        number = number_of(cycle, n, cell[i].cycle);
        if (!known(number) || number <= newest)
            continue;
        newest = number;
        equity = cell[i].equity;
    }
    return equity;
}

/* ---- issues ---- */

struct control_issues
issue_control(const struct issues *issues)
{
    struct control_issues found = { 0 };

    for (size_t i = 0; i < issues->n; i++) {
        const struct issue_facts *issue = &issues->issue[i];
        int level;

        if (!is_code(issue->root, "control") ||
            !window_event(issue->raised_on, issues->today, DAYS_OF_CHANGE))
            continue;
        level = issue_level(issues, issue, issues->today, NULL);
        found.n++;
        found.level = level > found.level ? level : found.level;
    }
    return found;
}

int
issue_highest(const struct issues *issues)
{
    int highest = 0;

    for (size_t i = 0; i < issues->n; i++) {
        int level = day_known(issues->issue[i].resolved_on)
                    ? 0 : issue_level(issues, &issues->issue[i], issues->today, NULL);

        highest = level > highest ? level : highest;
    }
    return highest;
}

double
issue_technical_repeats(const struct issues *issues, struct tally *base)
{
    struct issue_facts *technical =
        arena_alloc(base->arena, (issues->n + 1) * sizeof *technical);
    struct issues only = *issues;

    only.issue = technical;
    only.n = 0;
    for (size_t i = 0; i < issues->n; i++)
        if (is_code(issues->issue[i].type, "technical"))
            technical[only.n++] = issues->issue[i];
    return issue_repeats(&only, base);
}

/* ---- opportunism and leaks ---- */

bool
flag_is_suspect(const struct flag_facts *flag, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_one_of(flag[i].state, "raised checked") && flag[i].strength >= FLAG_STRENGTH)
            return true;
    return false;
}

bool
flag_is_misuse(const struct flag_facts *flag, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (flag_is_open(&flag[i]) && is_code(flag[i].behaviour, "misuse"))
            return true;
    return false;
}

static bool
has_class(const struct item_facts *item, const char *classes)
{
    return item && is_one_of(item->class, classes);
}

enum truth
leak_of(const struct knowledge *knowledge, const char *classes)
{
    bool events = false, found = false;

    for (size_t i = 0; i < knowledge->n_events; i++) {
        const struct learning_event_facts *event = &knowledge->event[i];

        if (!knowledge_is_recent(knowledge, event))
            continue;
        events = true;
        found = found || (knowledge_is_leak(event) &&
                          has_class(knowledge_item(knowledge, event->item), classes));
    }
    return truth_given(events, found);
}

enum truth
leak_of_own(const struct knowledge *knowledge)
{
    bool events = false, found = false;

    for (size_t i = 0; i < knowledge->n_events; i++) {
        const struct learning_event_facts *event = &knowledge->event[i];
        const struct item_facts *item = knowledge_item(knowledge, event->item);

        if (!knowledge_is_recent(knowledge, event))
            continue;
        events = true;
        found = found || (is_one_of(event->direction, "out joint") && has_class(item, "closed") &&
                          is_code(item->owner_side, "us"));
    }
    return truth_given(events, found);
}

/* ---- triggers, posts, trust ---- */

double
trigger_near(const struct trigger_facts *trigger, size_t n, const char *kind)
{
    double nearest = NAN;

    for (size_t i = 0; i < n; i++)
        if (is_code(trigger[i].trigger, kind) && known(trigger[i].near) &&
            !(trigger[i].near <= nearest))
            nearest = trigger[i].near;
    return nearest;
}

double
sponsor_gap(const struct role_facts *role, size_t n, const char *side, long start, long today)
{
    long since = DAY_NONE;

    if (role_has_sponsor(role, n, side, today))
        return 0;
    for (size_t i = 0; i < n; i++)
        if (is_code(role[i].role, "sponsor") && is_code(role[i].side, side) &&
            role[i].until > since)
            since = role[i].until;
    if (!day_known(since))
        since = start;
    return day_known(since) ? (double)(today - since) : NAN;
}

enum truth
trust_is_deeper(const struct trust_facts *trust, size_t n, const char *side)
{
    const struct trust_facts *newest = NULL;

    for (size_t i = 0; i < n; i++)
        if (is_code(trust[i].rated_by, side) && trust[i].stage &&
            (!newest || trust[i].date > newest->date ||
             (trust[i].date == newest->date && strcmp(trust[i].fact.id, newest->fact.id) > 0)))
            newest = &trust[i];
    return truth_given(newest, newest && !is_code(newest->stage, "calculus"));
}

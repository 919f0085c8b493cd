#include "src/rules/decision_rules.h"

#include <string.h>

double
decision_time(const struct decisions *decisions, struct tally *base)
{
    double *days = arena_alloc(base->arena, (decisions->n + 1) * sizeof *days);

    for (size_t i = 0; i < decisions->n; i++) {
        const struct decision_facts *decision = &decisions->decision[i];

        if (!window_event(decision->decided_on, decisions->today, DAYS_OF_W) ||
            !day_known(decision->raised_on))
            continue;
        days[base->n] = (double)(decision->decided_on - decision->raised_on);
        tally_add(base, decision->fact.id);
    }
    return median(days, base->n);
}

double
decision_needed(const struct decisions *decisions, struct tally *base)
{
    for (size_t i = 0; i < decisions->n; i++) {
        const struct decision_facts *decision = &decisions->decision[i];

        if (window_event(decision->decided_on, decisions->today, DAYS_OF_W) &&
            day_known(decision->needed_by))
            tally_count(base, decision->fact.id, decision->decided_on <= decision->needed_by);
    }
    return tally_percent(base);
}

/* True when `id` names a decision that has been decided. */
static bool
is_decided(const struct decisions *decisions, const char *id)
{
    size_t low = 0, high = decisions->n_all;

    while (id && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(decisions->all[middle].fact.id, id);

        if (!order)
            return day_known(decisions->all[middle].decided_on);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

double
decision_reversals(const struct decisions *decisions, struct tally *base)
{
    for (size_t i = 0; i < decisions->n; i++) {
        const struct decision_facts *decision = &decisions->decision[i];

        if (window_event(decision->decided_on, decisions->today, DAYS_OF_YEAR))
            tally_count(base, decision->fact.id, is_decided(decisions, decision->reversed_by));
    }
    return tally_percent(base);
}

bool
right_is_clean(const struct right_facts *right, const struct body_facts *body)
{
    bool us = is_code(right->us, "A"), them = is_code(right->them, "A");
    double consulted = known(right->also_consulted) ? right->also_consulted : 0;

    consulted += is_code(right->us, "C") + is_code(right->them, "C");
    if (consulted > 2)
        return false;
    if (us && them)
        return body && is_code(body->decides_by, "unanimous");
    return us || them || right->body;
}

double
decision_followed(const struct decisions *decisions, struct tally *base)
{
    for (size_t i = 0; i < decisions->n; i++) {
        const struct decision_facts *decision = &decisions->decision[i];

        if (day_known(decision->decided_on) &&
            window_due(decision->implement_by, decisions->today, DAYS_OF_W))
            tally_count(base, decision->fact.id, day_known(decision->implemented_on) &&
                        decision->implemented_on <= decision->implement_by);
    }
    return tally_percent(base);
}

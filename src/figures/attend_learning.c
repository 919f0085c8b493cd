/* What needs you today in learning: N02, N18. */
#include "src/figures/attend_rule.h"
#include "src/figures/plan_learning.h"

enum { DAYS_OF_A_LEAK = 30, DAYS_THAT_WEIGH = 20 };

void
attend_leaks(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct knowledge knowledge = facts_knowledge(trial->context);

    for (size_t i = 0; i < knowledge.n_events; i++) {
        const struct learning_event_facts *event = &knowledge.event[i];
        const struct item_facts *item = knowledge_item(&knowledge, event->item);

        if (window_event(event->date, knowledge.today, DAYS_OF_A_LEAK) &&
            knowledge_is_leak(event) && item && knowledge_is_restricted(item))
            attend_found(trial, rule, "learning_event", event->fact.id, 90,
                         knowledge.today - event->date, "knowledge left unintended: %s",
                         item->name);
    }
}

void
attend_readjustments(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct cycles cycles = facts_cycles(trial->context);

    for (size_t i = 0; i < cycles.n_cells; i++) {
        const struct cell_facts *cell = &cycles.cell[i];
        long days = cycles.today - cell->due;

        if (!cycle_is_pending(cell) || !day_before(cell->due, cycles.today))
            continue;
        attend_found(trial, rule, "doz_cell", cell->fact.id,
                     42 + attend_least(DAYS_THAT_WEIGH, days), days, "readjustment %s late",
                     attend_days(trial, days));
    }
}

/* What needs you today in learning: N02, N18. */
#include <string.h>

#include "src/base/text.h"
#include "src/figures/attend_rule.h"
#include "src/figures/plan_learning.h"

enum { DAYS_OF_A_LEAK = 30, DAYS_THAT_WEIGH = 20, TITLE = 48 };

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

/* The beginning of what is to be done, as far as it makes a title. */
static const char *
first_words(struct attend_trial *trial, const struct cell_facts *cell)
{
    const char *text = cell->text ? cell->text : "";
    size_t line = strcspn(text, "\n"), used;

    while (line && text[line - 1] == '.')
        line--;
    text = arena_bytes(trial->context->arena, text, line);
    used = text_fit(text, TITLE, NULL);
    return text[used] ? arena_printf(trial->context->arena, "%.*s...", (int)used, text) : text;
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
        attend_say(trial,
                   attend_found(trial, rule, "doz_cell", cell->fact.id,
                                42 + attend_least(DAYS_THAT_WEIGH, days), days,
                                "readjustment %s late", attend_days(trial, days)),
                   "readjustment \"%s\" %s late", first_words(trial, cell),
                   attend_days(trial, days));
    }
}

#include "src/rules/knowledge_rules.h"

#include <string.h>

enum { CLAIM_DAYS = 90 };        /* within which an open door should be used */

/* The mechanisms of E.48 that bring people together (flag p). */
static const char *const personal[] = {
    "assign", "visit", "liaison", "leader", "network", "parentlink", "rotate", "train", "jointwork",
};

const struct item_facts *
knowledge_item(const struct knowledge *knowledge, const char *id)
{
    size_t low = 0, high = knowledge->n;

    while (id && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(knowledge->item[middle].fact.id, id);

        if (!order)
            return &knowledge->item[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool
knowledge_is_recent(const struct knowledge *knowledge, const struct learning_event_facts *event)
{
    return window_event(event->date, knowledge->today, DAYS_OF_YEAR);
}

bool
knowledge_is_leak(const struct learning_event_facts *event)
{
    return is_code(event->direction, "out") && known(event->intended) && !(event->intended > 0);
}

bool
knowledge_is_restricted(const struct item_facts *item)
{
    return item && is_one_of(item->class, "restricted clean closed");
}

bool
knowledge_has_leaked(const struct knowledge *knowledge)
{
    for (size_t i = 0; i < knowledge->n_events; i++) {
        const struct learning_event_facts *event = &knowledge->event[i];

        if (knowledge_is_recent(knowledge, event) && knowledge_is_leak(event) &&
            knowledge_is_restricted(knowledge_item(knowledge, event->item)))
            return true;
    }
    return false;
}

double
knowledge_flow(const struct knowledge *knowledge, double flows[3], struct tally *base)
{
    double in = 0, out = 0, joint = 0;

    for (size_t i = 0; i < knowledge->n_events; i++) {
        const struct learning_event_facts *event = &knowledge->event[i];
        const struct item_facts *item = knowledge_item(knowledge, event->item);

        if (!knowledge_is_recent(knowledge, event) || !known(event->result) || !item ||
            !known(item->value))
            continue;
        if (is_code(event->direction, "joint")) {
            joint += item->value * event->result;
            continue;
        }
        *(is_code(event->direction, "in") ? &in : &out) += item->value * event->result;
        tally_add(base, event->fact.id);
    }
    if (flows) {
        flows[0] = in;
        flows[1] = out;
        flows[2] = joint;
    }
    return in + out > 0 ? (in - out) / (in + out) : NAN;
}

/* An event of the item; `direction` NULL: any. */
static bool
has_event(const struct knowledge *knowledge, const struct item_facts *item, const char *direction)
{
    for (size_t i = 0; i < knowledge->n_events; i++)
        if (is_code(knowledge->event[i].item, item->fact.id) &&
            (!direction || is_code(knowledge->event[i].direction, direction)))
            return true;
    return false;
}

double
knowledge_joint(const struct knowledge *knowledge, struct tally *base)
{
    for (size_t i = 0; i < knowledge->n; i++) {
        const struct item_facts *item = &knowledge->item[i];

        if (window_event(item->applied_on, knowledge->today, DAYS_OF_YEAR))
            tally_count(base, item->fact.id, has_event(knowledge, item, "joint"));
    }
    return tally_percent(base);
}

static bool
is_personal(const struct item_facts *item)
{
    for (size_t i = 0; i < sizeof personal / sizeof *personal; i++)
        if (list_has(item->mechanisms, personal[i]))
            return true;
    return false;
}

double
knowledge_tacit_fit(const struct knowledge *knowledge, struct tally *base)
{
    for (size_t i = 0; i < knowledge->n; i++) {
        const struct item_facts *item = &knowledge->item[i];

        if (is_code(item->type, "tacit") && is_code(item->state, "transferring"))
            tally_count(base, item->fact.id, is_personal(item));
    }
    return tally_percent(base);
}

double
knowledge_unclaimed(const struct knowledge *knowledge, struct tally *base)
{
    for (size_t i = 0; i < knowledge->n; i++) {
        const struct item_facts *item = &knowledge->item[i];

        if (is_code(item->owner_side, "them") && is_code(item->state, "accessible") &&
            known(item->value))
            tally_weigh(base, item->fact.id, item->value,
                        day_known(item->accessible_on) &&
                        knowledge->today - item->accessible_on > CLAIM_DAYS &&
                        !has_event(knowledge, item, NULL));
    }
    return tally_percent(base);
}

double
knowledge_leaks(const struct knowledge *knowledge, struct tally *base)
{
    double sum = 0;

    for (size_t i = 0; i < knowledge->n_events; i++) {
        const struct learning_event_facts *event = &knowledge->event[i];
        const struct item_facts *item = knowledge_item(knowledge, event->item);

        if (!knowledge_is_recent(knowledge, event))
            continue;
        tally_add(base, event->fact.id);
        if (knowledge_is_leak(event))
            sum += item && known(item->value) ? item->value : 1;
    }
    return base->n ? sum : NAN;
}

double
knowledge_levels(const struct knowledge *knowledge, struct tally *base)
{
    for (size_t i = 0; i < knowledge->n_events; i++) {
        const struct learning_event_facts *event = &knowledge->event[i];

        if (knowledge_is_recent(knowledge, event) && event->level)
            tally_count(base, event->fact.id, is_one_of(event->level, "group organisation"));
    }
    return tally_percent(base);
}

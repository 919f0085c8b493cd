/* Pieces of knowledge and what moved them (C.6 L4, L5, L12, L13, L16, L19). */
#ifndef ENTENTE_RULES_KNOWLEDGE_RULES_H
#define ENTENTE_RULES_KNOWLEDGE_RULES_H

#include "src/rules/tally.h"

struct item_facts {
    struct fact fact;
    const char *name, *objective, *owner_side, *type, *class, *state;
    const char *mechanisms;      /* JSON list of codes */
    double value;
    long accessible_on, applied_on;
};

struct learning_event_facts {
    struct fact fact;
    const char *direction, *item, *level;
    long date;
    double intended, result;
};

struct knowledge {
    const struct item_facts *item;               /* seen or not, sorted by id */
    size_t n;
    const struct learning_event_facts *event;    /* seen ones */
    size_t n_events;
    long today;
};

/** The item with this id, or NULL. */
const struct item_facts *knowledge_item(const struct knowledge *knowledge, const char *id);

/** In the last 365 days. */
bool knowledge_is_recent(const struct knowledge *knowledge,
                         const struct learning_event_facts *event);

/** Knowledge went out unintended. */
bool knowledge_is_leak(const struct learning_event_facts *event);

/** Of a class that only named people may see, or nobody there: restricted, clean, closed. */
bool knowledge_is_restricted(const struct item_facts *item);

/** A restricted item has leaked in the last 365 days (banner leak_restricted). */
bool knowledge_has_leaked(const struct knowledge *knowledge);

/**
 * (in - out) ÷ (in + out), each the sum of value × result over the last 365 days, -1..1 (L4).
 * `flows`, when not NULL, gets both sums, and as third what was created jointly.
 */
double knowledge_flow(const struct knowledge *knowledge, double flows[3], struct tally *base);

double knowledge_joint(const struct knowledge *knowledge, struct tally *base);       /* L5 */
double knowledge_tacit_fit(const struct knowledge *knowledge, struct tally *base);   /* L12 */
double knowledge_unclaimed(const struct knowledge *knowledge, struct tally *base);   /* L13 */
double knowledge_leaks(const struct knowledge *knowledge, struct tally *base);       /* L16 */
double knowledge_levels(const struct knowledge *knowledge, struct tally *base);      /* L19 */

#endif

/* Learning cycles: pace, readjustments, and how the alliance evolves (C.3, C.6 L10, L11). */
#ifndef ENTENTE_RULES_CYCLE_RULES_H
#define ENTENTE_RULES_CYCLE_RULES_H

#include "src/rules/tally.h"

struct cycle_facts {
    struct fact fact;
    const char *state;
    double number;
    long opened_on, closed_on;
};

/** A cell of the grid of a cycle. */
struct cell_facts {
    struct fact fact;
    const char *cycle, *area, *cell, *readjustment, *text;
    double rating, efficiency, equity, adaptability;
    long date, due, done_on;
    bool has_done_on;            /* done_on stands in the file, be it a day still to come */
};

struct cycles {
    const struct cycle_facts *cycle;
    size_t n;
    const struct cell_facts *cell;       /* seen ones */
    size_t n_cells;
    long today;
};

/** Decided and not done yet, as far as is seen. */
bool cycle_is_pending(const struct cell_facts *cell);

double cycle_pace(const struct cycles *cycles, struct tally *base);            /* L10 */
double cycle_follow_through(const struct cycles *cycles, struct tally *base);  /* L11 */

/** The newest cycle with a rated learning cell, or NULL. */
const struct cycle_facts *cycle_judged(const struct cycles *cycles);

/** How a cycle went: "inertial", "divergent", "frustrated", "evolving"; NULL: nothing is rated. */
const char *cycle_evolution_of(const struct cycles *cycles, const struct cycle_facts *cycle);

/** How the newest rated cycle went. */
const char *cycle_evolution(const struct cycles *cycles);

#endif

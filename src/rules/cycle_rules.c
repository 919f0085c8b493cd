#include "src/rules/cycle_rules.h"

#include <string.h>

#include "src/rules/light.h"

static const double little_new = 2, much_new = 3, poor = 2;

double
cycle_pace(const struct cycles *cycles, struct tally *base)
{
    long last = DAY_NONE;

    for (size_t i = 0; i < cycles->n; i++) {
        long closed = cycles->cycle[i].closed_on;

        if (!day_known(closed))
            continue;
        tally_add(base, cycles->cycle[i].fact.id);
        if (!day_known(last) || closed > last)
            last = closed;
    }
    return day_known(last) ? (double)(cycles->today - last) : NAN;
}

/* Decided or done: it was meant to happen. */
static bool
is_decided(const struct cell_facts *cell)
{
    return is_code(cell->cell, "readjust") && is_one_of(cell->readjustment, "decided done");
}

static bool
is_done_in_time(const struct cell_facts *cell)
{
    return day_known(cell->done_on) && cell->done_on <= cell->due;
}

bool
cycle_is_pending(const struct cell_facts *cell)
{
    return is_decided(cell) && !day_known(cell->done_on) &&
           (cell->has_done_on || !is_code(cell->readjustment, "done"));
}

double
cycle_follow_through(const struct cycles *cycles, struct tally *base)
{
    for (size_t i = 0; i < cycles->n_cells; i++) {
        const struct cell_facts *cell = &cycles->cell[i];

        if (is_decided(cell) && window_due(cell->due, cycles->today, DAYS_OF_YEAR))
            tally_count(base, cell->fact.id, is_done_in_time(cell));
    }
    return tally_percent(base);
}

/* The mean rating of what was learned in a cycle; NAN without any. */
static double
learned(const struct cycles *cycles, const struct cycle_facts *cycle)
{
    double sum = 0;
    size_t n = 0;

    for (size_t i = 0; i < cycles->n_cells; i++) {
        const struct cell_facts *cell = &cycles->cell[i];

        if (!is_code(cell->cycle, cycle->fact.id) || !is_code(cell->cell, "learn") ||
            !known(cell->rating))
            continue;
        sum += cell->rating;
        n++;
    }
    return n ? sum / (double)n : NAN;
}

static bool
is_later(const struct cycle_facts *a, const struct cycle_facts *b)
{
    return a->number != b->number ? a->number > b->number : strcmp(a->fact.id, b->fact.id) > 0;
}

const struct cycle_facts *
cycle_judged(const struct cycles *cycles)
{
    const struct cycle_facts *found = NULL;

    for (size_t i = 0; i < cycles->n; i++)
        if (known(learned(cycles, &cycles->cycle[i])) &&
            (!found || is_later(&cycles->cycle[i], found)))
            found = &cycles->cycle[i];
    return found;
}

/* The cycle with the next smaller number, or NULL. */
static const struct cycle_facts *
before(const struct cycles *cycles, const struct cycle_facts *cycle)
{
    const struct cycle_facts *found = NULL;

    for (size_t i = 0; i < cycles->n; i++)
        if (cycles->cycle[i].number < cycle->number &&
            (!found || is_later(&cycles->cycle[i], found)))
            found = &cycles->cycle[i];
    return found;
}

static bool
has_decided(const struct cycles *cycles, const struct cycle_facts *cycle)
{
    for (size_t i = 0; i < cycles->n_cells; i++)
        if (is_code(cycles->cell[i].cycle, cycle->fact.id) && is_decided(&cycles->cell[i]))
            return true;
    return false;
}

/* Fewer than half of what is due was done in time, and something is due. */
static bool
falls_behind(const struct cycles *cycles, const struct cycle_facts *cycle)
{
    size_t due = 0, done = 0;

    for (size_t i = 0; i < cycles->n_cells; i++) {
        const struct cell_facts *cell = &cycles->cell[i];

        if (!is_code(cell->cycle, cycle->fact.id) || !is_decided(cell) ||
            !day_before(cell->due, cycles->today))
            continue;
        due++;
        done += is_done_in_time(cell);
    }
    return due && 2 * done < due;
}

static bool
is_poor(const struct cell_facts *cell)
{
    return is_code(cell->cell, "reevaluate") &&
           (cell->efficiency <= poor || cell->equity <= poor || cell->adaptability <= poor);
}

/* A re-evaluation was poor in at least two areas. */
static bool
disappoints(const struct cycles *cycles, const struct cycle_facts *cycle)
{
    const char *first = NULL;

    for (size_t i = 0; i < cycles->n_cells; i++) {
        const struct cell_facts *cell = &cycles->cell[i];

        if (!is_code(cell->cycle, cycle->fact.id) || !is_poor(cell))
            continue;
        if (first && !is_code(cell->area, first))
            return true;
        first = cell->area;
    }
    return false;
}

const char *
cycle_evolution_of(const struct cycles *cycles, const struct cycle_facts *cycle)
{
    const struct cycle_facts *previous;
    double rating = cycle ? learned(cycles, cycle) : NAN;

    if (!known(rating))
        return NULL;
    if (is_below(rating, little_new) && !has_decided(cycles, cycle))
        return "inertial";
    if (is_at_least(rating, much_new) && falls_behind(cycles, cycle))
        return "divergent";
    previous = before(cycles, cycle);
    if (previous && disappoints(cycles, cycle) && disappoints(cycles, previous))
        return "frustrated";
    return "evolving";
}

const char *
cycle_evolution(const struct cycles *cycles)
{
    return cycle_evolution_of(cycles, cycle_judged(cycles));
}

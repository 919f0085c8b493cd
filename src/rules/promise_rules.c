#include "src/rules/promise_rules.h"

#include <string.h>

#include "src/rules/value_rules.h"

/* The changes of a commitment: the first of them, and how many there are. */
static const struct due_change_facts *
changes_of(const struct promises *promises, const char *commitment, size_t *n)
{
    size_t low = 0, high = promises->n_changes;

    *n = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(promises->change[middle].commitment, commitment) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *n < promises->n_changes &&
           !strcmp(promises->change[low + *n].commitment, commitment))
        ++*n;
    return promises->change + low;
}

/* The earliest change after `day` (by day, then id), or NULL. They come sorted by id. */
static const struct due_change_facts *
first_after(const struct due_change_facts *change, size_t n, long day)
{
    const struct due_change_facts *first = NULL;

    for (size_t i = 0; i < n; i++)
        if (change[i].on > day && (!first || change[i].on < first->on))
            first = &change[i];
    return first;
}

long
promise_due(const struct promises *promises, const struct commitment_facts *commitment)
{
    size_t n;
    const struct due_change_facts *change = changes_of(promises, commitment->fact.id, &n);
    const struct due_change_facts *next = first_after(change, n, promises->today);

    return next ? next->old_due : commitment->due;
}

bool
promise_is_across(const struct commitment_facts *commitment)
{
    return commitment->promised_by && commitment->promised_to &&
           strcmp(commitment->promised_by, commitment->promised_to) != 0;
}

bool
promise_is_asked(const struct commitment_facts *commitment, const char *currency)
{
    return promise_is_across(commitment) && is_code(commitment->promised_by, "us") &&
           !is_code(commitment->state, "waived") && money_is_in(commitment->value, currency);
}

bool
promise_is_open(const struct commitment_facts *commitment)
{
    return promise_is_across(commitment) &&
           !is_one_of(commitment->state, "proposed waived broken") &&
           (!day_known(commitment->delivered_on) || is_code(commitment->state, "disputed"));
}

/* Asked for in the window, by the due date in force. */
static bool
falls_due(const struct promises *promises, const struct commitment_facts *commitment)
{
    return !is_one_of(commitment->state, "proposed waived") && known(commitment->criticality) &&
           window_due(promise_due(promises, commitment), promises->today, DAYS_OF_W);
}

static bool
is_kept(const struct promises *promises, const struct commitment_facts *commitment)
{
    return day_known(commitment->delivered_on) &&
           commitment->delivered_on <= promise_due(promises, commitment) &&
           !is_code(commitment->state, "disputed");
}

double
promise_kept(const struct promises *promises, const char *by, const char *to, struct tally *base)
{
    for (size_t i = 0; i < promises->n; i++) {
        const struct commitment_facts *commitment = &promises->commitment[i];

        if (is_code(commitment->promised_by, by) && is_code(commitment->promised_to, to) &&
            falls_due(promises, commitment))
            tally_weigh(base, commitment->fact.id, commitment->criticality,
                        is_kept(promises, commitment));
    }
    return tally_percent(base);
}

double
promise_overdue(const struct promises *promises, struct tally *base)
{
    for (size_t i = 0; i < promises->n; i++) {
        const struct commitment_facts *commitment = &promises->commitment[i];

        if (promise_is_open(commitment) && known(commitment->criticality))
            tally_weigh(base, commitment->fact.id, commitment->criticality,
                        day_before(promise_due(promises, commitment), promises->today));
    }
    return tally_percent(base);
}

struct promise_counts
promise_count(const struct promises *promises, const char *by)
{
    struct promise_counts counts = { .overdue = promise_count_overdue(promises, by) };

    for (size_t i = 0; i < promises->n; i++) {
        const struct commitment_facts *commitment = &promises->commitment[i];
        bool due;

        if (!promise_is_across(commitment) || !is_code(commitment->promised_by, by))
            continue;
        due = falls_due(promises, commitment);
        counts.due += due;
        counts.kept += due && is_kept(promises, commitment);
        counts.open += promise_is_open(commitment);
    }
    return counts;
}

long
promise_count_overdue(const struct promises *promises, const char *by)
{
    long count = 0;

    for (size_t i = 0; i < promises->n; i++) {
        const struct commitment_facts *commitment = &promises->commitment[i];

        count += promise_is_open(commitment) && known(commitment->criticality) &&
                 (!by || is_code(commitment->promised_by, by)) &&
                 day_before(promise_due(promises, commitment), promises->today);
    }
    return count;
}

double
promise_slips(const struct promises *promises, struct tally *base)
{
    for (size_t i = 0; i < promises->n; i++) {
        const struct commitment_facts *commitment = &promises->commitment[i];
        const struct due_change_facts *change, *first;
        bool later = false;
        size_t n;

        if (!promise_is_across(commitment) || is_one_of(commitment->state, "proposed waived"))
            continue;
        change = changes_of(promises, commitment->fact.id, &n);
        first = first_after(change, n, DAY_NONE);
        if (!window_due(first ? first->old_due : commitment->due, promises->today, DAYS_OF_W))
            continue;
        for (size_t k = 0; k < n; k++)
            later = later || (change[k].on <= promises->today &&
                              change[k].new_due > change[k].old_due);
        tally_count(base, commitment->fact.id, later);
    }
    return tally_percent(base);
}

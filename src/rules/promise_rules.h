/* Commitments: kept, in balance, overdue, slipped (B.6 G9 to G12). */
#ifndef ENTENTE_RULES_PROMISE_RULES_H
#define ENTENTE_RULES_PROMISE_RULES_H

#include "src/rules/tally.h"

struct commitment_facts {
    struct fact fact;
    const char *title, *promised_by, *promised_to, *party, *state;
    long due, delivered_on;
    double criticality;
    struct money value;
};

/** A renegotiated due date; also one still to come, which tells what was in force before. */
struct due_change_facts {
    struct fact fact;
    const char *commitment;
    long on, old_due, new_due;
};

struct promises {
    const struct commitment_facts *commitment;
    size_t n;
    const struct due_change_facts *change;   /* all of them, sorted by commitment */
    size_t n_changes;
    long today;
};

/** The due date in force today: the old one of the first change after today, else `due`. */
long promise_due(const struct promises *promises, const struct commitment_facts *commitment);

/** Promised by one side to the other. */
bool promise_is_across(const struct commitment_facts *commitment);

/** An amount asked of us (F.4): across, promised by us, not waived, in this currency. */
bool promise_is_asked(const struct commitment_facts *commitment, const char *currency);

/** Still owed (G11): across; not proposed, waived or broken; not delivered, or disputed. */
bool promise_is_open(const struct commitment_facts *commitment);

/** Kept in time, of those from side `by` to side `to` (G9; from us to us M5.4). */
double promise_kept(const struct promises *promises, const char *by, const char *to,
                    struct tally *base);

double promise_overdue(const struct promises *promises, struct tally *base);   /* G11 */
double promise_slips(const struct promises *promises, struct tally *base);     /* G12 */

/** The promises of one side to the other, counted. */
struct promise_counts {
    long due, kept;              /* fallen due in W, and of those the ones kept in time (G9) */
    long open, overdue;          /* still owed, and of those the ones past their day (G11) */
};

struct promise_counts promise_count(const struct promises *promises, const char *by);

/** How many promises of a side are overdue; NULL: of both. */
long promise_count_overdue(const struct promises *promises, const char *by);

#endif

/* Decisions and decision rights (B.6 G5 to G8). */
#ifndef ENTENTE_RULES_DECISION_RULES_H
#define ENTENTE_RULES_DECISION_RULES_H

#include "src/rules/meeting_rules.h"
#include "src/rules/tally.h"

struct decision_facts {
    struct fact fact;
    const char *title, *state, *reversed_by;
    long raised_on, needed_by, decided_on, implement_by, implemented_on;
};

struct right_facts {
    struct fact fact;
    const char *decision_type, *body, *us, *them;
    double also_consulted;
};

struct decisions {
    const struct decision_facts *decision;
    size_t n;
    const struct decision_facts *all;    /* seen or not, sorted by id */
    size_t n_all;
    long today;
};

double decision_time(const struct decisions *decisions, struct tally *base);       /* G5 */
double decision_needed(const struct decisions *decisions, struct tally *base);     /* G6 */
double decision_reversals(const struct decisions *decisions, struct tally *base);  /* G7 */
double decision_followed(const struct decisions *decisions, struct tally *base);   /* M1.3 */

/** One side or the body answers for it, and at most two must be consulted; `body` may be NULL. */
bool right_is_clean(const struct right_facts *right, const struct body_facts *body);

#endif

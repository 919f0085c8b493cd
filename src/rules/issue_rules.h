/* Issues and the ladder they climb (B.6 G13 to G17). */
#ifndef ENTENTE_RULES_ISSUE_RULES_H
#define ENTENTE_RULES_ISSUE_RULES_H

#include "src/rules/tally.h"

struct issue_facts {
    struct fact fact;
    const char *title, *type, *root, *state;
    long raised_on, resolved_on;
    double severity, level;
    bool our_contribution, their_contribution;
};

struct escalation_facts {
    struct fact fact;
    const char *issue;
    double to_level, joint;
    long on;
};

struct ladder_facts {
    struct fact fact;
    double level, working_days;
};

struct issues {
    const struct issue_facts *issue;
    size_t n;
    const struct escalation_facts *escalation;   /* seen ones, sorted by issue */
    size_t n_escalations;
    const struct ladder_facts *ladder;
    size_t n_ladder;
    const struct calendar *calendar;
    long today;
};

/** The level of the issue on `day`, and (may be NULL) the day it first reached that level. */
int issue_level(const struct issues *issues, const struct issue_facts *issue, long day,
                long *reached);

/** Working days within which a level settles: the alliance's ladder, else B.5. */
long issue_limit(const struct issues *issues, int level);

double issue_low_level(const struct issues *issues, struct tally *base);      /* G13 */
double issue_in_time(const struct issues *issues, struct tally *base);        /* G14 */
double issue_age(const struct issues *issues, struct tally *base);            /* G15 */
double issue_joint(const struct issues *issues, struct tally *base);          /* G16 */
double issue_two_sided(const struct issues *issues, struct tally *base);      /* G17 */
double issue_repeats(const struct issues *issues, struct tally *base);       /* M4.3 */

#endif

/* What of the registers sets a failure factor off (F.4): conditions over records. */
#ifndef ENTENTE_RULES_WARNING_RULES_H
#define ENTENTE_RULES_WARNING_RULES_H

#include "src/rules/cycle_rules.h"
#include "src/rules/issue_rules.h"
#include "src/rules/knowledge_rules.h"
#include "src/rules/role_rules.h"
#include "src/rules/trust_rules.h"
#include "src/rules/truth.h"

struct objective_change_facts {
    struct fact fact;
    const char *by_side;
    long date;
};

/** One side wanted two changes of objectives or more within 180 days. */
bool change_is_one_sided(const struct objective_change_facts *change, size_t n, long today);

/** The equity given to the goals of the newest cycle that re-evaluated them; NAN: none. */
double cycle_goal_equity(const struct cycle_facts *cycle, size_t n, const struct cell_facts *cell,
                         size_t n_cells);

/** How many issues rooted in control were raised within 180 days, and the highest level of one. */
struct control_issues {
    size_t n;
    int level;
};
struct control_issues issue_control(const struct issues *issues);

/** The highest level of the open issues; 0 when none is open. */
int issue_highest(const struct issues *issues);

/** The share of technical issues whose root came back, like issue_repeats(). */
double issue_technical_repeats(const struct issues *issues, struct tally *base);

/** Some flag is strong and not settled yet; some open one is of misuse. */
bool flag_is_suspect(const struct flag_facts *flag, size_t n);
bool flag_is_misuse(const struct flag_facts *flag, size_t n);

/** A leak within 365 days of an item whose class is one of `classes`, parted by blanks. */
enum truth leak_of(const struct knowledge *knowledge, const char *classes);

/** Closed knowledge of ours went out, or into joint work, within 365 days. */
enum truth leak_of_own(const struct knowledge *knowledge);

struct trigger_facts {
    struct fact fact;
    const char *trigger;
    double near;
};

/** How near the nearest trigger of this kind is, 1..5; NAN: none is rated. */
double trigger_near(const struct trigger_facts *trigger, size_t n, const char *kind);

/** Days a side has been without sponsor, 0 with one; since `start` when it never had one. */
double sponsor_gap(const struct role_facts *role, size_t n, const char *side, long start,
                   long today);

/** The newest stage of trust that a side reported is more than calculation. */
enum truth trust_is_deeper(const struct trust_facts *trust, size_t n, const char *side);

#endif

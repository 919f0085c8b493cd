/* What is loaded of the governance records. One plan an entity: families share the tables. */
#ifndef ENTENTE_FIGURES_PLAN_GOVERNANCE_H
#define ENTENTE_FIGURES_PLAN_GOVERNANCE_H

#include "src/figures/context.h"
#include "src/rules/decision_rules.h"
#include "src/rules/issue_rules.h"
#include "src/rules/meeting_rules.h"
#include "src/rules/promise_rules.h"
#include "src/rules/role_rules.h"
#include "src/rules/trust_rules.h"
#include "src/rules/value_rules.h"

struct party_facts {
    struct fact fact;
    const char *organisation, *side;
};

struct time_facts {
    struct fact fact;
    const char *kind;
    double hours;
    long date;
};

struct link_facts {
    struct fact fact;
    const char *other;
    double strength;
};

extern const struct load_plan body_plan, meeting_plan, attendance_plan, decision_plan, right_plan,
    commitment_plan, due_change_plan, issue_plan, escalation_plan, ladder_plan, trust_plan,
    safeguard_plan, flag_plan, role_plan, charter_plan, exit_plan_plan, value_plan, party_plan,
    time_plan, link_plan;

/* The facts the rules take, as of the day of the context. */
struct meetings facts_meetings(struct figures_context *context);
struct decisions facts_decisions(struct figures_context *context);
struct promises facts_promises(struct figures_context *context);
struct issues facts_issues(struct figures_context *context);

#endif

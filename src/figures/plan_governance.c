#include "src/figures/plan_governance.h"

LOAD_PLAN_OF(body, body_facts, "body", NULL, LOAD(body_facts, name), LOAD(body_facts, kind),
             LOAD(body_facts, meets), LOAD(body_facts, decides_by), LOAD(body_facts, state),
             LOAD(body_facts, quorum_us), LOAD(body_facts, quorum_them),
             LOAD(body_facts, established_on));

LOAD_PLAN_OF(meeting, meeting_facts, "meeting", NULL, LOAD(meeting_facts, body),
             LOAD(meeting_facts, state), LOAD(meeting_facts, due), LOAD(meeting_facts, held_on),
             LOAD(meeting_facts, approved_on), LOAD(meeting_facts, hours),
             LOAD(meeting_facts, agenda));

LOAD_PLAN_OF(attendance, attendance_facts, "attendance", "meeting",
             LOAD(attendance_facts, meeting), LOAD(attendance_facts, side),
             LOAD(attendance_facts, expected), LOAD(attendance_facts, present));

LOAD_PLAN_OF(decision, decision_facts, "decision", NULL, LOAD(decision_facts, title),
             LOAD(decision_facts, state), LOAD(decision_facts, reversed_by),
             LOAD(decision_facts, raised_on), LOAD(decision_facts, needed_by),
             LOAD(decision_facts, decided_on), LOAD(decision_facts, implement_by),
             LOAD(decision_facts, implemented_on));

LOAD_PLAN_OF(right, right_facts, "decision_right", NULL, LOAD(right_facts, decision_type),
             LOAD(right_facts, body), LOAD(right_facts, us), LOAD(right_facts, them),
             LOAD(right_facts, also_consulted));

LOAD_PLAN_OF(commitment, commitment_facts, "commitment", NULL, LOAD(commitment_facts, title),
             LOAD(commitment_facts, promised_by), LOAD(commitment_facts, promised_to),
             LOAD(commitment_facts, party), LOAD(commitment_facts, state),
             LOAD(commitment_facts, due), LOAD(commitment_facts, delivered_on),
             LOAD(commitment_facts, criticality), LOAD(commitment_facts, value));

LOAD_PLAN_OF(due_change, due_change_facts, "due_change", "commitment",
             LOAD(due_change_facts, commitment), LOAD(due_change_facts, on),
             LOAD(due_change_facts, old_due), LOAD(due_change_facts, new_due));

LOAD_PLAN_OF(issue, issue_facts, "issue", NULL, LOAD(issue_facts, title), LOAD(issue_facts, type),
             LOAD(issue_facts, root), LOAD(issue_facts, state), LOAD(issue_facts, raised_on),
             LOAD(issue_facts, resolved_on), LOAD(issue_facts, severity),
             LOAD(issue_facts, level), LOAD(issue_facts, our_contribution),
             LOAD(issue_facts, their_contribution));

LOAD_PLAN_OF(escalation, escalation_facts, "escalation", "issue", LOAD(escalation_facts, issue),
             LOAD(escalation_facts, to_level), LOAD(escalation_facts, joint),
             LOAD(escalation_facts, on));

LOAD_PLAN_OF(ladder, ladder_facts, "ladder_level", NULL, LOAD(ladder_facts, level),
             LOAD(ladder_facts, working_days));

LOAD_PLAN_OF(trust, trust_facts, "trust_record", NULL, LOAD(trust_facts, rated_by),
             LOAD(trust_facts, party), LOAD(trust_facts, stage), LOAD(trust_facts, score),
             LOAD(trust_facts, date));

LOAD_PLAN_OF(safeguard, safeguard_facts, "safeguard", NULL, LOAD(safeguard_facts, behaviour),
             LOAD(safeguard_facts, state), LOAD(safeguard_facts, likelihood));

LOAD_PLAN_OF(flag, flag_facts, "flag", NULL, LOAD(flag_facts, behaviour), LOAD(flag_facts, state),
             LOAD(flag_facts, strength), LOAD(flag_facts, date), LOAD(flag_facts, resolved_on));

LOAD_PLAN_OF(role, role_facts, "role_assignment", NULL, LOAD(role_facts, role),
             LOAD(role_facts, side), LOAD(role_facts, person), LOAD(role_facts, from),
             LOAD(role_facts, until));

LOAD_PLAN_OF(charter, charter_facts, "charter", NULL, LOAD(charter_facts, state),
             LOAD(charter_facts, approved_us), LOAD(charter_facts, approved_them),
             LOAD(charter_facts, review_due));

LOAD_PLAN_OF(exit_plan, exit_plan_facts, "exit_plan", NULL, LOAD(exit_plan_facts, state),
             LOAD(exit_plan_facts, last_reviewed));

LOAD_PLAN_OF(value, value_facts, "value_entry", NULL, LOAD(value_facts, to),
             LOAD(value_facts, date), LOAD(value_facts, planned), LOAD(value_facts, realised));

LOAD_PLAN_OF(party, party_facts, "party", NULL, LOAD(party_facts, organisation),
             LOAD(party_facts, side));

LOAD_PLAN_OF(time, time_facts, "time_log", NULL, LOAD(time_facts, kind), LOAD(time_facts, hours),
             LOAD(time_facts, date));

LOAD_PLAN_OF(link, link_facts, "alliance_link", NULL, LOAD(link_facts, other),
             LOAD(link_facts, strength));

struct meetings
facts_meetings(struct figures_context *context)
{
    struct meetings meetings = { .calendar = context->calendar, .today = context->day };

    meetings.meeting = figures_rows(context, &meeting_plan, &meetings.n);
    meetings.body = figures_all(context, &body_plan, &meetings.n_bodies);
    meetings.attendance = figures_rows(context, &attendance_plan, &meetings.n_attendance);
    return meetings;
}

struct decisions
facts_decisions(struct figures_context *context)
{
    struct decisions decisions = { .today = context->day };

    decisions.decision = figures_rows(context, &decision_plan, &decisions.n);
    decisions.all = figures_all(context, &decision_plan, &decisions.n_all);
    return decisions;
}

struct promises
facts_promises(struct figures_context *context)
{
    struct promises promises = { .today = context->day };

    promises.commitment = figures_rows(context, &commitment_plan, &promises.n);
    promises.change = figures_all(context, &due_change_plan, &promises.n_changes);
    return promises;
}

struct issues
facts_issues(struct figures_context *context)
{
    struct issues issues = { .calendar = context->calendar, .today = context->day };

    issues.issue = figures_rows(context, &issue_plan, &issues.n);
    issues.escalation = figures_rows(context, &escalation_plan, &issues.n_escalations);
    issues.ladder = figures_rows(context, &ladder_plan, &issues.n_ladder);
    return issues;
}

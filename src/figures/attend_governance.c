/* What needs you today in governing: N01, N03, N04, N06 to N10, N15, N19, N20, N23, N25, N26. */
#include "src/base/date.h"
#include "src/figures/attend_rule.h"
#include "src/figures/governance.h"
#include "src/figures/plan_governance.h"
#include "src/figures/plan_progress.h"

enum { MOST = 99, DAYS_THAT_WEIGH = 20, FORGOTTEN = 60, SOON = 7 };

/* ---- promises ---- */

static void
overdue(struct attend_trial *trial, const struct attend_rule *rule, const char *side,
        const char *who, long least)
{
    struct promises promises = facts_promises(trial->context);

    for (size_t i = 0; i < promises.n; i++) {
        const struct commitment_facts *promise = &promises.commitment[i];
        long due = promise_due(&promises, promise), days = promises.today - due;

        if (!promise_is_open(promise) || !is_code(promise->promised_by, side) ||
            !known(promise->criticality) || !day_before(due, promises.today))
            continue;
        attend_found(trial, rule, "commitment", promise->fact.id,
                     attend_least(MOST, least + 5 * (long)promise->criticality +
                                            attend_least(DAYS_THAT_WEIGH, days)),
                     days, "%s \"%s\", %s late%s", who, promise->title, attend_days(trial, days),
                     days > FORGOTTEN ? "; declare it broken or renegotiate" : "");
    }
}

void
attend_ours(struct attend_trial *trial, const struct attend_rule *rule)
{
    overdue(trial, rule, "us", "we owe", 50);
}

void
attend_theirs(struct attend_trial *trial, const struct attend_rule *rule)
{
    overdue(trial, rule, "them", "they owe", 40);
}

static bool
is_soon(const struct attend_trial *trial, long day)
{
    return day_known(day) && day >= trial->context->day && day <= trial->context->day + SOON;
}

void
attend_coming(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct promises promises = facts_promises(trial->context);

    for (size_t i = 0; i < promises.n; i++) {
        const struct commitment_facts *promise = &promises.commitment[i];
        long due = promise_due(&promises, promise);
        char day[DATE_SIZE];

        if (!promise_is_open(promise) || !is_code(promise->promised_by, "us") ||
            !known(promise->criticality) || !is_soon(trial, due))
            continue;
        date_write(due, day);
        attend_found(trial, rule, "commitment", promise->fact.id,
                     30 + 5 * (long)promise->criticality, 0, "we owe \"%s\" by %s",
                     promise->title, day);
    }
}

/* ---- issues and decisions ---- */

void
attend_issues(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct issues issues = facts_issues(trial->context);

    for (size_t i = 0; i < issues.n; i++) {
        const struct issue_facts *issue = &issues.issue[i];
        long reached, late;
        int level = issue_level(&issues, issue, issues.today, &reached);

        if (day_known(issue->resolved_on) || !day_known(reached) || !known(issue->severity))
            continue;
        late = calendar_working_days(issues.calendar, reached, issues.today) -
               issue_limit(&issues, level);
        if (late > 0)
            attend_found(trial, rule, "issue", issue->fact.id,
                         attend_least(MOST, 60 + 5 * (long)issue->severity +
                                                attend_least(10, late)),
                         late, "issue \"%s\" %ld working %s past its limit at level %d",
                         issue->title, late, late == 1 ? "day" : "days", level);
    }
}

void
attend_decisions(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct decisions decisions = facts_decisions(trial->context);

    for (size_t i = 0; i < decisions.n; i++) {
        const struct decision_facts *decision = &decisions.decision[i];
        long days = decisions.today - decision->needed_by;

        if (day_known(decision->decided_on) || is_code(decision->state, "withdrawn") ||
            !day_before(decision->needed_by, decisions.today))
            continue;
        attend_found(trial, rule, "decision", decision->fact.id,
                     55 + attend_least(DAYS_THAT_WEIGH, days), days,
                     "decision \"%s\" needed %s ago", decision->title, attend_days(trial, days));
    }
}

void
attend_rights(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct meetings meetings = facts_meetings(trial->context);
    size_t n;
    const struct right_facts *right = figures_rows(trial->context, &right_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (!right_is_clean(&right[i], meeting_body(&meetings, right[i].body)))
            attend_found(trial, rule, "decision_right", right[i].fact.id, 26, 0,
                         "decision right \"%s\" is unclear", right[i].decision_type);
}

/* ---- bodies and meetings ---- */

static const char *
day_of(struct attend_trial *trial, long day)
{
    char text[DATE_SIZE];

    date_write(day, text);
    return arena_string(trial->context->arena, text);
}

static const char *
name_of(const struct meetings *meetings, const struct meeting_facts *meeting)
{
    const struct body_facts *body = meeting_body(meetings, meeting->body);

    return body && body->name ? body->name : "a body";
}

/* What happened is told by the day, not by the state: it was called off, held, or is to come. */
static bool
is_planned(const struct meeting_facts *meeting)
{
    return !day_known(meeting->held_on) && !is_code(meeting->state, "cancelled");
}

void
attend_silence(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct meetings meetings = facts_meetings(trial->context);

    for (size_t i = 0; i < meetings.n_bodies; i++) {
        const struct body_facts *body = &meetings.body[i];
        long days = body->fact.birth <= meetings.today ? meeting_silence(&meetings, body) : -1;

        if (days >= 0)
            attend_found(trial, rule, "body", body->fact.id, 85, days, "%s has not met for %s",
                         body->name, attend_days(trial, days));
    }
}

void
attend_meetings(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct meetings meetings = facts_meetings(trial->context);

    for (size_t i = 0; i < meetings.n; i++) {
        const struct meeting_facts *meeting = &meetings.meeting[i];
        int tolerance = meeting_tolerance(meeting_body(&meetings, meeting->body));
        long days = meetings.today - meeting->due;

        if (!is_planned(meeting) || !window_due(meeting->due, meetings.today, DAYS_OF_W) ||
            days <= tolerance)
            continue;
        attend_say(trial,
                   attend_found(trial, rule, "meeting", meeting->fact.id,
                                50 + attend_least(DAYS_THAT_WEIGH, days), days, "%s %s overdue",
                                name_of(&meetings, meeting), attend_days(trial, days)),
                   "%s %s overdue: the meeting of %s", name_of(&meetings, meeting),
                   attend_days(trial, days), day_of(trial, meeting->due));
    }
}

void
attend_agendas(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct meetings meetings = facts_meetings(trial->context);

    for (size_t i = 0; i < meetings.n; i++) {
        const struct meeting_facts *meeting = &meetings.meeting[i];
        char day[DATE_SIZE];

        if (!is_planned(meeting) || meeting->agenda || !is_soon(trial, meeting->due))
            continue;
        date_write(meeting->due, day);
        attend_found(trial, rule, "meeting", meeting->fact.id, 32, 0, "%s on %s has no agenda",
                     name_of(&meetings, meeting), day);
    }
}

void
attend_minutes(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct meetings meetings = facts_meetings(trial->context);

    for (size_t i = 0; i < meetings.n; i++) {
        const struct meeting_facts *meeting = &meetings.meeting[i];

        if (window_event(meeting->held_on, meetings.today, DAYS_OF_W) &&
            !day_known(meeting->approved_on) &&
            meeting_minutes_due(&meetings, meeting) < meetings.today)
            attend_say(trial,
                       attend_found(trial, rule, "meeting", meeting->fact.id, 35,
                                    meetings.today - meeting->held_on, "minutes of %s not approved",
                                    name_of(&meetings, meeting)),
                       "minutes of %s of %s not approved", name_of(&meetings, meeting),
                       day_of(trial, meeting->held_on));
    }
}

/* ---- posts, charter, flags, actions ---- */

void
attend_sponsors(struct attend_trial *trial, const struct attend_rule *rule)
{
    static const char *const sides[] = { "us", "them" };
    struct figures_context *context = trial->context;
    size_t n;
    const struct role_facts *role = figures_rows(context, &role_plan, &n);

    if (!known(figures_value(figures_governance(context), "G22", NULL)))
        return;
    for (size_t i = 0; i < 2; i++)
        if (!role_has_sponsor(role, n, sides[i], context->day))
            attend_say(trial,
                       attend_found(trial, rule, "alliance", context->alliance->fact.id, 80, 0,
                                    "no executive sponsor on side %s", sides[i]),
                       "no executive sponsor on %s side", i ? "their" : "our");
}

void
attend_charter(struct attend_trial *trial, const struct attend_rule *rule)
{
    const struct figure *charter =
        figures_find(figures_governance(trial->context), "G24", NULL);
    long days = charter && charter->value < 0 ? -(long)charter->value : 0;

    if (days && charter->n_rows)
        attend_found(trial, rule, "charter", charter->rows[0],
                     40 + attend_least(DAYS_THAT_WEIGH, days / 10), days,
                     "charter review %s overdue", attend_days(trial, days));
}

void
attend_flags(struct attend_trial *trial, const struct attend_rule *rule)
{
    size_t n;
    const struct flag_facts *flag = figures_rows(trial->context, &flag_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(flag[i].state, "confirmed"))
            attend_say(trial,
                       attend_found(trial, rule, "flag", flag[i].fact.id, 95,
                                    day_known(flag[i].date) ? trial->context->day - flag[i].date
                                                            : 0,
                                    "%s confirmed, not resolved", flag[i].behaviour),
                       "\"%s\" confirmed, not resolved",
                       attend_word(trial, "flag", "behaviour", flag[i].behaviour));
}

void
attend_actions(struct attend_trial *trial, const struct attend_rule *rule)
{
    size_t n;
    const struct action_facts *action = figures_rows(trial->context, &action_plan, &n);

    for (size_t i = 0; i < n; i++) {
        long days = trial->context->day - action[i].due;

        if (is_code(action[i].state, "dropped") || day_known(action[i].done_on) ||
            (action[i].side && !is_code(action[i].side, "us")) ||
            !day_before(action[i].due, trial->context->day))
            continue;
        attend_found(trial, rule, "action", action[i].fact.id,
                     35 + attend_least(DAYS_THAT_WEIGH, days), days, "action \"%s\" %s late",
                     action[i].title, attend_days(trial, days));
    }
}

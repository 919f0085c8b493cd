/* What needs you today in the steps: N16, N21, N22, N27. */
#include "src/base/date.h"
#include "src/figures/answers.h"
#include "src/figures/attend_rule.h"
#include "src/store/query.h"

enum { DAYS_OF_NOTICE = 90, STALLED_DAYS = 21 };

void
attend_agreement(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct figures_context *context = trial->context;
    const struct figures_answer *answer = answer_of(context, "s08.effective");
    long effective = answer_day(context, "s08.effective"), end, left;
    double months = answer_number(context, "s08.term_months");
    struct attend_finding *finding;
    char day[DATE_SIZE];

    if (!day_known(effective) || !known(months))
        return;
    end = date_add_months(effective, (int)months);
    left = end - context->day;
    if (left > DAYS_OF_NOTICE)
        return;
    date_write(end, day);
    finding = attend_found(trial, rule, "step_answer", answer->id,
                           45 + (DAYS_OF_NOTICE - (left > 0 ? left : 0)) / 3, left < 0 ? -left : 0,
                           "agreement ends %s", day);
    finding->step = 8;
    finding->key = answer->key;
}

/* ---- the current step_state records (0.7, 16) and the day each was last edited ---- */

/* Edits after the day are not seen; whatever of the step was edited counts (A.0). */
#define STATES                                                                                     \
    "SELECT s.id, s.step, (SELECT max(day) FROM ("                                                 \
    "  SELECT substr(s.updated_at, 1, 10) AS day"                                                  \
    "  UNION ALL SELECT substr(v.updated_at, 1, 10) FROM step_answer v WHERE v.alliance = ?1"      \
    "    AND v.field >= printf('s%02d.', s.step) AND v.field < printf('s%02d/', s.step)"           \
    "    AND v.revision = s.revision AND v.deleted = 0"                                            \
    "  UNION ALL SELECT substr(r.updated_at, 1, 10) FROM step_row r WHERE r.alliance = ?1"         \
    "    AND r.field >= printf('s%02d.', s.step) AND r.field < printf('s%02d/', s.step)"           \
    "    AND r.revision = s.revision AND r.deleted = 0"                                            \
    "  UNION ALL SELECT substr(k.updated_at, 1, 10) FROM check_state k WHERE k.alliance = ?1"      \
    "    AND k.\"check\" >= printf('c%02d.', s.step) AND k.\"check\" < printf('c%02d/', s.step)"   \
    "    AND k.revision = s.revision AND k.deleted = 0) WHERE day <= ?2)"                          \
    " FROM step_state s WHERE s.alliance = ?1 AND s.deleted = 0 AND s.state = ?3"                  \
    " AND s.revision = (SELECT max(t.revision) FROM step_state t WHERE t.alliance = ?1"            \
    "  AND t.step = s.step AND t.deleted = 0) ORDER BY s.id"

static struct query *
states(struct attend_trial *trial, const char today[DATE_SIZE], const char *state)
{
    struct figures_context *context = trial->context;

    return query_start(context->figures->book->store, context->figures->err, STATES, "ttt",
                       context->alliance->fact.id, today, state);
}

static struct attend_finding *
found_step(struct attend_trial *trial, const struct attend_rule *rule, struct query *query,
           long urgency, long days, const char *what)
{
    int step = (int)query_int(query, 1);
    const char *id = arena_string(trial->context->arena, query_text(query, 0));
    struct attend_finding *finding =
        attend_found(trial, rule, "step_state", id, urgency, days, "step %d %s", step, what);

    const struct method_step *words =
        method_outline(trial->context->method, step, trial->context->figures->err);

    attend_say(trial, finding, "step %d, %s, %s", step, words ? words->name : "", what);
    finding->step = step;
    return finding;
}

void
attend_stalled(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct err *err = trial->context->figures->err;
    char today[DATE_SIZE];
    struct query *query;

    date_write(trial->context->day, today);
    query = states(trial, today, "in_progress");
    while (query_next(query, err)) {
        const char *text = query_text(query, 2);
        long edited, days;

        if (!text || !date_read(text, &edited))
            continue;
        days = trial->context->day - edited;
        if (days >= STALLED_DAYS)
            found_step(trial, rule, query, 30, days,
                       arena_printf(trial->context->arena, "without edit for %s",
                                    attend_days(trial, days)));
    }
    query_end(query, err);
}

void
attend_unsigned(struct attend_trial *trial, const struct attend_rule *rule)
{
    struct err *err = trial->context->figures->err;
    char today[DATE_SIZE];
    struct query *query;

    date_write(trial->context->day, today);
    query = states(trial, today, "ready");
    while (query_next(query, err))
        found_step(trial, rule, query, 28, 0, "waits for sign-off");
    query_end(query, err);
}

/* ---- suspension ---- */

void
attend_suspension(struct attend_trial *trial, const struct attend_rule *rule)
{
    const struct alliance_facts *alliance = trial->context->alliance;
    long days = trial->context->day - alliance->suspended_until;

    if (is_code(alliance->state, "suspended") &&
        day_before(alliance->suspended_until, trial->context->day))
        attend_found(trial, rule, "alliance", alliance->fact.id, 70, days,
                     "suspension ended %s ago", attend_days(trial, days));
}

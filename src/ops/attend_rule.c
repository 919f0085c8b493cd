#include "src/ops/attend_rule.h"

#include <stdio.h>
#include <string.h>

#include "src/base/str.h"
#include "src/store/query.h"

/* Every question starts with the alliance: id, name, code, tier. A rule is tried on live ones only. */
#define ALLIANCE "SELECT a.id, a.name, a.code, a.tier, "
#define SPAN " a.id BETWEEN ?1 AND ?2 AND a.deleted = 0 "
#define LIVE SPAN "AND a.state NOT IN ('closed', 'abandoned', 'suspended') "

static struct attend_about
about(struct query *query, const char *entity, const char *record)
{
    return (struct attend_about){
        .alliance = query_text(query, 0), .name = query_text(query, 1), .code = query_text(query, 2),
        .tier = query_text(query, 3), .entity = entity, .record = record,
    };
}

static long
days_since(struct query *query, int column, const char *today)
{
    long now = 0, then = 0;

    if (!query_text(query, column) || !date_read(query_text(query, column), &then))
        return 0;
    date_read(today, &now);
    return now - then;
}

static long
least(long a, long b)
{
    return a < b ? a : b;
}

static const char *
plural(long n)
{
    return n == 1 ? "" : "s";
}

/* ---- N07, N08: promises overdue (G11) ---- */

/* The due date in force on a day is the old one of the first change after that day, if there is one. */
static bool
overdue(struct attend *attend, const struct attend_rule *rule, const struct attend_span *span,
        const char *side, const char *who, int base, struct err *err)
{
    struct query *query;
    struct str text = { 0 };

    query = query_start(attend->book->store, err,
        "SELECT * FROM (" ALLIANCE "c.id, c.title, c.criticality, COALESCE("
        "  (SELECT d.old_due FROM due_change d WHERE d.commitment = c.id AND d.deleted = 0 AND d.\"on\" > ?3"
        "   ORDER BY d.\"on\", d.id LIMIT 1), c.due) AS in_force"
        " FROM alliance a CROSS JOIN commitment c ON c.alliance = a.id WHERE" LIVE
        " AND c.deleted = 0 AND c.promised_by = ?4 AND c.promised_to <> c.promised_by"
        " AND c.state NOT IN ('proposed', 'waived', 'broken')"
        " AND (c.agreed_on IS NULL OR c.agreed_on <= ?3)"
        " AND (c.delivered_on IS NULL OR c.delivered_on > ?3 OR c.state = 'disputed')"
        " AND c.criticality IS NOT NULL) WHERE in_force < ?3",
        "tttt", span->first, span->last, span->today, side);
    while (query_next(query, err)) {
        struct attend_about commitment = about(query, "commitment", query_text(query, 4));
        long days = days_since(query, 7, span->today);

        str_clear(&text);
        str_addf(&text, "%s \"%s\", %ld day%s late%s", who, query_text(query, 5), days, plural(days),
                 days > 60 ? "; declare it broken or renegotiate" : "");
        attend_add(attend, rule, &commitment,
                   (int)least(99, base + 5 * query_int(query, 6) + least(20, days)), days, text.data);
    }
    str_free(&text);
    return query_end(query, err);
}

static bool
we_owe(struct attend *attend, const struct attend_rule *rule, const struct attend_span *span,
       struct err *err)
{
    return overdue(attend, rule, span, "us", "we owe", 50, err);
}

static bool
they_owe(struct attend *attend, const struct attend_rule *rule, const struct attend_span *span,
         struct err *err)
{
    return overdue(attend, rule, span, "them", "they owe", 40, err);
}

/* ---- N19: our actions overdue ---- */

static bool
late_actions(struct attend *attend, const struct attend_rule *rule, const struct attend_span *span,
             struct err *err)
{
    struct query *query;
    struct str text = { 0 };

    query = query_start(attend->book->store, err,
        ALLIANCE "t.id, t.title, t.due FROM alliance a CROSS JOIN \"action\" t ON t.alliance = a.id WHERE" LIVE
        " AND t.deleted = 0 AND t.due < ?3 AND (t.side IS NULL OR t.side = 'us')"
        " AND (t.state = 'open' OR (t.state = 'done' AND t.done_on > ?3))",
        "ttt", span->first, span->last, span->today);
    while (query_next(query, err)) {
        struct attend_about action = about(query, "action", query_text(query, 4));
        long days = days_since(query, 6, span->today);

        str_clear(&text);
        str_addf(&text, "action \"%s\" %ld day%s late", query_text(query, 5), days, plural(days));
        attend_add(attend, rule, &action, (int)(35 + least(20, days)), days, text.data);
    }
    str_free(&text);
    return query_end(query, err);
}

/* ---- N21, N22: the current step stalled, or waiting for sign-off ---- */

/* Steps in `state` whose predecessors are all done or waived; column 6 is the day of the last edit. */
#define CURRENT_STEP \
    ALLIANCE "s.id, s.step, (SELECT max(day) FROM (" \
    "  SELECT substr(s.updated_at, 1, 10) AS day" \
    "  UNION ALL SELECT substr(v.updated_at, 1, 10) FROM step_answer v WHERE v.alliance = a.id" \
    "    AND v.field >= printf('s%02d.', s.step) AND v.field < printf('s%02d/', s.step)" \
    "    AND v.revision = s.revision AND v.deleted = 0" \
    "  UNION ALL SELECT substr(r.updated_at, 1, 10) FROM step_row r WHERE r.alliance = a.id" \
    "    AND r.field >= printf('s%02d.', s.step) AND r.field < printf('s%02d/', s.step)" \
    "    AND r.revision = s.revision AND r.deleted = 0" \
    "  UNION ALL SELECT substr(k.updated_at, 1, 10) FROM check_state k WHERE k.alliance = a.id" \
    "    AND k.\"check\" >= printf('c%02d.', s.step) AND k.\"check\" < printf('c%02d/', s.step)" \
    "    AND k.revision = s.revision AND k.deleted = 0) WHERE day <= ?3)" \
    " FROM alliance a CROSS JOIN step_state s ON s.alliance = a.id WHERE" LIVE \
    " AND s.deleted = 0 AND s.state = ?4 AND s.revision = (SELECT max(t.revision) FROM step_state t" \
    "  WHERE t.alliance = a.id AND t.step = s.step AND t.deleted = 0)" \
    " AND s.step - 1 = (SELECT count(*) FROM step_state p WHERE p.alliance = a.id AND p.step < s.step" \
    "  AND p.deleted = 0 AND p.state IN ('done', 'waived') AND p.revision = (SELECT max(m.revision)" \
    "   FROM step_state m WHERE m.alliance = a.id AND m.step = p.step AND m.deleted = 0))"

enum { STALLED_DAYS = 21 };

static bool
stalled(struct attend *attend, const struct attend_rule *rule, const struct attend_span *span,
        struct err *err)
{
    struct query *query = query_start(attend->book->store, err, CURRENT_STEP, "tttt", span->first,
                                      span->last, span->today, "in_progress");
    char text[80];

    while (query_next(query, err)) {
        struct attend_about step = about(query, "step_state", query_text(query, 4));
        long days = days_since(query, 6, span->today);

        if (query_is_null(query, 6) || days < STALLED_DAYS)
            continue;
        step.step = (int)query_int(query, 5);
        snprintf(text, sizeof text, "step %d without edit for %ld days", step.step, days);
        attend_add(attend, rule, &step, 30, days, text);
    }
    return query_end(query, err);
}

static bool
unsigned_steps(struct attend *attend, const struct attend_rule *rule,
               const struct attend_span *span, struct err *err)
{
    struct query *query = query_start(attend->book->store, err, CURRENT_STEP, "tttt", span->first,
                                      span->last, span->today, "ready");
    char text[80];

    while (query_next(query, err)) {
        struct attend_about step = about(query, "step_state", query_text(query, 4));

        step.step = (int)query_int(query, 5);
        snprintf(text, sizeof text, "step %d waits for sign-off", step.step);
        attend_add(attend, rule, &step, 28, 0, text);
    }
    return query_end(query, err);
}

/* ---- N27: a suspension that has ended ---- */

static bool
suspensions(struct attend *attend, const struct attend_rule *rule, const struct attend_span *span,
            struct err *err)
{
    struct query *query;
    char text[80];

    query = query_start(attend->book->store, err,
        ALLIANCE "a.suspended_until FROM alliance a WHERE" SPAN
        " AND a.state = 'suspended' AND a.suspended_until < ?3",
        "ttt", span->first, span->last, span->today);
    while (query_next(query, err)) {
        struct attend_about alliance = about(query, "alliance", query_text(query, 0));
        long days = days_since(query, 4, span->today);

        snprintf(text, sizeof text, "suspension ended %ld day%s ago", days, plural(days));
        attend_add(attend, rule, &alliance, 70, days, text);
    }
    return query_end(query, err);
}

const struct attend_rule attend_rules[] = {
    { "N07", "governance", "A promise of ours is past its due date.", we_owe },
    { "N08", "governance", "A promise of theirs is past its due date.", they_owe },
    { "N19", "governance", "An open action on our side is past its due date.", late_actions },
    { "N21", "steps", "The current step is in progress and nobody has edited it for 21 days or more.", stalled },
    { "N22", "steps", "The current step has all it needs but a signature.", unsigned_steps },
    { "N27", "steps", "The day until which the alliance was suspended has passed.", suspensions },
};
const size_t attend_rule_count = sizeof attend_rules / sizeof *attend_rules;

#include "src/ops/overdue.h"

#include <string.h>

#include "src/base/date.h"
#include "src/store/query.h"

/*
 * What is late: due before the day (on its due day nothing is, 0.5) and not done. `$` stands for
 * the row, `@` for the day. Where a date says what happened, it decides and not the state; one
 * after the day has not happened (0.7, 1).
 */
static const struct {
    const char *entity, *sql;
} late[] = {
    { "action", "$.due<@ AND $.state<>'dropped' AND ($.done_on IS NULL OR $.done_on>@)" },
    /* G11, also for a promise inside one house */
    { "commitment", "$.due<@ AND $.state NOT IN('proposed','waived','broken')"
                    " AND ($.delivered_on IS NULL OR $.delivered_on>@ OR $.state='disputed')" },
    { "meeting", "$.due<@ AND $.state<>'cancelled' AND ($.held_on IS NULL OR $.held_on>@)" },
    { "decision", "$.state NOT IN('withdrawn','reversed') AND CASE WHEN $.decided_on<=@"
                  " THEN $.implement_by<@ AND ($.implemented_on IS NULL OR $.implemented_on>@)"
                  " ELSE $.needed_by<@ END" },
    { "exit_task", "$.due<@ AND ($.done_on IS NULL OR $.done_on>@)" },
    { "information_item", "$.due<@ AND ($.delivered_on IS NULL OR $.delivered_on>@)" },
    { "doz_cell", "$.due<@ AND $.readjustment='decided' AND ($.done_on IS NULL OR $.done_on>@)" },
    { "difference", "$.due<@ AND $.state NOT IN('in_use','reviewed')" },
    { "learning_objective", "$.due<@ AND $.state<>'dropped'"
                            " AND ($.attained_on IS NULL OR $.attained_on>@)" },
    { "charter", "$.review_due<@ AND $.state<>'superseded'" },
    { "safeguard", "$.next_check<@" },
    { "risk", "$.next_review<@ AND $.state NOT IN('closed','happened')" },
    { "stakeholder", "$.next_contact<@" },
};

/* Working days (Monday to Friday) up to a day; Monday was day 0 of the Julian count. */
#define WEEKDAYS(day) "(5*(CAST(julianday(" day ")+0.5 AS INT)/7)+min(CAST(julianday(" day ")+0.5 AS INT)%7+1,5))"
#define SEEN "FROM escalation e WHERE e.issue=$.id AND e.deleted=0 AND e.\"on\"<=@"
#define RUNG(level) "(SELECT min(l.working_days) FROM ladder_level l WHERE l.alliance=$.alliance" \
                    " AND l.deleted=0 AND l.level=" level ")"

/*
 * An unsettled issue stands longer at its level than the alliance's ladder, else that of B.5, gives
 * it (G14, figures/rules issue_level() and issue_limit()).
 */
static const char late_issue[] =
    "$.raised_on<@ AND ($.resolved_on IS NULL OR $.resolved_on>@) AND (SELECT " WEEKDAYS("@") "-" WEEKDAYS("since")
    "-(SELECT count(*) FROM holiday h WHERE h.deleted=0 AND h.date>since AND h.date<=@"
    " AND CAST(julianday(h.date)+0.5 AS INT)%7<5)"
    ">coalesce(" RUNG("level") ",CASE level WHEN 1 THEN 5 WHEN 2 THEN 10 WHEN 3 THEN 15 WHEN 4 THEN 20"
    " ELSE coalesce(" RUNG("5") ",22) END)"
    " FROM (SELECT level,coalesce((SELECT min(e.\"on\") " SEEN " AND e.to_level=level),$.raised_on) since"
    " FROM (SELECT coalesce((SELECT max(e.to_level) " SEEN " AND e.to_level>1),1) level)))";

static const char *
late_of(const char *entity)
{
    for (size_t i = 0; i < sizeof late / sizeof *late; i++)
        if (strcmp(late[i].entity, entity) == 0)
            return late[i].sql;
    return strcmp(entity, "issue") == 0 ? late_issue : NULL;
}

bool
overdue_knows(const char *entity)
{
    return late_of(entity) != NULL;
}

void
overdue_add(struct str *sql, const char *entity, const char *row, int day)
{
    const char *pattern = late_of(entity);

    for (const char *c = pattern; c && *c; c++) {
        if (*c == '$')
            str_add(sql, row);
        else if (*c == '@')
            str_addf(sql, "?%d", day);
        else
            str_add_char(sql, *c);
    }
}

long
overdue_count(struct book *book, const char *alliance, const char *entity, long today,
              struct err *err)
{
    struct str sql = { 0 };
    char day[DATE_SIZE];
    long n;

    date_write(today, day);
    str_addf(&sql, "SELECT count(*) FROM \"%s\" t WHERE t.alliance=?1 AND t.deleted=0 AND ",
             entity);
    overdue_add(&sql, entity, "t", 2);
    n = (long)query_number(book->store, 0, err, str_text(&sql), "tt", alliance, day);
    str_free(&sql);
    return n;
}

/* Words with a meaning of their own: overdue, mine, step:, @party. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/filter_inside.h"
#include "src/ops/living.h"
#include "src/rules/state_rules.h"

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

static void
add_late(struct str *sql, const char *pattern, const char *row, int day)
{
    for (const char *c = pattern; *c; c++) {
        if (*c == '$')
            str_add(sql, row);
        else if (*c == '@')
            str_addf(sql, "?%d", day);
        else
            str_add_char(sql, *c);
    }
}

/* Something of the alliance is late, or its planned end has passed while it lives. */
static void
add_alliance_late(struct str *sql, int day)
{
    static const char *const kinds[] = { "action", "commitment" };

    add_late(sql, "$.planned_end<@ AND $.state NOT IN('closed','abandoned')", "t", day);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        str_addf(sql,
                 " OR EXISTS(SELECT 1 FROM \"%s\" x WHERE x.alliance=t.id AND x.deleted=0 AND ",
                 kinds[i]);
        add_late(sql, late_of(kinds[i]), "x", day);
        str_add(sql, ")");
    }
}

bool
filter_overdue_add(struct filter_parse *parse, bool negated, struct err *err)
{
    const char *entity = parse->filter->entity->name, *pattern = late_of(entity);
    bool alliance = strcmp(entity, "alliance") == 0;
    struct str sql = { 0 };
    char day[DATE_SIZE];
    int number;

    if (!pattern && !alliance) {
        err_set(err, ERR_INPUT, "nothing in this list can be overdue");
        return err_hint(err, "\"overdue\" in quotes looks for the text.");
    }
    date_write(book_today(parse->book), day);
    if (!filter_bind(parse, cell_text(arena_string(parse->arena, day)), &number, err))
        return false;
    if (alliance)
        add_alliance_late(&sql, number);
    else
        add_late(&sql, pattern, "t", number);
    filter_condition(parse, str_text(&sql), alliance || pattern == late_issue, negated);
    str_free(&sql);
    return true;
}

bool
filter_incomplete_add(struct filter_parse *parse, bool negated, struct err *err)
{
    struct str sql = { 0 };
    bool any = state_add_wants(&sql, parse->filter->entity, "t");

    if (any) {
        filter_condition(parse, str_text(&sql), false, negated);
    } else {
        err_set(err, ERR_INPUT, "nothing in this list can be incomplete");
        err_hint(err, "\"incomplete\" in quotes looks for the text.");
    }
    str_free(&sql);
    return any;
}

/* Any person a record names is responsible for it, but for stand-ins. */
static void
add_my_fields(struct str *sql, const struct entity *entity, int me)
{
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->type == FIELD_REF && strcmp(field->spec, "person") == 0 &&
            strcmp(field->name, "alternate") != 0)
            str_addf(sql, "%st.\"%s\"=?%d", sql->len ? " OR " : "", field->name, me);
    }
}

bool
filter_mine_add(struct filter_parse *parse, bool negated, struct err *err)
{
    const struct entity *entity = parse->filter->entity;
    struct str sql = { 0 }, alliance = { 0 };
    bool dear = false;
    int me;

    if (!parse->book->me[0]) {
        err_set(err, ERR_INPUT, "nobody knows yet which person you are");
        return err_hint(err, "Set 'person' in the section [me] of the configuration; \"mine\" in "
                        "quotes looks for the text.");
    }
    if (!filter_bind(parse, cell_text(arena_string(parse->arena, parse->book->me)), &me, err))
        return false;
    if (strcmp(entity->name, "person") == 0)
        str_addf(&sql, "t.\"id\"=?%d", me);
    else
        add_my_fields(&sql, entity, me);
    if (!sql.len && living_add_alliance(&alliance, entity, "t")) {
        dear = true;
        str_addf(&sql, "EXISTS(SELECT 1 FROM alliance x WHERE x.id=%s AND (x.manager=?%d OR "
                 "x.sponsor_us=?%d))", str_text(&alliance), me, me);
    }
    if (sql.len)
        filter_condition(parse, str_text(&sql), dear, negated);
    else
        err_set(err, ERR_INPUT, "records of this list belong to nobody");
    str_free(&sql);
    str_free(&alliance);
    return !err->kind;
}

/*
 * The current step: the lowest one neither done nor waived in its newest revision (A.0). The steps
 * passed are the bits of one number, so that an alliance takes one look at its steps.
 */
static void
add_current_step(struct str *sql)
{
    str_add(sql, "(SELECT CASE");
    for (int step = 1; step <= 12; step++)
        str_addf(sql, " WHEN passed&%d=0 THEN %d", 1 << step, step);
    str_add(sql, " END FROM (SELECT coalesce(sum(DISTINCT 1<<s.step),0) passed FROM step_state s"
            " WHERE s.alliance=t.id AND s.deleted=0 AND s.state IN('done','waived')"
            " AND NOT EXISTS(SELECT 1 FROM step_state n WHERE n.alliance=s.alliance"
            " AND n.step=s.step AND n.revision>s.revision AND n.deleted=0)))");
}

bool
filter_step_add(struct filter_parse *parse, const char *value, bool negated, struct err *err)
{
    static const struct field field = { .name = "step", .type = FIELD_INT, .low = 1, .high = 12 };
    struct str sql = { 0 };
    bool ok = true;

    add_current_step(&sql);
    if (*value) {
        ok = filter_range_add(parse, &field, str_text(&sql), value, true, negated, err);
    } else {
        str_add(&sql, " IS NULL");    /* all twelve are passed */
        filter_condition(parse, str_text(&sql), true, negated);
    }
    str_free(&sql);
    return ok;
}

bool
filter_party_add(struct filter_parse *parse, const char *value, bool negated, struct err *err)
{
    const struct entity *entity = parse->filter->entity;
    const char *items[FILTER_ITEMS];
    struct str alliance = { 0 };
    size_t n;
    bool known = living_add_alliance(&alliance, entity, "t");

    str_free(&alliance);
    if (strcmp(entity->name, "organisation") == 0)
        return filter_field_add(parse, entity_field(entity, "name"), value, negated, err);
    if (strcmp(entity->name, "person") == 0)
        return filter_field_add(parse, entity_field(entity, "organisation"), value, negated, err);
    if (!known)
        return err_set(err, ERR_INPUT, "records of this list have no parties");
    return filter_split(parse, value, items, &n, err) &&
           filter_text_add(parse, items, n, NULL, false, true, negated, err);
}

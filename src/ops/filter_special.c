/* Words with a meaning of their own: overdue, mine, step:, @party. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/filter_inside.h"
#include "src/ops/living.h"
#include "src/ops/overdue.h"
#include "src/rules/state_rules.h"

/* Something of the alliance is late, or its planned end has passed while it lives. */
static void
add_alliance_late(struct str *sql, int day)
{
    static const char *const kinds[] = { "action", "commitment" };

    str_addf(sql, "t.planned_end<?%d AND t.state NOT IN('closed','abandoned')", day);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        str_addf(sql,
                 " OR EXISTS(SELECT 1 FROM \"%s\" x WHERE x.alliance=t.id AND x.deleted=0 AND ",
                 kinds[i]);
        overdue_add(sql, kinds[i], "x", day);
        str_add(sql, ")");
    }
}

bool
filter_overdue_add(struct filter_parse *parse, bool negated, struct err *err)
{
    const char *entity = parse->filter->entity->name;
    bool alliance = strcmp(entity, "alliance") == 0;
    struct str sql = { 0 };
    char day[DATE_SIZE];
    int number;

    if (!overdue_knows(entity) && !alliance) {
        err_set(err, ERR_INPUT, "nothing in this list can be overdue");
        return err_hint(err, "\"overdue\" in quotes looks for the text.");
    }
    date_write(book_today(parse->book), day);
    if (!filter_bind(parse, cell_text(arena_string(parse->arena, day)), &number, err))
        return false;
    if (alliance)
        add_alliance_late(&sql, number);
    else
        overdue_add(&sql, entity, "t", number);
    filter_condition(parse, str_text(&sql), alliance || strcmp(entity, "issue") == 0, negated);
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

#include "src/figures/last_edit.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/model/entity.h"
#include "src/ops/living.h"
#include "src/store/query.h"

/* Entities that are many; they are found through the record they hang on, which has an index. */
static const char *
parent_of(const struct entity *entity)
{
    static const char *const parents[][2] = {
        { "attendance", "meeting" },          { "due_change", "commitment" },
        { "escalation", "issue" },            { "learning_progress", "objective" },
        { "doz_cell", "cycle" },              { "plan_point", "metric" },
        { "stakeholder_rating", "stakeholder" }, { "reading", "metric" },
    };

    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++)
        if (!strcmp(parents[i][0], entity->name))
            return parents[i][1];
    return NULL;
}

static void
add_newest(struct str *sql, const struct entity *entity)
{
    const struct field *field = entity_field(entity, "alliance");
    const char *parent = parent_of(entity);

    if (!field || field->type != FIELD_REF)
        return;
    str_addf(sql, " UNION ALL SELECT max(t.\"updated_at\") FROM ");
    if (parent)
        str_addf(sql, "\"%s\" p CROSS JOIN \"%s\" t ON t.\"%s\"=p.\"id\" WHERE p.\"alliance\"=?1",
                 entity_field(entity, parent)->spec, entity->name, parent);
    else
        str_addf(sql, "\"%s\" t WHERE t.\"alliance\"=?1", entity->name);
    str_add(sql, " AND t.\"updated_at\"<?2 AND ");
    living_add(sql, entity, "t", "alliance");
}

/* Fixed text, put together once: that costs more than the answer does for most alliances. */
static const char *
question(bool readings)
{
    static char *kept[2];
    struct str sql = { 0 };

    if (kept[readings])
        return kept[readings];
    str_add(&sql, "SELECT max(edited) FROM (SELECT max(\"updated_at\") AS edited FROM \"alliance\""
                  " WHERE \"id\"=?1 AND \"updated_at\"<?2");
    for (size_t i = 0; i < entity_count; i++)
        if (!strcmp(entities[i].name, "reading") == !readings)
            add_newest(&sql, &entities[i]);
    str_add(&sql, ")");
    kept[readings] = mem_string(str_text(&sql));
    str_free(&sql);
    return kept[readings];
}

/* The newest edit before `before` (a day, or NULL) of the alliance itself and these entities. */
static const char *
newest(struct figures_context *context, bool readings, const char *before)
{
    return query_string(context->figures->book->store, context->arena, context->figures->err,
                        question(readings), "tt", context->alliance->fact.id, before ? before : "9");
}

static const char *
later(const char *a, const char *b)
{
    return !a || (b && strcmp(b, a) > 0) ? b : a;
}

static long
day_of(const char *edited)
{
    char day[DATE_SIZE] = "";
    long number;

    if (!edited || strlen(edited) < DATE_SIZE - 1)
        return DAY_NONE;
    memcpy(day, edited, DATE_SIZE - 1);
    return date_read(day, &number) ? number : DAY_NONE;
}

/* There may be very many readings: they are looked at only when they can matter. */
static long
look_up_until(struct figures_context *context)
{
    char tomorrow[DATE_SIZE];
    const char *edited;

    date_write(context->day + 1, tomorrow);
    edited = newest(context, false, tomorrow);
    if (day_of(edited) != context->day)
        edited = later(edited, newest(context, true, tomorrow));
    return day_of(edited);
}

long
last_edit(struct figures_context *context)
{
    struct store *store = context->figures->book->store;
    struct store_stamp stamp = { 0 };
    const char *edited = NULL;

    if (!store_why_readonly(store) &&
        store_stamp(store, context->alliance->fact.id, &stamp, context->figures->err) &&
        stamp.edited[0])
        edited = stamp.edited;
    if (!edited)
        edited = context->newest_edit = later(newest(context, false, NULL),
                                              newest(context, true, NULL));
    return day_of(edited) <= context->day ? day_of(edited) : look_up_until(context);
}

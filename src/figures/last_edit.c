#include "src/figures/last_edit.h"

#include <string.h>

#include "src/base/date.h"
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

long
last_edit(struct figures_context *context)
{
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;
    char tomorrow[DATE_SIZE], day[DATE_SIZE] = "";
    long last = DAY_NONE;

    date_write(context->day + 1, tomorrow);
    str_add(&sql, "SELECT max(edited) FROM (SELECT max(\"updated_at\") AS edited FROM \"alliance\""
                  " WHERE \"id\"=?1 AND \"updated_at\"<?2");
    for (size_t i = 0; i < entity_count; i++)
        add_newest(&sql, &entities[i]);
    str_add(&sql, ")");
    query = query_start(context->figures->book->store, err, str_text(&sql), "tt",
                        context->alliance->fact.id, tomorrow);
    str_free(&sql);
    if (query_next(query, err) && !query_is_null(query, 0)) {
        memcpy(day, query_text(query, 0), DATE_SIZE - 1);
        if (!date_read(day, &last))
            last = DAY_NONE;
    }
    query_end(query, err);
    return last;
}

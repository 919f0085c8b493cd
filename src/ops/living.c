#include "src/ops/living.h"

#include <stdio.h>
#include <string.h>

#include "src/store/query.h"

enum { DEEPEST = 5 };

static const struct field *
alliance_of(const struct entity *entity)
{
    const struct field *field = entity_field(entity, "alliance");

    return field && field->type == FIELD_REF ? field : NULL;
}

static bool
hangs_on(const struct entity *entity, const struct field *field)
{
    return field->type == FIELD_REF && (field->required || field == alliance_of(entity));
}

/*
 * What a record requires is of its own alliance (records.md 3), so that alliance is asked for only
 * once: `allied` tells that it was. A field that may cross begins anew.
 */
static void
add(struct str *sql, const struct entity *entity, const char *alias, const char *except,
    bool allied, int depth)
{
    const struct field *alliance = alliance_of(entity);
    char inner[16];

    snprintf(inner, sizeof inner, "need%d", depth);
    str_addf(sql, "%s.\"deleted\"=0", alias);
    for (size_t i = 0; i < entity->n && depth < DEEPEST; i++) {
        const struct field *field = &entity->fields[i];

        if (!hangs_on(entity, field) || (field == alliance && allied) ||
            (except && strcmp(field->name, except) == 0))
            continue;
        str_addf(sql, " AND NOT EXISTS(SELECT 1 FROM \"%s\" %s WHERE %s.\"id\"=%s.\"%s\" AND NOT(",
                 field->spec, inner, inner, alias, field->name);
        add(sql, entity_find(field->spec), inner, NULL,
            !entity_crosses(entity, field) && (allied || alliance), depth + 1);
        str_add(sql, "))");
    }
}

void
living_add(struct str *sql, const struct entity *entity, const char *alias, const char *except)
{
    add(sql, entity, alias, except, false, 0);
}

bool
living_is(struct store *store, const struct entity *entity, const char *id, struct err *err)
{
    struct str sql = { 0 };
    int64_t found;

    str_addf(&sql, "SELECT count(*) FROM \"%s\" t WHERE t.\"id\"=?1 AND ", entity->name);
    living_add(&sql, entity, "t", NULL);
    found = query_number(store, 0, err, str_text(&sql), "t", id);
    str_free(&sql);
    return found > 0;
}

bool
living_depends(const struct entity *entity)
{
    for (size_t i = 0; i < entity->n; i++)
        if (hangs_on(entity, &entity->fields[i]))
            return true;
    return false;
}

bool
living_add_alliance(struct str *sql, const struct entity *entity, const char *alias)
{
    const struct field *survey = entity_field(entity, "survey");

    if (strcmp(entity->name, "alliance") == 0)
        str_addf(sql, "%s.\"id\"", alias);
    else if (alliance_of(entity))
        str_addf(sql, "%s.\"alliance\"", alias);
    else if (survey && survey->type == FIELD_REF)
        str_addf(sql, "(SELECT \"alliance\" FROM \"survey\" WHERE \"id\"=%s.\"survey\")", alias);
    else
        return false;
    return true;
}

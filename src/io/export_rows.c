#include "src/io/export_rows.h"

#include <string.h>

bool
export_needs(const struct field *field)
{
    return field->type == FIELD_REF && (field->required || strcmp(field->name, "alliance") == 0);
}

/* Without a scope every kind may have records that are gone. */
static bool
may_be_gone(const struct export_scope *scope, const struct entity *entity)
{
    return !scope || scope->gone[entity - entities];
}

/*
 * "deleted, or one of the records it needs is gone": needing never goes round in a circle, an
 * organisation being the last in every chain (a test holds that).
 */
static void
add_gone(struct str *sql, const struct export_scope *scope, const struct entity *entity, int depth)
{
    str_addf(sql, "(g%d.\"deleted\"=1", depth);
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        const struct entity *target = export_needs(field) ? entity_find(field->spec) : NULL;

        if (!target || !may_be_gone(scope, target))
            continue;
        str_addf(sql, " OR EXISTS(SELECT 1 FROM \"%s\" g%d WHERE g%d.\"id\"=g%d.\"%s\" AND ",
                 target->name, depth + 1, depth + 1, depth, field->name);
        add_gone(sql, scope, target, depth + 1);
        str_add(sql, ")");
    }
    str_add(sql, ")");
}

bool
export_scope_read(struct store *store, struct export_scope *scope, struct err *err)
{
    bool more = true;

    *scope = (struct export_scope){ .store = store };
    for (size_t e = 0; e < entity_count; e++) {
        struct str sql = { 0 };

        str_addf(&sql, "SELECT EXISTS(SELECT 1 FROM \"%s\" WHERE \"deleted\"=1)",
                 entities[e].name);
        scope->gone[e] = query_number(store, 0, err, str_text(&sql), "") != 0;
        str_free(&sql);
        if (err->kind)
            return false;
    }
    while (more) {
        more = false;
        for (size_t e = 0; e < entity_count; e++)
            for (size_t i = 0; i < entities[e].n && !scope->gone[e]; i++)
                if (export_needs(&entities[e].fields[i]) &&
                    scope->gone[entity_find(entities[e].fields[i].spec) - entities])
                    more = scope->gone[e] = true;
    }
    return true;
}

/* One column of the rows: a reference that need not be there is null when its record is gone. */
static void
add_column(struct str *sql, const struct export_scope *scope, const struct field *field)
{
    const struct entity *target = field->type == FIELD_REF && !export_needs(field)
                                      ? entity_find(field->spec) : NULL;
    char column[64];

    if (!target || !may_be_gone(scope, target)) {
        for (int k = 0; k < field_columns(field); k++)
            str_addf(sql, ",g0.\"%s\"", field_column(field, k, column));
        return;
    }
    str_addf(sql, ",CASE WHEN EXISTS(SELECT 1 FROM \"%s\" g1 WHERE g1.\"id\"=g0.\"%s\" AND ",
             target->name, field->name);
    add_gone(sql, scope, target, 1);
    str_addf(sql, ") THEN NULL ELSE g0.\"%s\" END", field->name);
}

struct query *
export_rows_start(const struct export_scope *scope, const struct entity *entity, struct err *err)
{
    struct str sql = { 0 };
    struct query *query;

    str_add(&sql, "SELECT g0.\"id\"");
    for (size_t i = 0; i < entity->n; i++)
        add_column(&sql, scope, &entity->fields[i]);
    str_addf(&sql, ",g0.\"note\",g0.\"created_at\",g0.\"updated_at\",g0.\"deleted\" FROM \"%s\" g0",
             entity->name);
    if (may_be_gone(scope, entity)) {
        str_add(&sql, " WHERE NOT ");
        add_gone(&sql, scope, entity, 0);
    }
    str_add(&sql, " ORDER BY g0.\"id\"");
    query = query_start(scope->store, err, str_text(&sql), "");
    str_free(&sql);
    return query;
}

void
export_gone_sql(const struct entity *entity, struct str *sql)
{
    str_addf(sql, "SELECT NOT EXISTS(SELECT 1 FROM \"%s\" g0 WHERE g0.\"id\"=?1 AND NOT ",
             entity->name);
    add_gone(sql, NULL, entity, 0);
    str_add(sql, ")");
}

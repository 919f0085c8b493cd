#include "src/ops/list_rows.h"

#include <string.h>

#include "src/ops/living.h"

void
list_rows_begin(struct bound *bound, const struct filter *filter)
{
    for (size_t i = 0; filter && i < filter->n_cells; i++)
        bound_add(bound, filter->cells[i]);
}

bool
list_rows_add_alliance(struct bound *bound, const struct entity *entity, const char *alliance,
                       struct err *err)
{
    const struct field *survey = entity_field(entity, "survey");

    /* Through the index of the survey, not row by row. */
    if (!entity_field(entity, "alliance") && survey && survey->type == FIELD_REF)
        str_addf(&bound->sql, "t.\"survey\" IN(SELECT id FROM survey WHERE alliance=?%d)",
                 bound_add(bound, cell_text(alliance)));
    else if (living_add_alliance(&bound->sql, entity, "t"))
        str_addf(&bound->sql, "=?%d", bound_add(bound, cell_text(alliance)));
    else
        return err_set(err, ERR_INPUT, "records of '%s' belong to no alliance", entity->name);
    return true;
}

void
list_rows_add_own(struct bound *bound, const struct filter *filter, bool binned)
{
    str_addf(&bound->sql, "t.\"deleted\"=%d", binned);
    if (filter && *filter->where)
        str_addf(&bound->sql, " AND %s", filter->where);
}

bool
list_rows_add_others(struct bound *bound, const struct entity *entity,
                     const struct filter *filter, bool binned, bool within)
{
    bool dear = filter && *filter->dear, living = !binned && living_depends(entity);

    if (living)
        living_add(&bound->sql, entity, "t", within ? "alliance" : NULL);
    if (dear)
        str_addf(&bound->sql, "%s%s", living ? " AND " : "", filter->dear);
    return living || dear;
}

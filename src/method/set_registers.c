/* The words for the records: a register for every entity, a part for every field of it. */
#include <string.h>

#include "src/method/set.h"
#include "src/model/entity.h"

/* The program knows the types of its records: a register only brings words. */
static bool
check_untyped(const struct method_set *set, const struct method_text *part, struct err *err)
{
    static const char *const names[] = { "type", "required", "total" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct method_text *text = texts_find(&set->texts, "part", part->key, names[i]);

        if (text)
            return set_refuse(text, err, "'%s' of %s is not for the method to say", names[i],
                              part->key);
    }
    return true;
}

static bool
check_part(struct method_set *set, const struct method_text *heading, const struct entity *entity,
           const struct field *field, struct err *err)
{
    const char *key = arena_printf(&set->arena, "%s.%s", entity->name, field->name);
    const struct method_text *part = set_heading(set, "part", key);

    if (!part)
        return field == &field_note ||
               set_refuse(heading, err, "[register %s] lacks [part %s]", entity->name, key);
    set->used[part - set->texts.text] = true;
    return check_untyped(set, part, err) && set_check_input(set, part, field, err);
}

bool
set_check_registers(struct method_set *set, struct err *err)
{
    for (size_t i = 0; i < entity_count; i++) {
        const struct entity *entity = &entities[i];
        const struct method_text *heading = set_heading(set, "register", entity->name);

        if (!heading) {
            err_set(err, ERR_INPUT, "the set has no [register %s]", entity->name);
            return err_where(err, "method.ini:1");
        }
        if (!set_check_yes_no(set, heading, "private", err))
            return false;
        set->used[heading - set->texts.text] = true;
        for (size_t k = 0; k < entity->n; k++)
            if (!check_part(set, heading, entity, &entity->fields[k], err))
                return false;
        if (!check_part(set, heading, entity, &field_note, err))
            return false;
    }
    return set_all_taken(set, "register", "is for no kind of record", err) &&
           set_all_taken(set, "part", "belongs to no question and no record", err);
}

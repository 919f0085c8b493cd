#include "src/ops/person_side.h"

#include <string.h>

#include "src/store/query.h"

const char *
person_side(struct book *book, const char *alliance, const char *person, struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT coalesce((SELECT y.side FROM party y WHERE y.alliance=?1 AND y.organisation=p.organisation AND"
        " y.deleted=0 ORDER BY y.side DESC LIMIT 1), CASE WHEN o.is_us THEN 'us' END) FROM person p JOIN organisation o"
        " ON o.id=p.organisation WHERE p.id=?2", "tt", alliance, person);
    const char *side = NULL, *text;

    if (query_next(query, err) && (text = query_text(query, 0)) != NULL)
        side = strcmp(text, "us") == 0 ? "us" : "them";
    query_end(query, err);
    return side;
}

/* The field that names whose record it is. */
static const struct field *
person_field(const struct entity *entity)
{
    const struct field *field = entity_field(entity, "owner");

    if (!field)
        field = entity_field(entity, "person");
    return field && field->type == FIELD_REF && strcmp(field->spec, "person") == 0 ? field : NULL;
}

bool
person_side_follow(struct book *book, const struct record *before, struct record *after, const bool *given,
                   struct err *err)
{
    const struct entity *entity = after->entity;
    const struct field *side = entity_field(entity, "side"), *person = person_field(entity);
    const char *alliance = record_text(after, "alliance"), *who, *was, *now = NULL;
    size_t at;

    if (!side || !person || !alliance || strcmp(side->spec, "us/them") != 0)
        return true;
    at = entity_position(entity, side);
    who = record_text(after, person->name);
    was = before ? record_text(before, person->name) : NULL;
    if (!who || (given && (given[at] || !given[entity_position(entity, person)])))
        return true;
    if (after->values[at].kind != VALUE_NULL) {
        now = before && was ? person_side(book, alliance, was, err) : NULL;
        if (err->kind || !now || strcmp(now, after->values[at].text) != 0)
            return !err->kind;              /* somebody said so */
    }
    now = person_side(book, alliance, who, err);
    if (now)
        after->values[at] = value_text(now);
    return !err->kind;
}

#include "src/model/entity.h"

#include <string.h>

#include "src/store/query.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* First one array of fields an entity: ENTITY closes the array before and opens its own. */
#define ENTITY(entity) }; static const struct field entity##_fields[] = {
#define FIELD(name, type, spec, required, otherwise, mark, low, high)                            \
    { #name, FIELD_##type, spec, required, otherwise, mark, low, high },
static const struct field nothing[] __attribute__((unused)) = {
    { "", FIELD_TEXT, NULL, 0, NULL, 0, 0, 0 },
#include "src/model/entity.def"
};
#undef ENTITY
#undef FIELD

#define ENTITY(entity) { #entity, entity##_fields, COUNT(entity##_fields) },
#define FIELD(name, type, spec, required, otherwise, mark, low, high)
const struct entity entities[] = {
#include "src/model/entity.def"
};
#undef ENTITY
#undef FIELD

const size_t entity_count = COUNT(entities);

const struct entity *
entity_find(const char *name)
{
    for (size_t i = 0; i < entity_count; i++)
        if (*entities[i].name == *name && strcmp(entities[i].name, name) == 0)
            return &entities[i];
    return NULL;
}

const struct field *
entity_field(const struct entity *entity, const char *name)
{
    for (size_t i = 0; i < entity->n; i++)
        if (*entity->fields[i].name == *name && strcmp(entity->fields[i].name, name) == 0)
            return &entity->fields[i];
    return strcmp(name, field_note.name) == 0 ? &field_note : NULL;
}

size_t
entity_position(const struct entity *entity, const struct field *field)
{
    return field == &field_note ? entity->n : (size_t)(field - entity->fields);
}

bool
entity_crosses(const struct entity *entity, const struct field *field)
{
    return strcmp(entity->name, "lesson_application") == 0 && strcmp(field->name, "lesson") == 0;
}

const struct field *
entity_title(const struct entity *entity)
{
    static const char *const names[] = { "name",        "title",     "statement", "goal",
                                         "topic",       "item",      "description", "task",
                                         "decision_type", "who",     "role",      "version",
                                         "code",        "holder",    "text",      "date" };

    for (size_t k = 0; k < COUNT(names); k++)
        for (size_t i = 0; i < entity->n; i++)
            if (strcmp(entity->fields[i].name, names[k]) == 0)
                return &entity->fields[i];
    return NULL;
}

bool
entity_is_sealed(const struct entity *entity)
{
    return strcmp(entity->name, "answer") == 0 || strcmp(entity->name, "survey_comment") == 0;
}

bool
entity_refuse_sealed(const struct entity *entity, struct err *err)
{
    if (!entity_is_sealed(entity))
        return true;
    err_set(err, ERR_DENIED, "answers of a health check are anonymous: they are shown together, "
                             "never one by one");
    return err_hint(err, "'entente survey show ALLIANCE' shows what can be shown of them.");
}

static bool
has_column(const struct entity *entity, const char *column)
{
    static const char *const all[] = { "id", "note", "created_at", "updated_at", "deleted" };
    char own[64];

    for (size_t i = 0; i < COUNT(all); i++)
        if (strcmp(all[i], column) == 0)
            return true;
    for (size_t i = 0; i < entity->n; i++)
        for (int k = 0; k < field_columns(&entity->fields[i]); k++)
            if (strcmp(field_column(&entity->fields[i], k, own), column) == 0)
                return true;
    return false;
}

bool
entity_add_unknown(struct str *out, struct store *store, struct err *err)
{
    size_t start = out->len;

    for (size_t e = 0; e < COUNT(entities) && !err->kind; e++) {
        struct str sql = { 0 };
        struct query *query;

        str_addf(&sql, "PRAGMA table_info(\"%s\")", entities[e].name);
        query = query_start(store, err, str_text(&sql), "");
        while (query_next(query, err))
            if (!has_column(&entities[e], query_text(query, 1)))
                str_addf(out, "%s%s.%.60s", out->len > start ? ", " : "", entities[e].name,
                         query_text(query, 1));
        query_end(query, err);
        str_free(&sql);
    }
    return !err->kind;
}

void
entity_add_columns(struct str *out, const struct entity *entity, const char *prefix)
{
    char column[64];

    str_addf(out, "%s\"id\"", prefix);
    for (size_t i = 0; i < entity->n; i++)
        for (int k = 0; k < field_columns(&entity->fields[i]); k++)
            str_addf(out, ",%s\"%s\"", prefix, field_column(&entity->fields[i], k, column));
    str_addf(out, ",%s\"note\",%s\"created_at\",%s\"updated_at\",%s\"deleted\"", prefix, prefix,
             prefix, prefix);
}

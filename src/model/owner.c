#include "src/model/owner.h"

#include <string.h>

#include "src/model/entity.h"

#define OF_SURVEY(table)                                                                           \
    "SELECT s.\"alliance\" FROM \"" table "\" t JOIN \"survey\" s ON s.\"id\"=t.\"survey\""         \
    " WHERE t.\"id\"=?1"

/*
 * Records whose alliance stands elsewhere, or that more than one alliance's figures rest on: an
 * application is of the alliance that applied the lesson, and counts for that of the lesson.
 */
static const struct {
    const char *table, *reference, *sql;
} asked[] = {
    { "answer", "survey", OF_SURVEY("answer") },
    { "respondent", "survey", OF_SURVEY("respondent") },
    { "survey_comment", "survey", OF_SURVEY("survey_comment") },
    { "lesson_application", "lesson",
      "SELECT t.\"alliance\" FROM \"lesson_application\" t WHERE t.\"id\"=?1 UNION"
      " SELECT l.\"alliance\" FROM \"lesson_application\" t"
      " JOIN \"lesson\" l ON l.\"id\"=t.\"lesson\" WHERE t.\"id\"=?1" },
};

/*
 * People and organisations are named by figures, not counted: what matters is whether they are in
 * the bin, and whether their country is flagged.
 */
static bool
is_only_named(const char *table, const char *column)
{
    return (strcmp(table, "organisation") == 0 || strcmp(table, "person") == 0) &&
           strcmp(column, "country_flagged") != 0;
}

/* What requires them goes into the bin with them and comes back with them, in any alliance. */
static bool
takes_others_along(const char *table, const char *column)
{
    return strcmp(column, "deleted") == 0 &&
           (strcmp(table, "organisation") == 0 || strcmp(table, "person") == 0 ||
            strcmp(table, "alliance") == 0);
}

enum store_owner
owner_of(const char *table, const char *column, const char **sql)
{
    const struct entity *entity = entity_find(table);
    const struct field *alliance = entity ? entity_field(entity, "alliance") : NULL;

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (strcmp(asked[i].table, table) == 0) {
            *sql = asked[i].sql;
            return strcmp(column, asked[i].reference) == 0 ? OWNER_ALL : OWNER_ASKED;
        }
    if (takes_others_along(table, column))
        return OWNER_ALL_EDITS;
    if (is_only_named(table, column))
        return OWNER_NONE;
    if (strcmp(table, "alliance") == 0)
        return OWNER_SELF;
    return alliance && alliance->type == FIELD_REF ? OWNER_ALLIANCE : OWNER_ALL;
}

#include "src/io/csv_key.h"

#include <stdio.h>
#include <string.h>

#include "src/store/query.h"

static bool
is_mapped(const struct csv_mapping *mapping, const struct field *field)
{
    return csv_mapping_column(mapping, CSV_FIELD, field) ||
           csv_mapping_column(mapping, CSV_YEAR, field);
}

static void
add(struct csv_key *key, const struct field *field)
{
    if (key->n < CSV_KEY_MAX)
        key->fields[key->n++] = field;
}

/* With a name: that, what it belongs to, and the day of an event. */
static bool
belongs_with_name(const struct field *field)
{
    return (field->type == FIELD_REF && field->required) ||
           (field->type == FIELD_DATE &&
            (!strcmp(field->name, "date") || !strcmp(field->name, "on")));
}

/* Without one: all that does not measure or describe. */
static bool
tells_apart(const struct field *field)
{
    switch (field->type) {
    case FIELD_REF:
    case FIELD_DATE:
        return true;
    case FIELD_CHOICE:
    case FIELD_INT:
    case FIELD_TEXT:
        return field->required && !field->otherwise;
    default:
        return false;
    }
}

/*
 * Names and titles in any case of letters; of alliances with the code those in the bin too: they
 * come back.
 */
static void
make_select(struct csv_key *key, bool by_code)
{
    str_addf(&key->select, "SELECT id FROM \"%s\" WHERE ", key->mapping->entity->name);
    for (size_t i = 0; i < key->n; i++) {
        const struct field *field = key->fields[i];

        str_addf(&key->select, "%s\"%s\" IS ?%zu%s", i ? " AND " : "", field->name, i + 1,
                 i == 0 && field->type == FIELD_TEXT && !by_code ? " COLLATE NOCASE" : "");
    }
    str_add(&key->select, by_code ? " ORDER BY deleted,id" : " AND deleted=0 ORDER BY id");
}

void
csv_key_begin(struct csv_key *key, const struct csv_mapping *mapping)
{
    const struct entity *entity = mapping->entity;
    const struct field *code = entity_field(entity, "code"), *title = entity_title(entity);
    bool alliance = strcmp(entity->name, "alliance") == 0;

    *key = (struct csv_key){ .mapping = mapping };
    if (alliance && is_mapped(mapping, code)) {
        add(key, code);
        make_select(key, true);
        return;
    }
    if (title && title->type == FIELD_TEXT && is_mapped(mapping, title))
        add(key, title);
    else
        title = NULL;
    for (size_t i = 0; i < entity->n && !alliance; i++) {
        const struct field *field = &entity->fields[i];

        if (field != title && is_mapped(mapping, field) &&
            (title ? belongs_with_name(field) : tells_apart(field)))
            add(key, field);
    }
    make_select(key, false);
}

void
csv_key_end(struct csv_key *key)
{
    index_free(&key->touched);
    str_free(&key->select);
}

static bool
refuse_touched(const struct csv_key *key, const char *id, struct err *err)
{
    const struct index_entry *entry = index_find(&key->touched, id, strlen(id));

    return !entry ||
           err_set(err, ERR_INPUT, "line %ld is about the same record", (long)entry->number);
}

/* The record with the row's own id. */
static bool
find_id(const struct csv_key *key, const char *id, bool *found, struct err *err)
{
    struct store *store = key->mapping->book->store;
    const struct entity *entity = key->mapping->entity, *other;
    char sql[120];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\" WHERE id=?1", entity->name);
    *found = query_number(store, 0, err, sql, "t", id) > 0;
    if (err->kind)
        return false;
    other = *found ? entity : record_entity_of(store, id, err);
    if (err->kind)
        return false;
    return !other || other == entity ||
           err_set(err, ERR_INPUT, "the id belongs to a record of kind %s", other->name);
}

/*
 * The first record with these values that no row was about; rows that say the same thing twice are
 * two records.
 */
static bool
find_values(const struct csv_key *key, const struct csv_take *take, char id[ID_SIZE], bool *found,
            struct err *err)
{
    static const char types[CSV_KEY_MAX + 1] = "cccccccccccccccccccccccc";
    const struct entity *entity = key->mapping->entity;
    bool alliance = strcmp(entity->name, "alliance") == 0;
    struct cell cells[CSV_KEY_MAX][2];
    const struct cell *c[CSV_KEY_MAX];
    struct query *query;

    *found = false;
    for (size_t i = 0; i < CSV_KEY_MAX; i++) {
        c[i] = &cells[i][0];
        if (i < key->n)
            value_to_cells(key->fields[i], &take->values[entity_position(entity, key->fields[i])],
                           cells[i]);
    }
    query = query_start(key->mapping->book->store, err, str_text(&key->select),
                        types + CSV_KEY_MAX - key->n, c[0], c[1], c[2], c[3], c[4], c[5], c[6],
                        c[7], c[8], c[9], c[10], c[11], c[12], c[13], c[14], c[15], c[16], c[17],
                        c[18], c[19], c[20], c[21], c[22], c[23]);
    while (!*found && query_next(query, err)) {
        snprintf(id, ID_SIZE, "%s", query_text(query, 0));
        *found = alliance || !index_find(&key->touched, id, strlen(id));
    }
    return query_end(query, err);
}

bool
csv_key_find(struct csv_key *key, const struct csv_take *take, char id[ID_SIZE], bool *found,
             struct err *err)
{
    const struct entity *entity = key->mapping->entity;

    *found = false;
    *id = '\0';
    if (*take->id) {
        snprintf(id, ID_SIZE, "%s", take->id);
        return find_id(key, id, found, err) && refuse_touched(key, id, err);
    }
    if (!key->n || take->values[entity_position(entity, key->fields[0])].kind == VALUE_NULL)
        return true;
    if (!find_values(key, take, id, found, err))
        return false;
    if (!*found)
        *id = '\0';
    return !*found || refuse_touched(key, id, err);
}

void
csv_key_touch(struct csv_key *key, const char *id, long line)
{
    bool fresh;

    index_add(&key->touched, id, strlen(id), &fresh)->number = (uint64_t)line;
}

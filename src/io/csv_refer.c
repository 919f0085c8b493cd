#include "src/io/csv_refer.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/store/query.h"

void
csv_refer_row(struct csv_refer *refer, struct arena *arena)
{
    refer->arena = arena;
    refer->n_made = 0;
}

/* Two at most: one is the record, two are too many. False on failure. */
static bool
query_ids(struct csv_refer *refer, const char *sql, const char *types, const char *a, const char *b,
          char id[ID_SIZE], int *n, struct err *err)
{
    struct query *query = query_start(refer->intake->book->store, err, sql, types, a, b);

    *n = 0;
    while (query_next(query, err))
        if (!(*n)++)
            snprintf(id, ID_SIZE, "%s", query_text(query, 0));
    return query_end(query, err);
}

/* The field people know records of the kind by, when it is a text. */
static const char *
name_field(const struct entity *entity)
{
    const struct field *field = entity_title(entity);

    return field && (field->type == FIELD_TEXT || field->type == FIELD_DATE) ? field->name : NULL;
}

/* One way after the other: id, code, name. */
static bool
look_up(struct csv_refer *refer, const struct entity *entity, const char *text,
        const char *alliance, char id[ID_SIZE], int *n, struct err *err)
{
    const char *name = name_field(entity);
    bool within = alliance && strcmp(entity->name, "alliance") != 0 &&
                  entity_field(entity, "alliance");
    char sql[400];

    *n = 0;
    if (id_is_valid(text)) {
        snprintf(sql, sizeof sql, "SELECT id FROM \"%s\" WHERE id=?1 AND deleted=0", entity->name);
        if (!query_ids(refer, sql, "t", text, NULL, id, n, err) || *n)
            return !err->kind;
    }
    if (entity_field(entity, "code")) {
        snprintf(sql, sizeof sql, "SELECT id FROM \"%s\" WHERE code=?1%s AND deleted=0 LIMIT 2",
                 entity->name, within ? " AND alliance=?2" : "");
        if (!query_ids(refer, sql, within ? "tt" : "t", text, alliance, id, n, err) || *n)
            return !err->kind;
    }
    if (!name)
        return true;
    snprintf(sql, sizeof sql,
             "SELECT id FROM \"%s\" WHERE \"%s\"=?1 COLLATE NOCASE%s AND deleted=0 LIMIT 2",
             entity->name, name, within ? " AND alliance=?2" : "");
    return query_ids(refer, sql, within ? "tt" : "t", text, alliance, id, n, err);
}

/*
 * What was found once is not looked up again; names of things within an alliance are short-lived.
 */
static bool
find_known(struct csv_refer *refer, const struct entity *entity, const char *text,
           const char *alliance, char id[ID_SIZE], int *n, struct err *err)
{
    char key[300];
    struct index_entry *entry;
    bool fresh;
    int length = snprintf(key, sizeof key, "%s|%s|%s", entity->name, alliance ? alliance : "",
                          text);

    if (length >= (int)sizeof key)
        return look_up(refer, entity, text, alliance, id, n, err);
    entry = index_find(&refer->known, key, (size_t)length);
    if (entry) {
        snprintf(id, ID_SIZE, "%s", (const char *)entry->pointer);
        *n = 1;
        return true;
    }
    if (!look_up(refer, entity, text, alliance, id, n, err))
        return false;
    if (*n == 1)
        index_add(&refer->known, key, (size_t)length, &fresh)->pointer =
            arena_string(&refer->intake->lasting, id);
    return true;
}

static const char *
word_of(struct csv_refer *refer, const struct entity *entity)
{
    struct err ignored = { 0 };
    const struct method_register *words = method_register(refer->intake->book->method, entity->name,
                                                          &ignored);

    return words ? words->name : entity->name;
}

static bool
refuse_several(struct csv_refer *refer, const struct entity *entity, const char *text,
               struct err *err)
{
    err_set(err, ERR_INPUT, "%s: several are called '%.80s'", word_of(refer, entity), text);
    return err_hint(err, "Give the id of the one that is meant.");
}

bool
csv_refer_find(struct csv_refer *refer, const struct entity *entity, const char *text,
               const char *alliance, char id[ID_SIZE], struct err *err)
{
    int n;

    if (!find_known(refer, entity, text, alliance, id, &n, err))
        return false;
    if (n == 1)
        return true;
    if (n > 1)
        return refuse_several(refer, entity, text, err);
    err_set(err, ERR_INPUT, "%s: none is called '%.80s'", word_of(refer, entity), text);
    return err_hint(err, "Add it first, or give the id of one that is there.");
}

void
csv_put(struct record *record, const char *name, struct value value)
{
    record->values[entity_position(record->entity, entity_field(record->entity, name))] = value;
}

/* Look among what this row makes. */
static struct record *
find_made(struct csv_refer *refer, const struct entity *entity, const char *name)
{
    for (size_t i = 0; i < refer->n_made; i++)
        if (refer->made[i].entity == entity &&
            strcasecmp(record_text(&refer->made[i], "name"), name) == 0)
            return &refer->made[i];
    return NULL;
}

/* A new record called `name`, for csv_refer_write(). */
static struct record *
make(struct csv_refer *refer, const struct entity *entity, const char *name, struct err *err)
{
    struct record *record = &refer->made[refer->n_made];
    struct value value;

    if (refer->n_made == CSV_MADE_MAX) {
        err_set(err, ERR_INPUT, "the row names more than %d new records", CSV_MADE_MAX);
        return NULL;
    }
    if (!value_read(entity_field(entity, "name"), name, &(struct value_context){ 0 }, refer->arena,
                    &value, err))
        return NULL;
    *record = (struct record){ .entity = entity };
    record->values = arena_alloc(refer->arena, (entity->n + 1) * sizeof *record->values);
    for (size_t i = 0; i <= entity->n; i++)
        record->values[i] = intake_default(refer->intake, entity, i);
    id_make(store_env(refer->intake->book->store), record->id);
    csv_put(record, "name", value);
    /* From now on references to it are right; a row that is refused takes its id with it. */
    intake_list(refer->intake, record->id, entity, 0);
    refer->n_made++;
    return record;
}

/* The one that is meant, of those made here and those in the file; false when several could be. */
static bool
find_one(struct csv_refer *refer, const struct entity *entity, const char *text, char id[ID_SIZE],
         bool *found, struct err *err)
{
    const struct record *made = find_made(refer, entity, text);
    int n = made != NULL;

    if (made)
        snprintf(id, ID_SIZE, "%s", made->id);
    else if (!find_known(refer, entity, text, NULL, id, &n, err))
        return false;
    *found = n == 1;
    return n <= 1 || refuse_several(refer, entity, text, err);
}

bool
csv_refer_organisation(struct csv_refer *refer, const char *text, bool is_us, char id[ID_SIZE],
                       bool *fresh, struct err *err)
{
    const struct entity *entity = entity_find("organisation");
    struct record *record;
    bool found;

    *fresh = false;
    if (!find_one(refer, entity, text, id, &found, err))
        return false;
    if (found)
        return true;
    record = make(refer, entity, text, err);
    if (!record)
        return false;
    csv_put(record, "is_us", value_int(is_us));
    snprintf(id, ID_SIZE, "%s", record->id);
    *fresh = true;
    return true;
}

const char *
csv_refer_ours(struct csv_refer *refer, struct err *err)
{
    int n;

    if (!refer->ours_known &&
        query_ids(refer, "SELECT id FROM organisation WHERE is_us=1 AND deleted=0 LIMIT 2", "",
                  NULL, NULL, refer->ours, &n, err)) {
        if (n != 1)
            *refer->ours = '\0';
        refer->ours_known = true;
    }
    return refer->ours;
}

bool
csv_refer_person(struct csv_refer *refer, const char *text, const char *organisation,
                 char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("person");
    struct record *record;
    bool found;

    if (!find_one(refer, entity, text, id, &found, err))
        return false;
    if (found)
        return true;
    if (!organisation)
        organisation = csv_refer_ours(refer, err);
    if (err->kind)
        return false;
    if (!*organisation) {
        err_set(err, ERR_INPUT,
                "nobody is called '%.80s', and it is not known which organisation of ours"
                " a new person would belong to",
                text);
        return err_hint(err, "Add the person first, or a column for our side.");
    }
    record = make(refer, entity, text, err);
    if (!record)
        return false;
    csv_put(record, "organisation", value_text(arena_string(refer->arena, organisation)));
    snprintf(id, ID_SIZE, "%s", record->id);
    return true;
}

bool
csv_refer_write(struct csv_refer *refer, long *n, struct err *err)
{
    for (size_t i = 0; i < refer->n_made; i++) {
        if (!intake_insert(refer->intake, &refer->made[i], err))
            return false;
        refer->ours_known = false;
        ++*n;
    }
    refer->n_made = 0;
    return true;
}

void
csv_refer_end(struct csv_refer *refer)
{
    index_free(&refer->known);
}

#include "src/model/unique.h"

#include <stdio.h>
#include <string.h>

enum { FIELDS_MOST = 4 };

static const struct unique uniques[] = {
    { "portfolio", "", false, false, true, "a file holds one portfolio", NULL },
    { "bound", "alliance code", false, false, true, "an indicator has its limits once, for all or for an alliance",
      "take another code" },
    { "alliance", "code", true, false, false, "a code stands for one alliance of the file, in the bin or not",
      "write another code" },
    { "step_state", "alliance step revision", false, false, true, "a step has one state", NULL },
    { "step_answer", "alliance field revision", false, false, true, "a question has one answer", NULL },
    { "check_state", "alliance check revision review", false, false, true, "a check is ticked once", NULL },
    { "ladder_level", "alliance level", false, false, false, "an escalation ladder has each level once",
      "write another level" },
    { "exit_plan", "alliance", false, false, true, "an alliance has one exit plan", NULL },
    { "doz_cycle", "alliance number", false, false, false,
      "each learning cycle of an alliance has a number of its own", "write another number" },
    { "doz_cell", "cycle area cell", false, false, true, "a learning cycle has one cell for an area and a column",
      "choose another area or column" },
    { "metric", "alliance code", false, false, false, "each metric of an alliance has a code of its own",
      "write another code" },
    { "attendance", "meeting person", false, true, false, "a person is at a meeting once",
      "name another person" },
};

const struct unique *
unique_of(const struct entity *entity)
{
    for (size_t i = 0; i < sizeof uniques / sizeof *uniques; i++)
        if (strcmp(uniques[i].entity, entity->name) == 0)
            return &uniques[i];
    return NULL;
}

const char *
unique_next(const char *fields, char out[64])
{
    size_t n = strcspn(fields, " ");

    if (!n)
        return NULL;
    memcpy(out, fields, n);
    out[n] = '\0';
    return fields + n + (fields[n] == ' ');
}

void
unique_id(const struct unique *unique, const struct record *record, char id[ID_SIZE])
{
    struct str key = { 0 };
    struct arena arena = { 0 };
    char name[64];

    str_add(&key, unique->entity);
    for (const char *at = unique->fields; (at = unique_next(at, name)) != NULL;) {
        struct value value = record_value(record, name);

        str_addf(&key, "|%s", value_show(entity_field(record->entity, name), &value, &arena));
    }
    id_derive(id, str_text(&key));
    str_free(&key);
    arena_free(&arena);
}

bool
unique_new_id(struct store *store, const struct record *record, char id[ID_SIZE], bool *binned,
              struct err *err)
{
    const struct unique *unique = unique_of(record->entity);
    struct str sql = { 0 };
    int64_t deleted;

    *binned = false;
    if (!unique || !unique->derived) {
        id_make(store_env(store), id);
        return true;
    }
    unique_id(unique, record, id);
    str_addf(&sql, "SELECT \"deleted\" FROM \"%s\" WHERE \"id\"=?1", unique->entity);
    deleted = query_number(store, -1, err, str_text(&sql), "t", id);
    str_free(&sql);
    *binned = deleted == 1;
    if (deleted == 0)
        id_make(store_env(store), id);
    return !err->kind;
}

bool
unique_find(struct store *store, const struct unique *unique, const struct record *record,
            bool (*counts)(const void *context, const char *id), const void *context,
            char other[ID_SIZE], struct err *err)
{
    static const char *const types[] = { "t", "tc", "tcc", "tccc", "tcccc" };
    struct cell cells[FIELDS_MOST][2] = { 0 };
    struct str sql = { 0 };
    struct query *query;
    char name[64];
    size_t n = 0;

    *other = '\0';
    str_addf(&sql, "SELECT \"id\" FROM \"%s\" WHERE \"id\"<>?1%s", unique->entity,
             unique->binned ? "" : " AND \"deleted\"=0");
    for (const char *at = unique->fields;
         n < FIELDS_MOST && (at = unique_next(at, name)) != NULL; n++) {
        struct value value = record_value(record, name);

        value_to_cells(entity_field(record->entity, name), &value, cells[n]);
        str_addf(&sql, " AND \"%s\" IS ?%zu", name, n + 2);
    }
    str_add(&sql, " ORDER BY \"deleted\",\"id\"");
    query = query_start(store, err, str_text(&sql), types[n], record->id, &cells[0][0],
                        &cells[1][0], &cells[2][0], &cells[3][0]);
    str_free(&sql);
    while (!*other && query_next(query, err))
        if (!counts || counts(context, query_text(query, 0)))
            snprintf(other, ID_SIZE, "%s", query_text(query, 0));
    return query_end(query, err);
}

/* What it is about is the last field: the number rather than the alliance. */
static const char *
last_field(const char *fields, char out[64])
{
    for (const char *at = fields; (at = unique_next(at, out)) != NULL;)
        ;
    return out;
}

static bool
is_whole(const struct unique *unique, const struct record *record)
{
    char name[64];

    for (const char *at = unique->fields; (at = unique_next(at, name)) != NULL;)
        if (record_value(record, name).kind == VALUE_NULL)
            return false;
    return true;
}

bool
unique_fits(struct store *store, const struct record *record, struct err *err)
{
    const struct unique *unique = unique_of(record->entity);
    struct arena arena = { 0 };
    char other[ID_SIZE], field[64] = "id";
    const char *title;

    if (!unique || (record->deleted && !unique->binned) || (unique->loose && !is_whole(unique, record)))
        return true;
    if (!unique_find(store, unique, record, NULL, NULL, other, err))
        return false;
    if (!*other)
        return true;
    title = record_title_of(store, record->entity, other, &arena);
    if (title && strcmp(title, record->entity->name) != 0)
        err_set(err, ERR_INPUT, "%s: '%.60s' (%s) is there already", unique->why, title, other);
    else
        err_set(err, ERR_INPUT, "%s: %s is there already", unique->why, other);
    err_hint(err, "Change that one ('entente show %s')%s%s%s.", other,
             unique->binned ? "" : unique->other ? ", put it into the bin" : " or put it into the bin",
             unique->other ? ", or " : "", unique->other ? unique->other : "");
    arena_free(&arena);
    return err_where(err, "%s", last_field(unique->fields, field));
}

bool
unique_fits_changed(struct store *store, const struct record *before, const struct record *after,
                    struct err *err)
{
    const struct unique *unique = unique_of(after->entity);
    bool same = unique && unique->loose && before->deleted == after->deleted;
    char name[64];

    for (const char *at = same ? unique->fields : ""; (at = unique_next(at, name)) != NULL;) {
        struct value was = record_value(before, name), is = record_value(after, name);

        same &= value_equal(&was, &is);
    }
    return same || unique_fits(store, after, err);
}

static bool
concerns(const struct unique *unique, const char *column)
{
    char name[64];

    if (strcmp(column, "deleted") == 0 || strcmp(column, "*") == 0)
        return true;
    for (const char *at = unique->fields; (at = unique_next(at, name)) != NULL;)
        if (strcmp(name, column) == 0)
            return true;
    return false;
}

/* Of what a file has one, it has to have that one. */
static bool
is_missing(struct store *store, const struct unique *unique, struct err *err)
{
    struct str sql = { 0 };

    str_addf(&sql, "SELECT count(*) FROM \"%s\" WHERE \"deleted\"=0", unique->entity);
    if (query_number(store, 1, err, str_text(&sql), "") == 0)
        err_set(err, ERR_INPUT, "a file has to have its %s record", unique->entity);
    str_free(&sql);
    return err->kind != ERR_NONE;
}

bool
unique_fits_again(struct store *store, const char *table, const char *column, const char *id,
                  struct err *err)
{
    const struct entity *entity = entity_find(table);
    const struct unique *unique = entity ? unique_of(entity) : NULL;
    struct arena arena = { 0 };
    struct record record;
    bool ok;

    if (!unique || !concerns(unique, column))
        return true;
    if (!*unique->fields && is_missing(store, unique, err))
        return false;
    ok = record_load(store, entity, id, &arena, &record, err) && unique_fits(store, &record, err);
    arena_free(&arena);
    return ok;
}

bool
unique_verify(struct store *store, void (*found)(void *context, const char *text), void *context,
              struct err *err)
{
    for (size_t i = 0; i < sizeof uniques / sizeof *uniques && !err->kind; i++) {
        const struct unique *unique = &uniques[i];
        struct str sql = { 0 }, text = { 0 };
        struct query *query;
        struct err none = { 0 };
        char name[64];

        if (unique->loose)
            continue;
        if (!*unique->fields && is_missing(store, unique, &none)) {
            if (none.kind != ERR_INPUT) {
                *err = none;
                return false;
            }
            found(context, none.what);
        }
        str_addf(&sql, "SELECT min(\"id\"),max(\"id\") FROM \"%s\" WHERE 1%s GROUP BY 1=1", unique->entity,
                 unique->binned ? "" : " AND \"deleted\"=0");
        for (const char *at = unique->fields; (at = unique_next(at, name)) != NULL;)
            str_addf(&sql, ",\"%s\"", name);
        str_add(&sql, " HAVING count(*)>1");
        query = query_start(store, err, str_text(&sql), "");
        while (query_next(query, err)) {
            str_clear(&text);
            str_addf(&text, "%s %s and %s: %s; put one of them into the bin", unique->entity,
                     query_text(query, 0), query_text(query, 1), unique->why);
            found(context, str_text(&text));
        }
        query_end(query, err);
        str_free(&sql);
        str_free(&text);
    }
    return !err->kind;
}

/* What must be there only once: codes, answers, one plan an alliance (records.md 3 to 5). */
#include <stdio.h>
#include <string.h>

#include "src/io/intake.h"
#include "src/model/unique.h"

static bool
refuse(const struct record *record, const char *fields, const char *who, struct err *err)
{
    char first[64] = "id", words[200];
    const char *more = unique_next(fields, first);

    /* What it is about is the last field: the code rather than the alliance. */
    while (more && *more)
        more = unique_next(more, first);
    snprintf(words, sizeof words, "%s", fields);
    for (char *c = words; *c; c++)
        if (*c == ' ')
            *c = ',';
    if (*fields)
        err_set(err, ERR_INPUT, "%s has the same %s, and there can be only one", who, words);
    else
        err_set(err, ERR_INPUT, "%s is there already, and there can be only one %s", who,
                record->entity->name);
    return err_where(err, "%s", first);
}

/* Within the document: the first record with a key has it. */
static bool
claim(struct intake *intake, const struct record *record, const char *fields,
      const struct str *key, struct err *err)
{
    bool fresh;
    struct index_entry *entry = index_add(&intake->keys, str_text(key), key->len, &fresh);

    if (fresh)
        entry->number = (uint64_t)intake->place;
    return entry->number == (uint64_t)intake->place ||
           refuse(record, fields, "another record of the document", err);
}

/* A record of the file that the document changes as well is judged by what the document says. */
static bool
is_in_the_way(const void *context, const char *id)
{
    const struct intake *intake = context;
    const struct index_entry *entry = index_find(&intake->ids, id, strlen(id));

    return !entry || entry->number >> 16 == 0 || (entry->number & 0xFF) == INTAKE_REFUSED;
}

static bool
check_file(struct intake *intake, const struct record *record, const struct unique *unique,
           struct err *err)
{
    char other[ID_SIZE], who[80];

    if (!unique_find(intake->book->store, unique, record, is_in_the_way, intake, other, err))
        return false;
    if (!*other)
        return true;
    snprintf(who, sizeof who, "the record %s", other);
    return refuse(record, unique->fields, who, err);
}

static bool
check_kind(struct intake *intake, const struct record *record, const struct unique *unique,
           struct err *err)
{
    struct str key = { 0 };
    char name[64];
    bool ok = true;

    if (intake->place) {
        struct arena arena = { 0 };

        str_add(&key, record->entity->name);
        for (const char *at = unique->fields; (at = unique_next(at, name)) != NULL;) {
            struct value value = record_value(record, name);

            str_addf(&key, "|%s", value_show(entity_field(record->entity, name), &value, &arena));
        }
        arena_free(&arena);
        ok = claim(intake, record, unique->fields, &key, err);
    }
    str_free(&key);
    /* Into an empty file only the document brings anything, and its portfolio takes the place of
     * the one there. */
    return ok && ((intake->empty && intake->place) || check_file(intake, record, unique, err));
}

/*
 * The columns that name a row, as one text; false when one of them is empty: then it names nothing
 * yet.
 */
static bool
row_key(const struct method_field *rows, const char *cells, struct arena *arena, struct str *out)
{
    struct err ignored = { 0 };
    const struct json *tree = json_read(arena, cells, strlen(cells), &ignored);
    char name[64];

    for (const char *at = rows->unique; (at = unique_next(at, name)) != NULL;) {
        const struct json *cell = json_member(tree, name);

        if (!cell || cell->kind == JSON_NULL)
            return false;
        str_add_char(out, '|');
        json_add_tree(out, cell);
    }
    return true;
}

/* Rows of the same question that name the same thing (records.md 5). */
static bool
check_row(struct intake *intake, const struct record *record, struct err *err)
{
    const char *alliance = record_text(record, "alliance"), *field = record_text(record, "field");
    const char *cells = record_text(record, "cells");
    struct value revision = record_value(record, "revision");
    struct method *method = intake_method(intake, alliance, err);
    const struct method_field *rows = method ? method_field(method, field, err) : NULL;
    struct arena arena = { 0 };
    struct str key = { 0 }, other = { 0 };
    struct query *query;
    bool ok = true;

    if (err->kind || !rows || !rows->unique || !cells || !row_key(rows, cells, &arena, &key)) {
        str_free(&key);
        arena_free(&arena);
        return !err->kind;
    }
    if (intake->place) {
        str_addf(&other, "row|%s|%s|%lld%s", alliance, field, (long long)revision.integer,
                 str_text(&key));
        ok = claim(intake, record, rows->unique, &other, err);
    }
    if (ok && !(intake->empty && intake->place)) {
        query = query_start(
            intake->book->store, err,
            "SELECT \"id\",\"cells\" FROM \"step_row\" WHERE"
            " \"alliance\"=?1 AND \"field\"=?2 AND \"revision\"=?3 AND \"deleted\"=0 AND"
            " \"id\"<>?4",
            "ttit", alliance, field, revision.integer, record->id);
        while (ok && query_next(query, err)) {
            str_clear(&other);
            if (is_in_the_way(intake, query_text(query, 0)) && query_text(query, 1) &&
                row_key(rows, query_text(query, 1), &arena, &other) &&
                strcmp(str_text(&other), str_text(&key)) == 0)
                ok = refuse(record, rows->unique, "another row", err);
        }
        ok = query_end(query, err) && ok;
    }
    str_free(&key);
    str_free(&other);
    arena_free(&arena);
    return ok;
}

bool
intake_check_unique(struct intake *intake, const struct record *record, struct err *err)
{
    const struct unique *unique = unique_of(record->entity);

    if (strcmp(record->entity->name, "step_row") == 0)
        return check_row(intake, record, err);
    return !unique || unique->loose || check_kind(intake, record, unique, err);
}

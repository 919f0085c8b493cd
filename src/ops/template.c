#include "src/ops/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/step.h"
#include "src/store/query.h"

enum { MOST_CELLS = 24, MOST_TEMPLATES = 100 };

/* One line of a template: "s04.criteria | criterion: Skills | weight: 30". */
struct line {
    char *target;
    char *names[MOST_CELLS], *texts[MOST_CELLS];
    size_t n;
};

bool
template_list(struct book *book, struct arena *arena, struct template **out, size_t *n,
              struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT key,max(CASE name WHEN 'name' THEN value END),"
        "max(CASE name WHEN 'about' THEN value END) FROM method_text WHERE version=?1 AND"
        " kind='template' GROUP BY key HAVING max(name='offered')=0 ORDER BY 2", "t",
        method_version(book->method));

    *n = 0;
    *out = arena_alloc(arena, MOST_TEMPLATES * sizeof **out);
    while (*n < MOST_TEMPLATES && query_next(query, err)) {
        struct template *one = &(*out)[(*n)++];

        one->key = arena_string(arena, query_text(query, 0));
        one->name = arena_string(arena, query_text(query, 1));
        one->about = arena_string(arena, query_text(query, 2));
    }
    return query_end(query, err);
}

static bool
split_line(char *text, struct line *line, struct err *err)
{
    char *part;

    *line = (struct line){ .target = text_trim(strsep(&text, "|")) };
    while ((part = strsep(&text, "|")) != NULL) {
        char *colon = strchr(part, ':');

        if (!colon || line->n == MOST_CELLS)
            return err_set(err, ERR_FORMAT, "a template holds '%.60s', which is not NAME: VALUE", part);
        *colon = '\0';
        line->names[line->n] = text_trim(part);
        line->texts[line->n++] = text_trim(colon + 1);
    }
    return true;
}

static bool
read_cell(struct book *book, const struct method_part *part, const char *text,
          struct arena *arena, struct value *out, struct err *err)
{
    struct value_context context = { book_today(book), book->currency };

    return method_read_value(book->method, part, text, &context, arena, out, err);
}

static bool
add_row(struct book *book, const char *alliance, const struct line *line, int position,
        struct arena *arena, struct err *err)
{
    const struct method_field *field = method_field(book->method, line->target, err);
    struct str json = { 0 };
    char id[ID_SIZE];
    bool ok = field && field->kind == METHOD_ROWS;

    if (!ok)
        return err->kind ? false : err_set(err, ERR_FORMAT, "a template names rows '%.60s', which "
                                           "the method lacks", line->target);
    str_add(&json, "{");
    for (size_t p = 0; ok && p < field->n_parts; p++) {
        const struct method_part *part = &field->parts[p];
        struct value value = value_null();

        for (size_t i = 0; ok && i < line->n; i++)
            if (strcmp(line->names[i], part->field.name) == 0)
                ok = read_cell(book, part, line->texts[i], arena, &value, err);
        str_addf(&json, "%s\"%s\":", p ? "," : "", part->field.name);
        value_add_json(&json, &part->field, &value);
    }
    str_add(&json, "}");
    struct change_cell cells[] = {
        { "alliance", cell_null(), cell_text(alliance) },
        { "field", cell_null(), cell_text(line->target) },
        { "revision", cell_null(), cell_int(1) },
        { "position", cell_null(), cell_int(position) },
        { "cells", cell_null(), cell_text(str_text(&json)) },
    };

    id_make(store_env(book->store), id);
    ok = ok && change_insert(book->store, "step_row", id, cells, 5, err);
    str_free(&json);
    return ok;
}

static bool
add_answer(struct book *book, const char *alliance, const struct line *line,
           struct arena *arena, struct err *err)
{
    char *colon = strchr(line->target, ':'), key[120], id[ID_SIZE];
    const struct method_part *part;
    struct value value;

    if (!colon)
        return err_set(err, ERR_FORMAT, "a template holds the answer '%.60s' without a value",
                       line->target);
    *colon = '\0';
    part = method_answer(book->method, text_trim(line->target), NULL, err);
    if (!part)
        return err->kind ? false : err_set(err, ERR_FORMAT, "a template names the answer '%.60s', "
                                           "which the method lacks", line->target);
    if (!read_cell(book, part, text_trim(colon + 1), arena, &value, err))
        return false;
    struct change_cell cells[] = {
        { "alliance", cell_null(), cell_text(alliance) },
        { "field", cell_null(), cell_text(line->target) },
        { "revision", cell_null(), cell_int(1) },
        { "value", cell_null(), value_to_answer(&part->field, &value, arena) },
    };

    snprintf(key, sizeof key, "step_answer|%s|%s|%d", alliance, line->target, 1);
    id_derive(id, key);
    return change_insert(book->store, "step_answer", id, cells, 4, err);
}

static bool
read_setting(struct book *book, const struct entity *entity, const char *name, const char *text,
             struct arena *arena, struct setting *out, struct err *err)
{
    const struct method_register *words = method_register(book->method, entity->name, err);
    const struct field *field = entity_field(entity, name);

    if (!field || !words)
        return err->kind ? false : err_set(err, ERR_FORMAT, "a template names '%.40s', which %s %s "
                                           "does not have", name, text_article(entity->name), entity->name);
    out->field = field;
    return read_cell(book, &words->parts[entity_position(entity, field)], text, arena, &out->value,
                     err);
}

static bool
add_record(struct book *book, const char *alliance, const struct line *line,
           struct arena *arena, struct err *err)
{
    const struct entity *entity = entity_find(line->target);
    struct setting settings[MOST_CELLS + 1];
    char id[ID_SIZE] = "";

    if (!entity || !entity_field(entity, "alliance"))
        return err_set(err, ERR_FORMAT, "a template names the register '%.60s', which there is not",
                       line->target);
    settings[0] = (struct setting){ entity_field(entity, "alliance"), value_text(alliance) };
    for (size_t i = 0; i < line->n; i++)
        if (!read_setting(book, entity, line->names[i], line->texts[i], arena, &settings[i + 1], err))
            return false;
    return record_insert(book, entity, settings, line->n + 1, id, err);
}

/* The texts of one kind ("row1", "row2" ...) of a template, in order; NULL behind the last. */
static char *
text_of(struct book *book, const char *key, const char *kind, int i, struct arena *arena,
        struct err *err)
{
    char name[32];

    snprintf(name, sizeof name, "%s%d", kind, i);
    return query_string(book->store, arena, err, "SELECT value FROM method_text WHERE version=?1 AND"
                        " kind='template' AND key=?2 AND name=?3", "ttt",
                        method_version(book->method), key, name);
}

/* What one template lays down in the open change; the one it uses comes first. */
static bool
lay_down(struct book *book, const char *alliance, const char *key, int depth,
         struct arena *arena, struct err *err)
{
    char *uses = query_string(book->store, arena, err, "SELECT value FROM method_text WHERE"
                              " version=?1 AND kind='template' AND key=?2 AND name='uses'", "tt",
                              method_version(book->method), key);
    struct line line;
    char *text;

    if (err->kind || (uses && depth < 4 && !lay_down(book, alliance, uses, depth + 1, arena, err)))
        return false;
    for (int i = 1; (text = text_of(book, key, "answer", i, arena, err)) != NULL; i++)
        if (!split_line(text, &line, err) || !add_answer(book, alliance, &line, arena, err))
            return false;
    for (int i = 1; (text = text_of(book, key, "row", i, arena, err)) != NULL; i++)
        if (!split_line(text, &line, err) ||
            !add_row(book, alliance, &line, depth * 1000 + i, arena, err))
            return false;
    for (int i = 1; (text = text_of(book, key, "record", i, arena, err)) != NULL; i++)
        if (!split_line(text, &line, err) || !add_record(book, alliance, &line, arena, err))
            return false;
    return !err->kind;
}

/* A body that the alliance does not have is no reason to do without the right; `*lacks` tells of it. */
static bool
read_line(struct book *book, const struct entity *entity, const struct line *line, struct setting *settings,
          size_t *n, bool *lacks, struct arena *arena, struct err *err)
{
    *lacks = false;
    for (size_t i = 0; i < line->n; i++) {
        struct err why = { 0 };

        if (read_setting(book, entity, line->names[i], line->texts[i], arena, &settings[*n], &why)) {
            ++*n;
        } else if (!entity_field(entity, line->names[i]) || settings[*n].field->type != FIELD_REF) {
            *err = why;
            return false;
        } else {
            *lacks = true;
        }
    }
    return true;
}

static bool
has_like_it(struct book *book, const char *alliance, const struct entity *entity, const struct setting *settings,
            size_t n, const char *by, struct err *err)
{
    struct str sql = { 0 };
    bool found = false;

    str_addf(&sql, "SELECT count(*) FROM \"%s\" WHERE alliance=?1 AND deleted=0 AND \"%s\"=?2", entity->name, by);
    for (size_t i = 0; i < n; i++)
        if (strcmp(settings[i].field->name, by) == 0) {
            struct cell cell[2];

            value_to_cells(settings[i].field, &settings[i].value, cell);
            found = query_number(book->store, 1, err, str_text(&sql), "tc", alliance, &cell[0]) != 0;
        }
    str_free(&sql);
    return found;
}

bool
template_records(struct book *book, const char *key, const char *alliance, const char *entity_name, const char *by,
                 long *made, long *bare, struct err *err)
{
    const struct entity *entity = entity_find(entity_name);
    struct arena arena = { 0 };
    struct line line;
    char *text;

    method_look_in(book->method, alliance);
    for (int i = 1; !err->kind && (text = text_of(book, key, "record", i, &arena, err)) != NULL; i++) {
        struct setting settings[MOST_CELLS + 1];
        char id[ID_SIZE] = "";
        size_t n = 1;
        bool lacks;

        settings[0] = (struct setting){ entity_field(entity, "alliance"), value_text(alliance) };
        if (!split_line(text, &line, err) || strcmp(line.target, entity_name) != 0 ||
            !read_line(book, entity, &line, settings, &n, &lacks, &arena, err) ||
            has_like_it(book, alliance, entity, settings, n, by, err))
            continue;
        ++*made;
        *bare += lacks;
        record_insert(book, entity, settings, n, id, err);
    }
    method_look_in(book->method, NULL);
    arena_free(&arena);
    return !err->kind;
}

/* The reference of a line goes into the records like it that have none. */
static bool
link_like_it(struct book *book, const char *alliance, const struct entity *entity, const struct value *like,
             const char *by, const struct setting *ref, long *linked, struct arena *arena, struct err *err)
{
    struct value nothing = value_null();
    struct str sql = { 0 };
    struct cell cell[2];
    const char *id;

    value_to_cells(entity_field(entity, by), like, cell);
    str_addf(&sql, "SELECT id FROM \"%s\" WHERE alliance=?1 AND deleted=0 AND \"%s\"=?2 AND \"%s\" IS NULL LIMIT 1",
             entity->name, by, ref->field->name);
    while (!err->kind && (id = query_string(book->store, arena, err, str_text(&sql), "tc", alliance, &cell[0])) != NULL)
        *linked += record_update(book, entity, id, ref, &nothing, 1, err);
    str_free(&sql);
    return !err->kind;
}

bool
template_link(struct book *book, const char *key, const char *alliance, const char *entity_name, const char *by,
              long *linked, struct err *err)
{
    const struct entity *entity = entity_find(entity_name);
    struct arena arena = { 0 };
    struct line line;
    char *text;

    method_look_in(book->method, alliance);
    for (int i = 1; !err->kind && (text = text_of(book, key, "record", i, &arena, err)) != NULL; i++) {
        struct setting settings[MOST_CELLS + 1];
        const struct value *like = NULL;
        size_t n = 0;
        bool lacks;

        if (!split_line(text, &line, err) || strcmp(line.target, entity_name) != 0 ||
            !read_line(book, entity, &line, settings, &n, &lacks, &arena, err))
            continue;
        for (size_t k = 0; k < n; k++)
            if (strcmp(settings[k].field->name, by) == 0)
                like = &settings[k].value;
        for (size_t k = 0; like && !err->kind && k < n; k++)
            if (settings[k].field->type == FIELD_REF)
                link_like_it(book, alliance, entity, like, by, &settings[k], linked, &arena, err);
    }
    method_look_in(book->method, NULL);
    arena_free(&arena);
    return !err->kind;
}

static bool
refuse_unknown(struct book *book, const char *key, struct err *err)
{
    struct arena arena = { 0 };
    struct template *list;
    struct str names = { 0 };
    size_t n;

    if (template_list(book, &arena, &list, &n, err)) {
        for (size_t i = 0; i < n; i++)
            str_addf(&names, "%s%s", i ? ", " : "", list[i].key);
        err_set(err, ERR_MISSING, "there is no template '%.40s'", key);
        err_hint(err, "Templates are %.180s.", str_text(&names));
    }
    str_free(&names);
    arena_free(&arena);
    return false;
}

bool
template_add(struct book *book, const char *key, const char *name, const char *code,
             const struct setting *more, size_t n, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("alliance");
    struct arena arena = { 0 };
    struct setting *settings = arena_alloc(&arena, (n + MOST_CELLS) * sizeof *settings);
    size_t named = n;
    char *text;
    bool ok = true;

    if (!query_number(book->store, 0, err, "SELECT count(*) FROM method_text WHERE version=?1 AND"
                      " kind='template' AND key=?2", "tt", method_version(book->method), key)) {
        arena_free(&arena);
        return err->kind ? false : refuse_unknown(book, key, err);
    }
    for (size_t i = 0; i < n; i++)
        settings[i] = more[i];
    for (int i = 1; ok && i < MOST_CELLS &&
         (text = text_of(book, key, "set", i, &arena, err)) != NULL; i++) {
        char *colon = strchr(text, ':');
        bool given = false;

        if (!colon) {
            ok = err_set(err, ERR_FORMAT, "a template sets '%.60s' without a value", text);
            break;
        }
        *colon = '\0';
        for (size_t k = 0; k < named; k++)
            given |= strcmp(more[k].field->name, text_trim(text)) == 0;
        if (!given) {
            ok = read_setting(book, entity, text_trim(text), text_trim(colon + 1), &arena,
                              &settings[n], err);
            n += ok;
        }
    }
    ok = ok && !err->kind && alliance_begin(book, name, code, settings, n, id, err);
    if (ok) {
        ok = lay_down(book, id, key, 0, &arena, err);
        if (ok)
            ok = change_commit(book->store, arena_printf(&arena, "Alliance '%s': added from the "
                                                         "template %s", name, key), NULL, err);
        else
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}

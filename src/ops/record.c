#include "src/ops/record.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/step_change.h"
#include "src/rules/record_rules.h"
#include "src/store/query.h"

/* The record as it will be: what is stored (or nothing), the defaults for a new one, the settings. */
static bool
compose(struct book *book, const struct entity *entity, const struct setting *settings, size_t n,
        const struct record *stored, struct arena *arena, struct record *out, struct err *err)
{
    struct value_context context = { book_today(book), book->currency };

    *out = stored ? *stored : (struct record){ .entity = entity };
    out->values = arena_alloc(arena, (entity->n + 1) * sizeof *out->values);
    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;

        out->values[i] = stored ? stored->values[i] : value_null();
        if (!stored && field->otherwise &&
            !value_read(field, field->otherwise, &context, arena, &out->values[i], err))
            return false;
    }
    for (size_t i = 0; i < n; i++)
        out->values[entity_position(entity, settings[i].field)] = settings[i].value;
    return true;
}

/* The alliance a change of this record is about: the record itself, or what it belongs to. */
static const char *
alliance_of(const struct record *record)
{
    return strcmp(record->entity->name, "alliance") == 0 ? record->id
                                                         : record_text(record, "alliance");
}

/* Hold every value against its type, vocabulary and reference. References are looked up only for `settings`. */
static bool
check_settings(struct book *book, const struct setting *settings, size_t n, struct err *err)
{
    for (size_t i = 0; i < n; i++)
        if (!method_check_value(book->method, settings[i].field, &settings[i].value, true, err)) {
            if (!err->where[0])
                err_where(err, "%s", settings[i].field->name);
            return false;
        }
    return true;
}

static bool
check_record(struct book *book, const struct record *record, struct err *err)
{
    for (size_t i = 0; i < record->entity->n; i++)
        if (record->entity->fields[i].required && record->values[i].kind == VALUE_NULL) {
            err_set(err, ERR_INPUT, "a %s needs it", record->entity->name);
            return err_where(err, "%s", record->entity->fields[i].name);
        }
    (void)book;
    return record_rules(record, err);
}

/* Nobody works on what lies in the bin: neither on a record there nor on one of an alliance there. */
static bool
check_not_binned(struct book *book, const struct record *record, struct err *err)
{
    const char *alliance = record_text(record, "alliance");

    if (record->deleted) {
        err_set(err, ERR_INPUT, "it is in the bin");
        return err_hint(err, "Take it out of the bin first.");
    }
    return !alliance || alliance_is_there(book, alliance, err);
}

/*
 * What a record names belongs to the same alliance or to none (records.md 3). A link names another
 * alliance by its nature, and a lesson of one alliance is applied in another.
 */
static bool
check_alliance(struct book *book, const struct record *record, const struct setting *settings,
               size_t n, struct err *err)
{
    const char *alliance = record_text(record, "alliance");

    if (!alliance || strcmp(record->entity->name, "lesson_application") == 0)
        return true;
    for (size_t i = 0; i < n; i++) {
        const struct field *field = settings[i].field;
        const struct entity *other = field->type == FIELD_REF ? entity_find(field->spec) : NULL;
        struct arena arena = { 0 };
        struct str sql = { 0 };
        const char *its;
        bool same;

        if (!other || settings[i].value.kind != VALUE_TEXT || !entity_field(other, "alliance"))
            continue;
        str_addf(&sql, "SELECT alliance FROM \"%s\" WHERE id=?1", other->name);
        its = query_string(book->store, &arena, err, str_text(&sql), "t", settings[i].value.text);
        same = !its || strcmp(its, alliance) == 0;
        str_free(&sql);
        arena_free(&arena);
        if (err->kind)
            return false;
        if (!same) {
            err_set(err, ERR_INPUT, "it names a %s of another alliance", other->name);
            return err_where(err, "%s", field->name);
        }
    }
    return true;
}

/* alliance.code is unique in the file; two copies may still each make one, so a merge lists them. */
static bool
check_unique(struct book *book, const struct record *record, struct err *err)
{
    const char *code = record_text(record, "code");
    size_t n = code ? strlen(code) : 0;
    int64_t others;

    if (strcmp(record->entity->name, "alliance") != 0)
        return true;
    if (!n || n > 12 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != n) {
        err_set(err, ERR_INPUT, "'%.40s' is not a code", code ? code : "");
        err_hint(err, "Write 1 to 12 capital letters, digits or hyphens, such as SVW.");
        return err_where(err, "code");
    }
    others = query_number(book->store, 0, err, "SELECT count(*) FROM alliance WHERE code=?1 AND"
                          " id<>?2", "tt", code, record->id);
    if (err->kind)
        return false;
    if (others) {
        err_set(err, ERR_INPUT, "another alliance has the code '%s'", code);
        return err_where(err, "code");
    }
    return true;
}

bool
record_insert(struct book *book, const struct entity *entity, const struct setting *settings,
              size_t n, char id[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct change_cell *cells = arena_alloc(&arena, (entity->n * 2 + 1) * sizeof *cells);
    struct record record;
    size_t count = 0;
    bool ok = check_settings(book, settings, n, err) &&
              compose(book, entity, settings, n, NULL, &arena, &record, err);

    if (!id_is_valid(id))
        id_make(store_env(book->store), id);
    snprintf(record.id, sizeof record.id, "%s", id);
    ok = ok && check_record(book, &record, err) && check_unique(book, &record, err) &&
         check_not_binned(book, &record, err) &&
         check_alliance(book, &record, settings, n, err);
    for (size_t i = 0; ok && i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;
        struct cell stored[2];
        char column[64];

        value_to_cells(field, &record.values[i], stored);
        for (int k = 0; k < field_columns(field); k++)
            if (stored[k].kind != CELL_NULL)
                cells[count++] = (struct change_cell){
                    .column = arena_string(&arena, field_column(field, k, column)),
                    .new = stored[k],
                };
    }
    ok = ok && change_insert(book->store, entity->name, id, cells, count, err) &&
         step_settle_for(book, alliance_of(&record), entity->name, err);
    arena_free(&arena);
    return ok;
}

static const char *
entity_word(struct book *book, const struct entity *entity)
{
    struct err ignored = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, &ignored);

    return words && words->name ? words->name : entity->name;
}

bool
record_add(struct book *book, const struct entity *entity, const struct setting *settings,
           size_t n, char id[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct record record;
    const char *alliance = NULL;
    bool ok = compose(book, entity, settings, n, NULL, &arena, &record, err);

    if (!id_is_valid(id))
        id_make(store_env(book->store), id);
    if (ok) {
        snprintf(record.id, sizeof record.id, "%s", id);
        alliance = alliance_of(&record);
        ok = change_begin(book->store, CHANGE_EDIT, alliance, err);
    }
    if (ok && !record_insert(book, entity, settings, n, id, err)) {
        change_rollback(book->store);
        ok = false;
    }
    if (ok)
        ok = change_commit(book->store,
                           arena_printf(&arena, "%s '%s': added", entity_word(book, entity),
                                        record_title(&record, &arena)), NULL, err);
    arena_free(&arena);
    return ok;
}

static struct setting
setting_of(const struct entity *entity, const char *name, struct value value)
{
    return (struct setting){ entity_field(entity, name), value };
}

static struct value
day_value(struct arena *arena, long day)
{
    char iso[DATE_SIZE];

    date_write(day, iso);
    return value_text(arena_string(arena, iso));
}

/* alliance.state and commitment.due have histories that figures read: records of their own. */
static bool
write_history(struct book *book, const struct record *before, const struct record *after,
              struct err *err)
{
    struct arena arena = { 0 };
    const struct entity *entity = NULL;
    struct setting settings[4];
    char id[ID_SIZE] = "";
    struct value today = day_value(&arena, book_today(book));
    bool ok = true;

    if (strcmp(before->entity->name, "alliance") == 0) {
        struct value old = record_value(before, "state"), new = record_value(after, "state");

        if (!value_equal(&old, &new) && old.kind == VALUE_TEXT && new.kind == VALUE_TEXT) {
            entity = entity_find("state_change");
            settings[0] = setting_of(entity, "alliance", value_text(before->id));
            settings[1] = setting_of(entity, "on", today);
            settings[2] = setting_of(entity, "from_state", old);
            settings[3] = setting_of(entity, "to_state", new);
        }
    } else if (strcmp(before->entity->name, "commitment") == 0) {
        struct value old = record_value(before, "due"), new = record_value(after, "due");

        if (!value_equal(&old, &new) && old.kind == VALUE_TEXT && new.kind == VALUE_TEXT) {
            struct setting due[] = {
                setting_of(entity_find("due_change"), "alliance", record_value(before, "alliance")),
                setting_of(entity_find("due_change"), "commitment", value_text(before->id)),
                setting_of(entity_find("due_change"), "on", today),
                setting_of(entity_find("due_change"), "old_due", old),
                setting_of(entity_find("due_change"), "new_due", new),
            };

            ok = record_insert(book, entity_find("due_change"), due, 5, id, err);
        }
    }
    if (entity)
        ok = record_insert(book, entity, settings, 4, id, err);
    arena_free(&arena);
    return ok;
}

bool
record_update(struct book *book, const struct entity *entity, const char *id,
              const struct setting *settings, const struct value *before, size_t n,
              struct err *err)
{
    struct arena arena = { 0 };
    struct change_cell *cells = arena_alloc(&arena, (n * 2 + 1) * sizeof *cells);
    struct record stored, after;
    size_t count = 0;
    bool ok = check_settings(book, settings, n, err) &&
              record_load(book->store, entity, id, &arena, &stored, err) &&
              compose(book, entity, settings, n, &stored, &arena, &after, err) &&
              check_record(book, &after, err) && check_unique(book, &after, err) &&
              check_not_binned(book, &after, err) &&
              check_alliance(book, &after, settings, n, err);

    for (size_t i = 0; ok && i < n; i++) {
        const struct field *field = settings[i].field;
        struct cell seen[2], new[2];
        char column[64];

        if (value_equal(&before[i], &settings[i].value))
            continue;
        value_to_cells(field, &before[i], seen);
        value_to_cells(field, &settings[i].value, new);
        for (int k = 0; k < field_columns(field); k++)
            cells[count++] = (struct change_cell){
                arena_string(&arena, field_column(field, k, column)), seen[k], new[k],
            };
    }
    if (ok && count)
        ok = change_set(book->store, entity->name, id, cells, count, err) &&
             write_history(book, &stored, &after, err) &&
             step_settle_for(book, alliance_of(&stored), entity->name, err);
    arena_free(&arena);
    return ok;
}

bool
record_edit(struct book *book, const struct entity *entity, const char *id,
            const struct setting *settings, const struct value *before, size_t n,
            struct err *err)
{
    struct arena arena = { 0 };
    struct record stored;
    struct str label = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, err);
    bool ok = !err->kind && record_load(book->store, entity, id, &arena, &stored, err) &&
              change_begin(book->store, CHANGE_EDIT, alliance_of(&stored), err);

    if (ok && !record_update(book, entity, id, settings, before, n, err)) {
        change_rollback(book->store);
        ok = false;
    }
    if (ok) {
        str_addf(&label, "%s '%s': ", entity_word(book, entity), record_title(&stored, &arena));
        for (size_t i = 0; i < n && i < 3; i++) {
            size_t at = entity_position(entity, settings[i].field);

            str_addf(&label, "%s%s", i ? ", " : "",
                     words && at < words->n_parts ? words->parts[at].label
                                                  : settings[i].field->name);
        }
        str_addf(&label, "%s saved", n > 3 ? " and more" : "");
        ok = change_commit(book->store, str_text(&label), NULL, err);
    }
    str_free(&label);
    arena_free(&arena);
    return ok;
}

bool
record_edit_many(struct book *book, const struct entity *entity, const char *const *ids,
                 size_t n, const struct setting *setting, struct err *err)
{
    struct arena arena = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, err);
    size_t at = entity_position(entity, setting->field);
    bool ok = !err->kind && change_begin(book->store, CHANGE_EDIT, NULL, err);

    for (size_t i = 0; ok && i < n; i++) {
        struct record stored;
        struct value before;

        ok = record_load(book->store, entity, ids[i], &arena, &stored, err);
        if (ok) {
            before = record_value(&stored, setting->field->name);
            ok = record_update(book, entity, ids[i], setting, &before, 1, err);
        }
    }
    if (ok)
        ok = change_commit(book->store,
                           arena_printf(&arena, "%zu %s: %s saved", n,
                                        words && words->plural ? words->plural : entity->name,
                                        words && at < words->n_parts ? words->parts[at].label
                                                                     : setting->field->name),
                           NULL, err);
    else
        change_rollback(book->store);
    arena_free(&arena);
    return ok;
}

/* Count the records that require `id`, and those that require these: they leave and return with it by rule. */
static long
count_dependents(struct book *book, const struct entity *entity, const char *id, int depth,
                 struct err *err)
{
    long count = 0;

    if (depth > 6)
        return 0;
    for (size_t e = 0; e < entity_count && !err->kind; e++)
        for (size_t i = 0; i < entities[e].n && !err->kind; i++) {
            const struct field *field = &entities[e].fields[i];
            struct str sql = { 0 };

            if (field->type != FIELD_REF || !field->required ||
                strcmp(field->spec, entity->name) != 0)
                continue;
            str_addf(&sql, "SELECT id FROM \"%s\" WHERE \"%s\"=?1 AND deleted=0",
                     entities[e].name, field->name);
            /* Records of an alliance hang on it directly, so that deeper levels need not be counted twice. */
            if (strcmp(entity->name, "alliance") == 0 || depth > 0) {
                struct str total = { 0 };

                str_addf(&total, "SELECT count(*) FROM \"%s\" WHERE \"%s\"=?1 AND deleted=0",
                         entities[e].name, field->name);
                count += query_number(book->store, 0, err, str_text(&total), "t", id);
                str_free(&total);
            } else {
                struct arena arena = { 0 };
                struct query *query = query_start(book->store, err, str_text(&sql), "t", id);
                const char *ids[1000];
                size_t n = 0;

                while (n < 1000 && query_next(query, err))
                    ids[n++] = arena_string(&arena, query_text(query, 0));
                query_end(query, err);
                count += (long)n;
                for (size_t k = 0; k < n; k++)
                    count += count_dependents(book, &entities[e], ids[k], depth + 1, err);
                arena_free(&arena);
            }
            str_free(&sql);
        }
    return count;
}

long
record_dependents(struct book *book, const struct entity *entity, const char *id,
                  struct err *err)
{
    return count_dependents(book, entity, id, 0, err);
}

static bool
set_deleted(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
            int deleted, struct err *err)
{
    struct arena arena = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, err);
    const char *what = NULL, *alliance = NULL;
    struct record stored;
    bool ok = !err->kind;

    if (ok && strcmp(entity->name, "portfolio") == 0) {
        arena_free(&arena);
        return err_set(err, ERR_INPUT, "the portfolio itself cannot go into the bin, nor come from it");
    }
    if (ok && n == 1 && record_load(book->store, entity, ids[0], &arena, &stored, err)) {
        what = arena_printf(&arena, "%s '%s'", entity_word(book, entity),
                            record_title(&stored, &arena));
        alliance = alliance_of(&stored);
    }
    ok = ok && !err->kind && change_begin(book->store, CHANGE_EDIT, alliance, err);
    for (size_t i = 0; ok && i < n; i++) {
        struct change_cell cell = { "deleted", cell_int(!deleted), cell_int(deleted) };

        ok = record_load(book->store, entity, ids[i], &arena, &stored, err) &&
             change_set(book->store, entity->name, ids[i], &cell, 1, err) &&
             step_settle_for(book, alliance_of(&stored), entity->name, err);
        if (!ok && err->kind == ERR_CONFLICT)
            err_set(err, ERR_INPUT, deleted ? "'%.100s' is in the bin already"
                                            : "'%.100s' is not in the bin",
                    record_title(&stored, &arena));
    }
    if (!what)
        what = arena_printf(&arena, "%zu %s", n,
                            words && words->plural ? words->plural : entity->name);
    if (ok)
        ok = change_commit(book->store,
                           arena_printf(&arena, deleted ? "%s: put into the bin"
                                                        : "%s: taken out of the bin", what),
                           NULL, err);
    else
        change_rollback(book->store);
    arena_free(&arena);
    return ok;
}

bool
record_bin(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
           long *with, struct err *err)
{
    if (with) {
        *with = 0;
        for (size_t i = 0; i < n && !err->kind; i++)
            *with += record_dependents(book, entity, ids[i], err);
    }
    return !err->kind && set_deleted(book, entity, ids, n, 1, err);
}

bool
record_restore(struct book *book, const struct entity *entity, const char *const *ids,
               size_t n, struct err *err)
{
    return set_deleted(book, entity, ids, n, 0, err);
}

#include "src/ops/record.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/model/unique.h"
#include "src/ops/person_side.h"
#include "src/ops/record_inside.h"
#include "src/ops/step_change.h"
#include "src/ops/survey_guard.h"
#include "src/rules/fact_rules.h"
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
        /* What is written down without a day came about today. */
        if (!stored && !field->otherwise && field->required && field->mark == 'B')
            out->values[i] = record_day(arena, book_today(book));
    }
    for (size_t i = 0; i < n; i++)
        out->values[entity_position(entity, settings[i].field)] = settings[i].value;
    return true;
}

const char *
record_alliance(const struct record *record)
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
check_record(struct book *book, const struct record *record, const struct record *before,
             struct err *err)
{
    for (size_t i = 0; i < record->entity->n; i++)
        if (record->entity->fields[i].required && record->values[i].kind == VALUE_NULL) {
            char word[80];

            snprintf(word, sizeof word, "%s", record_word(book, record->entity));
            text_small_first(word);
            err_set(err, ERR_INPUT, "%s %s needs it", text_article(word), word);
            return err_where(err, "%s", record->entity->fields[i].name);
        }
    return record_rules(record, err) && fact_rules(record, before, book_today(book), err);
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

    if (!alliance)
        return true;
    for (size_t i = 0; i < n; i++) {
        const struct field *field = settings[i].field;
        const struct entity *other = field->type == FIELD_REF ? entity_find(field->spec) : NULL;
        struct arena arena = { 0 };
        struct str sql = { 0 };
        const char *its;
        bool same;

        if (!other || settings[i].value.kind != VALUE_TEXT || !entity_field(other, "alliance") ||
            entity_crosses(record->entity, field))
            continue;
        str_addf(&sql, "SELECT alliance FROM \"%s\" WHERE id=?1", other->name);
        its = query_string(book->store, &arena, err, str_text(&sql), "t", settings[i].value.text);
        same = !its || strcmp(its, alliance) == 0;
        str_free(&sql);
        arena_free(&arena);
        if (err->kind)
            return false;
        if (!same) {
            err_set(err, ERR_INPUT, "the %s it names belongs to another alliance", other->name);
            return err_where(err, "%s", field->name);
        }
    }
    return true;
}

/* Write the cells of a new record, or, where its id waits in the bin, of that one, which comes back. */
static bool
put_new(struct book *book, const struct record *record, bool binned, struct arena *arena,
        struct err *err)
{
    const struct entity *entity = record->entity;
    struct change_cell *cells = arena_alloc(arena, (entity->n * 2 + 3) * sizeof *cells);
    size_t count = 0;

    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;
        struct cell stored[2];
        char column[64];

        value_to_cells(field, &record->values[i], stored);
        for (int k = 0; k < field_columns(field); k++)
            if (binned || stored[k].kind != CELL_NULL)
                cells[count++] = (struct change_cell){
                    .column = arena_string(arena, field_column(field, k, column)),
                    .new = stored[k],
                };
    }
    if (!binned)
        return change_insert(book->store, entity->name, record->id, cells, count, err);
    cells[count++] = (struct change_cell){ .column = "deleted", .new = cell_int(0) };
    return change_put(book->store, entity->name, record->id, cells, count, NULL, err);
}

bool
record_insert(struct book *book, const struct entity *entity, const struct setting *settings,
              size_t n, char id[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct record record;
    bool binned = false;
    bool ok = check_settings(book, settings, n, err) &&
              compose(book, entity, settings, n, NULL, &arena, &record, err);

    if (ok && !id_is_valid(id))
        ok = unique_new_id(book->store, &record, id, &binned, err);
    snprintf(record.id, sizeof record.id, "%s", id);
    ok = ok && check_record(book, &record, NULL, err) && record_may_begin(&record, err) &&
         unique_fits(book->store, &record, err) && check_not_binned(book, &record, err) &&
         check_alliance(book, &record, settings, n, err) &&
         put_new(book, &record, binned, &arena, err) && record_after_insert(book, &record, err) &&
         step_settle_for(book, record_alliance(&record), entity->name, err);
    arena_free(&arena);
    return ok;
}

const char *
record_word(struct book *book, const struct entity *entity)
{
    struct err ignored = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, &ignored);

    return words && words->name ? words->name : entity->name;
}

struct setting
record_setting(const struct entity *entity, const char *name, struct value value)
{
    return (struct setting){ entity_field(entity, name), value };
}

struct value
record_day(struct arena *arena, long day)
{
    char iso[DATE_SIZE];

    date_write(day, iso);
    return value_text(arena_string(arena, iso));
}

bool
record_add(struct book *book, const struct entity *entity, const struct setting *settings,
           size_t n, char id[ID_SIZE], struct err *err)
{
    struct arena arena = { 0 };
    struct setting *all = arena_alloc(&arena, (n + 1) * sizeof *all);
    struct record record;
    const char *alliance = NULL;
    size_t given = n;
    bool ok = entity_refuse_sealed(entity, err) &&
              compose(book, entity, settings, n, NULL, &arena, &record, err) &&
              person_side_follow(book, NULL, &record, NULL, err);

    for (size_t i = 0; i < n; i++) {
        all[i] = settings[i];
        if (strcmp(settings[i].field->name, "side") == 0)
            given = i;
    }
    if (ok && entity_field(entity, "side")) {
        all[given] = record_setting(entity, "side", record_value(&record, "side"));
        n += given == n;
    }

    /* The change of an alliance is named after it; other ids are made when the record is. */
    if (!id_is_valid(id) && strcmp(entity->name, "alliance") == 0)
        id_make(store_env(book->store), id);
    if (ok) {
        snprintf(record.id, sizeof record.id, "%s", id);
        alliance = record_alliance(&record);
        ok = change_begin(book->store, CHANGE_EDIT, alliance, err);
    }
    if (ok && !record_insert(book, entity, all, n, id, err)) {
        change_rollback(book->store);
        ok = false;
    }
    if (ok)
        ok = change_commit(book->store,
                           arena_printf(&arena, "%s '%s': added", record_word(book, entity),
                                        method_title(book->method, &record, &arena)), NULL, err);
    arena_free(&arena);
    return ok;
}

/* The cells that differ: those that were named against what the user saw, the others against the file. */
static size_t
changed_cells(const struct record *stored, const struct record *after, const struct value *const *seen,
              struct change_cell *cells, struct arena *arena)
{
    const struct entity *entity = stored->entity;
    size_t count = 0;

    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;
        const struct value *old = seen[i] ? seen[i] : &stored->values[i];
        struct cell was[2], new[2];
        char column[64];

        if (value_equal(old, &after->values[i]))
            continue;
        value_to_cells(field, old, was);
        value_to_cells(field, &after->values[i], new);
        for (int k = 0; k < field_columns(field); k++)
            cells[count++] = (struct change_cell){
                arena_string(arena, field_column(field, k, column)), was[k], new[k],
            };
    }
    return count;
}

bool
record_update_said(struct book *book, const struct entity *entity, const char *id,
                   const struct setting *settings, const struct value *before, size_t n,
                   const struct record_said *said, struct err *err)
{
    struct arena arena = { 0 };
    struct change_cell *cells = arena_alloc(&arena, (entity->n * 2 + 2) * sizeof *cells);
    const struct value **seen = arena_alloc(&arena, (entity->n + 1) * sizeof *seen);
    bool *given = arena_alloc(&arena, (entity->n + 1) * sizeof *given);
    struct record stored, after;
    size_t count;
    bool ok = entity_refuse_sealed(entity, err) && check_settings(book, settings, n, err) &&
              record_load(book->store, entity, id, &arena, &stored, err) &&
              survey_may_change(book, &stored, settings, n, err) &&
              compose(book, entity, settings, n, &stored, &arena, &after, err);

    for (size_t i = 0; ok && i < n; i++) {
        size_t at = entity_position(entity, settings[i].field);

        given[at] = true;
        seen[at] = &before[i];
    }
    ok = ok && check_not_binned(book, &after, err) &&
         record_before_update(book, &stored, &after, given, said, &arena, err) &&
         check_record(book, &after, &stored, err) &&
         unique_fits_changed(book->store, &stored, &after, err) &&
         check_alliance(book, &after, settings, n, err);
    count = ok ? changed_cells(&stored, &after, seen, cells, &arena) : 0;
    if (count)
        ok = change_set(book->store, entity->name, id, cells, count, err) &&
             record_after_update(book, &stored, &after, said, err) &&
             step_settle_for(book, record_alliance(&stored), entity->name, err);
    arena_free(&arena);
    return ok;
}

bool
record_update(struct book *book, const struct entity *entity, const char *id,
              const struct setting *settings, const struct value *before, size_t n,
              struct err *err)
{
    return record_update_said(book, entity, id, settings, before, n, &(struct record_said){ 0 }, err);
}

/* "Commitment 'Deliver the report': delivered", or the fields that were saved. */
static void
add_label(struct str *label, struct book *book, const struct record *stored, const struct setting *settings,
          size_t n, struct arena *arena)
{
    struct err ignored = { 0 };
    const struct entity *entity = stored->entity;
    const struct method_register *words = method_register(book->method, entity->name, &ignored);

    str_addf(label, "%s '%s': ", record_word(book, entity), method_title(book->method, stored, arena));
    for (size_t i = 0; i < n && i < 3; i++) {
        size_t at = entity_position(entity, settings[i].field);
        bool known = words && at < words->n_parts;

        if (n == 1 && known && strcmp(settings[i].field->name, "state") == 0) {
            str_add(label, method_show(book->method, &words->parts[at], &settings[i].value, arena));
            return;
        }
        str_addf(label, "%s%s", i ? ", " : "", known ? words->parts[at].label : settings[i].field->name);
    }
    str_addf(label, "%s saved", n > 3 ? " and more" : "");
}

bool
record_edit(struct book *book, const struct entity *entity, const char *id,
            const struct setting *settings, const struct value *before, size_t n,
            struct err *err)
{
    struct arena arena = { 0 };
    struct record stored;
    struct str label = { 0 };
    bool ok = record_load(book->store, entity, id, &arena, &stored, err) &&
              change_begin(book->store, CHANGE_EDIT, record_alliance(&stored), err);

    if (ok && !record_update(book, entity, id, settings, before, n, err)) {
        change_rollback(book->store);
        ok = false;
    }
    if (ok) {
        add_label(&label, book, &stored, settings, n, &arena);
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
            if (!ok && n > 1)
                err_where(err, "%.150s", method_title(book->method, &stored, &arena));
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

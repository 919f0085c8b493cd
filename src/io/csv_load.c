#include "src/io/csv_load.h"

#include <stdio.h>
#include <string.h>

#include "src/model/unique.h"
#include "src/ops/record_inside.h"
#include "src/store/query.h"

bool
csv_load_begin(struct csv_load *load, struct book *book, const struct csv_mapping *mapping,
               struct err *err)
{
    load->book = book;
    load->mapping = mapping;
    for (size_t i = 0; i < mapping->n; i++)
        load->has_our_side |= mapping->columns[i].target == CSV_PARTY && !mapping->columns[i].them;
    csv_take_begin(&load->take, mapping, &load->intake);
    csv_key_begin(&load->key, mapping);
    return intake_open(&load->intake, book, err);
}

void
csv_load_end(struct csv_load *load)
{
    csv_key_end(&load->key);
    csv_take_end(&load->take);
    intake_close(&load->intake);
}

/* A new record with its defaults. */
void
csv_load_record(struct csv_load *load, const struct entity *entity, struct record *out)
{
    *out = (struct record){ .entity = entity };
    out->values = arena_alloc(&load->take.arena, (entity->n + 1) * sizeof *out->values);
    for (size_t i = 0; i <= entity->n; i++)
        out->values[i] = intake_default(&load->intake, entity, i);
}

/* Lines that are not in the note yet go to its end: what a person wrote there stays. */
static void
add_lines(struct csv_load *load, struct record *record)
{
    struct value *note = &record->values[record->entity->n];
    struct str text = { 0 };
    const char *end;

    str_add(&text, note->kind == VALUE_TEXT ? note->text : "");
    for (const char *line = str_text(&load->take.lines); (end = strchr(line, '\n')) != NULL;
         line = end + 1) {
        size_t n = (size_t)(end - line);
        const char *at = str_text(&text);
        bool there = false;

        while (!there && *at) {
            size_t length = strcspn(at, "\n");

            there = length == n && memcmp(at, line, n) == 0;
            at += length + (at[length] == '\n');
        }
        if (there)
            continue;
        if (text.len)
            str_add_char(&text, '\n');
        str_add_bytes(&text, line, n);
    }
    if (text.len)
        *note = value_text(arena_string(&load->take.arena, str_text(&text)));
    str_free(&text);
}

/* What a new alliance gets beside what the row says. */
static bool
complete_alliance(struct csv_load *load, struct record *record, struct err *err)
{
    const char *name = record_text(record, "name");
    char code[13];

    if (record_value(record, "method").kind == VALUE_NULL)
        csv_put(record, "method", value_text(method_version(load->book->method)));
    if (record_text(record, "code") || !name || csv_mapping_column(load->mapping, CSV_FIELD,
                                                     entity_field(record->entity, "code")))
        return true;
    if (!alliance_code(load->book, name, code, err))
        return false;
    csv_put(record, "code", value_text(arena_string(&load->take.arena, code)));
    return true;
}

/* The record as it will be. */
static bool
compose(struct csv_load *load, const char *id, bool found, struct record *out, struct err *err)
{
    const struct entity *entity = load->mapping->entity;
    const struct csv_take *take = &load->take;

    if (!found)
        csv_load_record(load, entity, out);
    else if (!record_load(load->book->store, entity, id, &load->take.arena, out, err))
        return false;
    for (size_t i = 0; i <= entity->n; i++)
        if (take->given[i])
            out->values[i] = take->values[i];
    out->updated_at = take->updated_at;
    if (take->created_at || !found)
        out->created_at = take->created_at;
    add_lines(load, out);
    snprintf(out->id, sizeof out->id, "%s", id);
    load->binned = false;
    if (!*out->id && !unique_new_id(load->book->store, out, out->id, &load->binned, err))
        return false;
    return found || strcmp(entity->name, "alliance") != 0 || complete_alliance(load, out, err);
}

/*
 * A table is a person's work: what is there already moves on as by hand, with dates and guards; what is new begins
 * as it may. A row with an id is a record as it was, escalations included.
 */
static bool
may_be(struct csv_load *load, struct record *record, bool found, struct err *err)
{
    static const struct record_said nothing;

    if (!found)
        return *load->take.id || record_may_begin(record, err);
    if (strcmp(record->entity->name, "step_state") == 0)
        return intake_check_state(&load->intake, record, err) &&
               (!intake_is_last(&load->intake, record, err) || intake_check_last(&load->intake, record, err));
    return record_load(load->book->store, record->entity, record->id, &load->take.arena, &load->stored, err) &&
           record_check_move(load->book, &load->stored, record, load->take.given, &nothing, &load->take.arena, err);
}

bool
csv_load_prepare(struct csv_load *load, const struct csv_row *row, struct record *record,
                 bool *found, struct err *err)
{
    char id[ID_SIZE];

    return csv_take_row(&load->take, row, err) &&
           csv_key_find(&load->key, &load->take, id, found, err) &&
           compose(load, id, *found, record, err) && may_be(load, record, *found, err) &&
           intake_check(&load->intake, record, err) && csv_load_fill_new(load, err);
}

/* What a person's entry would bring along: history, an issue, what other places say. */
static bool
bring_along(struct csv_load *load, const struct record *record, enum intake_result result, struct err *err)
{
    static const struct record_said nothing;

    if (result == INTAKE_UNCHANGED || strncmp(record->entity->name, "step_", 5) == 0)
        return true;
    if (result == INTAKE_UPDATED)
        return record_after_update(load->book, &load->stored, record, &nothing, err);
    return strcmp(record->entity->name, "alliance") == 0 || record_after_insert(load->book, record, err);
}

static bool
write_all(struct csv_load *load, struct record *record, bool found, enum intake_result *result, struct err *err)
{
    bool fresh = !found && !*load->take.id;

    *result = INTAKE_ADDED;
    if (!csv_refer_write(&load->take.refer, &load->made, err))
        return false;
    if (load->binned) {                  /* what comes out of the bin is new to everybody */
        if (!intake_write(&load->intake, record, result, err))
            return false;
        *result = INTAKE_ADDED;
        return bring_along(load, record, *result, err);
    }
    return (!found || strncmp(record->entity->name, "step_", 5) == 0 ||
            record_make_issue(load->book, &load->stored, record, &load->take.arena, err)) &&
           (fresh ? intake_insert(&load->intake, record, err)
                  : intake_write(&load->intake, record, result, err)) &&
           (strcmp(record->entity->name, "alliance") != 0 ||
            csv_load_parties(load, record->id, !found, err)) &&
           bring_along(load, record, *result, err);
}

bool
csv_load_write(struct csv_load *load, const struct csv_row *row, struct record *record,
               bool found, enum intake_result *result, struct err *err)
{
    struct store *store = load->book->store;
    struct err failed = { 0 };
    long made = load->made;

    if (!change_mark(store, err))
        return false;
    if (write_all(load, record, found, result, err)) {
        csv_key_touch(&load->key, record->id, row->line);
        return change_keep(store, err);
    }
    load->made = made;
    if (!change_back(store, &failed))
        *err = failed;
    return false;
}

/* The column that fills the field a check complains about, for what stands in it. */
const struct csv_column *
csv_load_fault(const struct csv_load *load, const struct err *why)
{
    const struct field *field;
    char name[64];

    if (load->take.column)
        return load->take.column;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(why->where, "."), why->where);
    field = *name ? entity_field(load->mapping->entity, name) : NULL;
    for (size_t i = 0; field && i < load->mapping->n; i++)
        if (load->mapping->columns[i].field == field &&
            load->mapping->columns[i].target != CSV_ORGANISATION_FIELD &&
            load->mapping->columns[i].target != CSV_PARTY_FIELD)
            return &load->mapping->columns[i];
    return NULL;
}

bool
csv_load_rows(const struct csv_load *load, struct csv_reader *reader, struct source *source,
              struct csv_row *row, struct err *err)
{
    if (!csv_start(reader, source, err) || !csv_next(reader, row, err))
        return err->kind ? false : err_set(err, ERR_INPUT, "the table is empty");
    reader->width = load->mapping->width;
    return true;
}

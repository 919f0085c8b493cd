#include "src/io/csv_import.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/io/csv_key.h"
#include "src/ops/record.h"
#include "src/store/query.h"

enum { ROWS_A_PROGRESS = 256 };

struct run {
    struct book *book;
    const struct csv_mapping *mapping;
    const struct import_options *options;
    struct import_report *report;
    struct intake intake;
    struct csv_take take;
    struct csv_key key;
    bool has_our_side;               /* a column names the parties of our side */
};

static void
put(struct record *record, const char *name, struct value value)
{
    record->values[entity_position(record->entity, entity_field(record->entity, name))] = value;
}

/* A new record with its defaults. */
static void
begin_record(struct run *run, const struct entity *entity, struct record *out)
{
    *out = (struct record){ .entity = entity };
    out->values = arena_alloc(&run->take.arena, (entity->n + 1) * sizeof *out->values);
    for (size_t i = 0; i <= entity->n; i++)
        out->values[i] = intake_default(&run->intake, entity, i);
}

/* Lines that are not in the note yet go to its end: what a person wrote there stays. */
static void
add_lines(struct run *run, struct record *record)
{
    struct value *note = &record->values[record->entity->n];
    struct str text = { 0 };
    const char *end;

    str_add(&text, note->kind == VALUE_TEXT ? note->text : "");
    for (const char *line = str_text(&run->take.lines); (end = strchr(line, '\n')) != NULL;
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
        *note = value_text(arena_string(&run->take.arena, str_text(&text)));
    str_free(&text);
}

/* What a new alliance gets beside what the row says. */
static bool
complete_alliance(struct run *run, struct record *record, struct err *err)
{
    const char *name = record_text(record, "name");
    char code[13];

    if (record_value(record, "method").kind == VALUE_NULL)
        put(record, "method", value_text(method_version(run->book->method)));
    if (record_text(record, "code") || !name || csv_mapping_column(run->mapping, CSV_FIELD,
                                                     entity_field(record->entity, "code")))
        return true;
    if (!alliance_code(run->book, name, code, err))
        return false;
    put(record, "code", value_text(arena_string(&run->take.arena, code)));
    return true;
}

/* The record as it will be. */
static bool
compose(struct run *run, const char *id, bool found, struct record *out, struct err *err)
{
    const struct entity *entity = run->mapping->entity;
    const struct csv_take *take = &run->take;

    if (!found)
        begin_record(run, entity, out);
    else if (!record_load(run->book->store, entity, id, &run->take.arena, out, err))
        return false;
    for (size_t i = 0; i <= entity->n; i++)
        if (take->given[i])
            out->values[i] = take->values[i];
    out->updated_at = take->updated_at;
    if (take->created_at || !found)
        out->created_at = take->created_at;
    add_lines(run, out);
    snprintf(out->id, sizeof out->id, "%s", id);
    if (!*out->id)
        id_make(store_env(run->book->store), out->id);
    return found || strcmp(entity->name, "alliance") != 0 || complete_alliance(run, out, err);
}

/* Values for new organisations go in with them; of one that is there only what is unknown is filled. */
static bool
fill_organisation(struct run *run, const struct csv_party *party, struct err *err)
{
    struct record *record = &run->take.refer.made[party->made], stored;
    bool changed = false;
    enum intake_result result;

    if (!party->fresh) {
        record = &stored;
        if (!record_load(run->book->store, entity_find("organisation"), party->organisation,
                         &run->take.arena, record, err))
            return false;
        record->updated_at = NULL;
    }
    for (size_t i = 0; i < run->take.n_party_values; i++) {
        const struct csv_party_value *value = &run->take.party_values[i];
        size_t at;

        if (!value->of_organisation || value->them != party->them)
            continue;
        at = entity_position(record->entity, value->field);
        if (!party->fresh && record->values[at].kind != VALUE_NULL)
            continue;
        record->values[at] = value->value;
        changed = true;
    }
    return party->fresh || !changed || intake_write(&run->intake, record, &result, err);
}

/* The party record of an organisation; made when it is new. */
static bool
write_party(struct run *run, const char *alliance, const char *organisation, bool them, struct err *err)
{
    const struct entity *entity = entity_find("party");
    const char *side = them ? "them" : "us";
    char *id = query_string(run->book->store, &run->take.arena, err,
        "SELECT id FROM party WHERE alliance=?1 AND organisation=?2 AND side=?3 AND deleted=0 LIMIT 1",
        "ttt", alliance, organisation, side);
    struct record record;
    enum intake_result result;

    if (err->kind)
        return false;
    if (!id) {
        begin_record(run, entity, &record);
        id_make(store_env(run->book->store), record.id);
        put(&record, "alliance", value_text(alliance));
        put(&record, "organisation", value_text(organisation));
        put(&record, "side", value_text(side));
    } else if (!record_load(run->book->store, entity, id, &run->take.arena, &record, err)) {
        return false;
    }
    record.updated_at = NULL;
    for (size_t i = 0; i < run->take.n_party_values; i++) {
        const struct csv_party_value *value = &run->take.party_values[i];

        if (!value->of_organisation && value->them == them)
            record.values[entity_position(entity, value->field)] = value->value;
    }
    if (!intake_write(&run->intake, &record, &result, err))
        return false;
    run->report->made += result == INTAKE_ADDED;
    return true;
}

static bool
write_parties(struct run *run, const char *alliance, bool fresh, struct err *err)
{
    const char *ours;

    for (size_t i = 0; i < run->take.n_parties; i++) {
        const struct csv_party *party = &run->take.parties[i];

        if (!party->fresh && run->take.n_party_values && !fill_organisation(run, party, err))
            return false;
        if (!write_party(run, alliance, party->organisation, party->them, err))
            return false;
    }
    if (!fresh || run->has_our_side)
        return true;
    ours = csv_refer_ours(&run->take.refer, err);
    return !err->kind && (!*ours || write_party(run, alliance, ours, false, err));
}

/* Everything the row says, checked: nothing is written before all of it is right. */
static bool
prepare(struct run *run, const struct csv_row *row, struct record *record, bool *found,
        struct err *err)
{
    char id[ID_SIZE];

    if (!csv_take_row(&run->take, row, err) ||
        !csv_key_find(&run->key, &run->take, id, found, err) ||
        !compose(run, id, *found, record, err) || !intake_check(&run->intake, record, err))
        return false;
    for (size_t i = 0; i < run->take.n_parties; i++)
        if (run->take.parties[i].fresh && !fill_organisation(run, &run->take.parties[i], err))
            return false;
    return true;
}

static bool
write_row(struct run *run, const struct csv_row *row, const struct record *record, bool found,
          struct err *err)
{
    enum intake_result result;

    if (!csv_refer_write(&run->take.refer, &run->report->made, err) ||
        !intake_write(&run->intake, record, &result, err))
        return false;
    if (strcmp(record->entity->name, "alliance") == 0 && !write_parties(run, record->id, !found, err))
        return false;
    csv_key_touch(&run->key, record->id, row->line);
    if (result == INTAKE_ADDED)
        run->report->added++;
    else if (result == INTAKE_UPDATED)
        run->report->updated++;
    else
        run->report->unchanged++;
    return true;
}

/* The column that fills the field a check complains about, for what stands in it. */
static const struct csv_column *
column_at_fault(const struct run *run, const struct err *why)
{
    const struct field *field;
    char name[64];

    if (run->take.column)
        return run->take.column;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(why->where, "."), why->where);
    field = *name ? entity_field(run->mapping->entity, name) : NULL;
    for (size_t i = 0; field && i < run->mapping->n; i++)
        if (run->mapping->columns[i].field == field &&
            run->mapping->columns[i].target != CSV_ORGANISATION_FIELD &&
            run->mapping->columns[i].target != CSV_PARTY_FIELD)
            return &run->mapping->columns[i];
    return NULL;
}

static bool
reject(struct run *run, const struct csv_row *row, const struct err *why, struct err *err)
{
    const struct csv_column *column = column_at_fault(run, why);
    struct import_reject reject = {
        .line = row->line,
        .entity = run->mapping->entity->name,
        .id = *run->take.id ? run->take.id : NULL,
        .field = column ? column->heading : *why->where ? why->where : NULL,
        .value = column ? csv_take_cell(&run->take, column, row) : NULL,
        .why = why->what,
        .hint = why->hint,
        .cells = row->cells,
        .n_cells = row->n,
    };

    if (why->kind != ERR_INPUT) {
        *err = *why;
        return false;
    }
    run->report->rejected++;
    return !run->options->on_reject || run->options->on_reject(run->options->context, &reject) ||
           err_set(err, ERR_MACHINE, "the rejected rows cannot be written down");
}

static bool
import_row(struct run *run, const struct csv_row *row, struct err *err)
{
    struct record record;
    struct err why = { 0 };
    bool found;

    if (!prepare(run, row, &record, &found, &why))
        return reject(run, row, &why, err);
    return write_row(run, row, &record, found, err);
}

/* Begin to read behind the line of headings. */
static bool
begin_rows(struct csv_reader *reader, struct source *source, const struct csv_mapping *mapping,
           struct csv_row *row, struct err *err)
{
    if (!csv_start(reader, source, err) || !csv_next(reader, row, err))
        return err->kind ? false : err_set(err, ERR_INPUT, "the table is empty");
    reader->width = mapping->width;
    return true;
}

static bool
import_rows(struct run *run, struct source *source, struct err *err)
{
    struct csv_reader *reader = mem_alloc(sizeof *reader);
    struct csv_row *row = mem_alloc(sizeof *row);
    bool ok = intake_open(&run->intake, run->book, err) &&
              begin_rows(reader, source, run->mapping, row, err);

    for (long n = 1; ok && csv_next(reader, row, err); n++) {
        if (run->options->most && n > run->options->most)
            err_set(err, ERR_INPUT, "the table has more than %ld rows", run->options->most);
        else if (n % ROWS_A_PROGRESS == 0 && run->options->on_progress &&
                 !run->options->on_progress(run->options->context, source->size
                                                ? (double)reader->behind / (double)source->size : 0))
            err_set(err, ERR_CANCEL, "stopped, nothing was changed");
        else
            import_row(run, row, err);
        ok = !err->kind;
    }
    csv_end(reader);
    mem_free(reader);
    mem_free(row);
    return ok && !err->kind;
}

bool
csv_import(struct book *book, struct source *source, const struct csv_mapping *mapping,
           const struct import_options *options, struct import_report *report,
           struct err *err)
{
    static const struct import_options none;
    struct run run = { .book = book, .mapping = mapping, .report = report,
                       .options = options ? options : &none };
    const char *slash = strrchr(source->name, '/');
    char label[300];
    bool ok;

    *report = (struct import_report){ 0 };
    for (size_t i = 0; i < mapping->n; i++)
        run.has_our_side |= mapping->columns[i].target == CSV_PARTY && !mapping->columns[i].them;
    if (!change_begin(book->store, CHANGE_IMPORT, NULL, err))
        return false;
    csv_take_begin(&run.take, mapping, &run.intake);
    csv_key_begin(&run.key, mapping);
    ok = import_rows(&run, source, err);
    snprintf(label, sizeof label, "Import of %.150s: %ld added, %ld updated",
             slash ? slash + 1 : source->name, report->added, report->updated);
    if (ok && !run.options->dry_run)
        ok = change_commit(book->store, label, NULL, err);
    else
        change_rollback(book->store);
    csv_key_end(&run.key);
    csv_take_end(&run.take);
    intake_close(&run.intake);
    return ok && (run.options->dry_run || book_refresh(book, err));
}

/* A cell as it was understood; a record that does not exist yet is marked. */
static const char *
show_cell(struct run *run, const struct csv_column *column, const struct csv_row *row,
          struct arena *arena)
{
    const struct entity *entity = run->mapping->entity;
    const char *text = csv_take_cell(&run->take, column, row);
    const struct method_register *words;
    struct err ignored = { 0 };
    size_t at;

    if (column->target == CSV_PARTY)
        for (size_t i = 0; i < run->take.n_parties; i++)
            if (run->take.parties[i].them == column->them && run->take.parties[i].fresh)
                return arena_printf(arena, "%s (new)", text);
    if (column->target != CSV_FIELD && column->target != CSV_AMOUNT && column->target != CSV_YEAR)
        return arena_string(arena, text);
    words = method_register(run->book->method, entity->name, &ignored);
    at = entity_position(entity, column->field);
    if (!words || at >= words->n_parts || !run->take.given[at] || column->field->type == FIELD_ANY ||
        column->field->type == FIELD_OBJECT)
        return arena_string(arena, text);
    for (size_t i = 0; i < run->take.refer.n_made; i++)
        if (column->field->type == FIELD_REF && run->take.values[at].kind == VALUE_TEXT &&
            strcmp(run->take.refer.made[i].id, run->take.values[at].text) == 0)
            return arena_printf(arena, "%s (new)", text);
    return method_show(run->book->method, &words->parts[at], &run->take.values[at], arena);
}

static void
preview_row(struct run *run, const struct csv_row *row, struct arena *arena,
            struct csv_preview_row *out)
{
    struct record record;
    struct err why = { 0 };
    bool found, ok = prepare(run, row, &record, &found, &why);
    const struct csv_column *column = ok ? NULL : column_at_fault(run, &why);

    *out = (struct csv_preview_row){ .line = row->line };
    out->cells = arena_alloc(arena, (run->mapping->n + 1) * sizeof *out->cells);
    for (size_t i = 0; i < run->mapping->n; i++)
        out->cells[i] = ok ? show_cell(run, &run->mapping->columns[i], row, arena)
                           : arena_string(arena, csv_take_cell(&run->take, &run->mapping->columns[i], row));
    if (ok)
        return;
    out->problem = arena_string(arena, why.what);
    out->heading = column ? column->heading : NULL;
}

bool
csv_preview(struct book *book, struct source *source, const struct csv_mapping *mapping, size_t n,
            struct arena *arena, struct csv_preview_row **rows, size_t *got, struct err *err)
{
    static const struct import_options none;
    struct import_report report = { 0 };
    struct run run = { .book = book, .mapping = mapping, .options = &none, .report = &report };
    struct csv_reader *reader = mem_alloc(sizeof *reader);
    struct csv_row *row = mem_alloc(sizeof *row);
    bool ok;

    *rows = arena_alloc(arena, (n ? n : 1) * sizeof **rows);
    *got = 0;
    csv_take_begin(&run.take, mapping, &run.intake);
    csv_key_begin(&run.key, mapping);
    ok = intake_open(&run.intake, book, err) && begin_rows(reader, source, mapping, row, err);
    while (ok && *got < n && csv_next(reader, row, err))
        preview_row(&run, row, arena, &(*rows)[(*got)++]);
    csv_key_end(&run.key);
    csv_take_end(&run.take);
    intake_close(&run.intake);
    csv_end(reader);
    mem_free(reader);
    mem_free(row);
    return ok && !err->kind;
}

/* journal, undo, redo: who changed what, and the way back. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "src/base/json.h"
#include "src/cli/assign.h"
#include "src/cli/kind.h"
#include "src/cli/view.h"
#include "src/cli/table.h"
#include "src/ops/undo.h"
#include "src/store/journal.h"

enum { PAGE_ENTRIES = 200 };

static const char *
local_time(struct call *call, int64_t at_ms)
{
    time_t seconds = (time_t)(at_ms / 1000);
    struct tm local;
    char text[32];

    localtime_r(&seconds, &local);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
    return arena_string(&call->arena, text);
}

static void
add_time(struct str *out, int64_t at_ms)
{
    time_t seconds = (time_t)(at_ms / 1000);
    struct tm utc;
    char text[32];

    gmtime_r(&seconds, &utc);
    strftime(text, sizeof text, "\"%Y-%m-%dT%H:%M:%SZ\"", &utc);
    str_add(out, text);
}

static void
add_text(struct str *out, const char *name, const char *text)
{
    str_addf(out, ",\"%s\":", name);
    if (text)
        json_add_string(out, text);
    else
        str_add(out, "null");
}

/* ---- entries ---- */

static void
add_entry(struct call *call, struct table *table, const struct journal_entry *entry)
{
    struct str *row;

    if (call->form != FORM_JSON) {
        table_cell(table, local_time(call, entry->at_ms));
        table_cell(table, entry->who);
        table_cell(table, entry->id);
        table_cell(table, entry->label);
        return;
    }
    row = call_row(call);
    str_add(row, "{\"id\":");
    json_add_string(row, entry->id);
    str_add(row, ",\"at\":");
    add_time(row, entry->at_ms);
    add_text(row, "who", entry->who);
    add_text(row, "kind", entry->kind);
    add_text(row, "label", entry->label);
    add_text(row, "alliance", entry->alliance);
    add_text(row, "undoes", entry->undoes);
    str_addf(row, ",\"edits\":%ld}", entry->edits);
}

static bool
list_entries(struct call *call, struct journal_filter filter, long limit, struct err *err)
{
    struct table table = { .arena = &call->arena };
    struct journal_entry *entries = arena_alloc(&call->arena, PAGE_ENTRIES * sizeof *entries);
    size_t got = PAGE_ENTRIES;
    bool ok = true;

    table_column(&table, "When", TABLE_WHOLE);
    table_column(&table, "Who", TABLE_TEXT);
    table_column(&table, "Entry", TABLE_WHOLE);
    table_column(&table, "What", TABLE_TEXT);
    while (ok && limit > 0 && got == PAGE_ENTRIES) {
        ok = journal_read(call->book.store, &call->arena, &filter,
                          limit < PAGE_ENTRIES ? (size_t)limit : PAGE_ENTRIES, entries, &got, err);
        for (size_t i = 0; ok && i < got; i++)
            add_entry(call, &table, &entries[i]);
        limit -= (long)got;
        if (ok && got)
            filter.before = arena_string(&call->arena, entries[got - 1].id);
    }
    if (ok && call->form == FORM_TEXT && table.n_cells)
        table_print(&table, &call->page);
    else if (ok && call->form == FORM_TEXT)
        call_say(call, "Nothing has been changed.");
    table_free(&table);
    return ok;
}

/* ---- the single changes of one entry ---- */

static const char *
cell_words(struct call *call, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_INT:
        return arena_printf(&call->arena, "%lld", (long long)cell->integer);
    case CELL_REAL:
        return arena_printf(&call->arena, "%.15g", cell->real);
    case CELL_TEXT:
        return cell->text;
    default:
        return "";
    }
}

static void
add_edit(struct call *call, struct table *table, const struct journal_edit *edit)
{
    const struct entity *entity = entity_find(edit->table);
    bool added = !strcmp(edit->column, "*");
    struct str *row;

    if (entity && entity_is_sealed(entity))      /* shown together only */
        return;
    if (call->form != FORM_JSON) {
        table_cell(table, edit->table);
        table_cell(table, edit->record);
        table_cell(table, added ? "added" : edit->column);
        table_cell(table, cell_words(call, &edit->old));
        table_cell(table, cell_words(call, &edit->new));
        return;
    }
    row = call_row(call);
    str_add(row, "{\"kind\":");
    json_add_string(row, edit->table);
    add_text(row, "record", edit->record);
    add_text(row, "field", edit->column);
    str_add(row, ",\"old\":");
    cell_add_json(row, &edit->old);
    str_add(row, ",\"new\":");
    if (added && edit->new.kind == CELL_TEXT)
        str_add(row, edit->new.text);
    else
        cell_add_json(row, &edit->new);
    str_add(row, "}");
}

static bool
list_edits(struct call *call, const char *id, struct err *err)
{
    struct table table = { .arena = &call->arena };
    struct journal_edit *edits;
    size_t n;

    if (!journal_edits(call->book.store, &call->arena, id, &edits, &n, err))
        return false;
    if (!n) {
        err_set(err, ERR_MISSING, "the journal has no such entry");
        err_hint(err, "'entente journal' lists them.");
        return err_where(err, "%.60s", id);
    }
    table_column(&table, "Kind", TABLE_TEXT);
    table_column(&table, "Record", TABLE_WHOLE);
    table_column(&table, "Field", TABLE_TEXT);
    table_column(&table, "From", TABLE_TEXT);
    table_column(&table, "To", TABLE_TEXT);
    for (size_t i = 0; i < n; i++)
        add_edit(call, &table, &edits[i]);
    if (call->form == FORM_TEXT)
        table_print(&table, &call->page);
    table_free(&table);
    return true;
}

/* ---- one field ---- */

static bool
list_steps(struct call *call, const char *record, const char *column, struct err *err)
{
    struct table table = { .arena = &call->arena };
    struct journal_step *steps;
    size_t n;

    if (!journal_history(call->book.store, &call->arena, record, column, &steps, &n, err))
        return false;
    table_column(&table, "When", TABLE_WHOLE);
    table_column(&table, "Who", TABLE_TEXT);
    table_column(&table, "From", TABLE_TEXT);
    table_column(&table, "To", TABLE_TEXT);
    for (size_t i = 0; i < n; i++) {
        struct str *row;

        if (call->form != FORM_JSON) {
            table_cell(&table, local_time(call, steps[i].at_ms));
            table_cell(&table, steps[i].who);
            table_cell(&table, cell_words(call, &steps[i].old));
            table_cell(&table, cell_words(call, &steps[i].new));
            continue;
        }
        row = call_row(call);
        str_add(row, "{\"at\":");
        add_time(row, steps[i].at_ms);
        add_text(row, "who", steps[i].who);
        add_text(row, "label", steps[i].label);
        str_add(row, ",\"old\":");
        cell_add_json(row, &steps[i].old);
        str_add(row, ",\"new\":");
        cell_add_json(row, &steps[i].new);
        str_add(row, "}");
    }
    if (call->form == FORM_TEXT && n)
        table_print(&table, &call->page);
    else if (call->form == FORM_TEXT)
        call_say(call, "It has never been changed.");
    table_free(&table);
    return true;
}

/* The record under which the answer of a step is kept; empty when there is none yet. */
static bool
find_answer(struct call *call, const char *alliance, const char *key, char id[ID_SIZE],
            struct err *err)
{
    struct method *method = book_method_of(&call->book, alliance, err);
    const struct method_field *field;
    const struct method_part *part = method ? method_answer(method, key, &field, err) : NULL;
    struct step step;

    *id = '\0';
    if (!part) {
        if (!err->kind)
            err_set(err, ERR_USAGE, "no step asks for this as one answer");
        return err_where(err, "--field");
    }
    if (!step_load(&call->book, alliance, (key[1] - '0') * 10 + key[2] - '0', 0, &call->arena,
                   &step, err))
        return false;
    for (size_t i = 0; i < step.n_fields; i++)
        if (!strcmp(step.fields[i].method->key, field->key) && step.fields[i].answer_ids)
            snprintf(id, ID_SIZE, "%s", step.fields[i].answer_ids[part - field->parts]);
    return true;
}

static bool
list_field(struct call *call, const struct found *found, const char *name, struct err *err)
{
    const struct method_part *part;
    char id[ID_SIZE], column[64];

    if (!strcmp(found->entity->name, "alliance") && assign_is_step(name))
        return find_answer(call, found->id, name, id, err) && list_steps(call, id, "value", err);
    part = kind_part(call, found->entity, name, err);
    return part && list_steps(call, found->id, field_column(&part->field, 0, column), err);
}

bool
view_journal(struct call *call, const struct found *record, struct err *err)
{
    struct journal_filter filter = { 0 };

    if (strcmp(record->entity->name, "alliance"))
        filter.record = record->id;
    else
        filter.alliance = record->id;
    return list_entries(call, filter, INT32_MAX, err);
}

/* ---- the commands ---- */

bool
command_journal(struct call *call, struct err *err)
{
    const char *ref = call->args->n ? call->args->words[0] : NULL,
               *field = call_value(call, FLAG_FIELD);
    struct journal_filter filter = { .who = call_value(call, FLAG_WHO) };
    struct found found;
    long limit;

    if (!call_number(call, FLAG_LIMIT, INT32_MAX, &limit, err) || !call_open_to_read(call, err))
        return false;
    if (field && !ref) {
        err_set(err, ERR_USAGE, "a field belongs to a record");
        err_hint(err, "Write: entente journal REF --field %.60s", field);
        return err_where(err, "--field");
    }
    if (ref && strchr(ref, ':'))
        return list_edits(call, ref, err);
    if (ref && !call_find(call, ref, &found, err))
        return false;
    if (field)
        return list_field(call, &found, field, err);
    if (ref && !strcmp(found.entity->name, "alliance"))
        filter.alliance = found.id;
    else if (ref)
        filter.record = found.id;
    return list_entries(call, filter, limit, err);
}

static bool
tell_undone(struct call *call, const char *what, const char *label)
{
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_addf(row, "{\"done\":\"%s\",\"label\":", what);
        json_add_string(row, label);
        str_add(row, "}");
    } else {
        call_say(call, "%s: %s", !strcmp(what, "undone") ? "Taken back" : "Brought back", label);
    }
    return true;
}

bool
command_undo(struct call *call, struct err *err)
{
    char label[600];

    return call_open_to_write(call, err) &&
           undo_last(&call->book, call->args->n ? call->args->words[0] : NULL, label, sizeof label,
                     err) &&
           tell_undone(call, "undone", label);
}

bool
command_redo(struct call *call, struct err *err)
{
    char label[600];

    return call_open_to_write(call, err) && redo_last(&call->book, label, sizeof label, err) &&
           tell_undone(call, "redone", label);
}

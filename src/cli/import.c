/* import: records in, from a portfolio document or a table. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/base/mem.h"
#include "src/cli/kind.h"
#include "src/cli/table.h"
#include "src/io/csv_import.h"
#include "src/io/json_import.h"
#include "src/io/rejects.h"

enum { TOLD_MOST = 10, PREVIEW_ROWS = 5 };

/* What an import is told about while it runs. */
struct intake_log {
    struct call *call;
    const char *name;            /* of the file, for messages */
    struct rejects rejects;
    long told;
};

/* ---- what did not go in ---- */

static void
tell_reject(struct intake_log *log, const struct import_reject *reject)
{
    struct str place = { 0 };

    if (log->told++ >= TOLD_MOST)
        return;
    if (reject->entity)
        str_addf(&place, " %s", reject->entity);
    if (reject->id)
        str_addf(&place, " %s", reject->id);
    if (reject->field)
        str_addf(&place, ", %s", reject->field);
    if (reject->value && *reject->value)
        str_addf(&place, " '%.60s'", reject->value);
    call_note("%s:%ld:%s: %s%s%s%s", log->name, reject->line, str_text(&place), reject->why,
              reject->emptied ? " (left empty)" : "", reject->hint && *reject->hint ? ". " : "",
              reject->hint ? reject->hint : "");
    str_free(&place);
}

static void
add_member(struct str *out, const char *name, const char *text)
{
    str_addf(out, ",\"%s\":", name);
    if (text)
        json_add_string(out, text);
    else
        str_add(out, "null");
}

static bool
on_reject(void *context, const struct import_reject *reject)
{
    struct intake_log *log = context;

    tell_reject(log, reject);
    return log->call->dry_run || rejects_add(&log->rejects, reject);
}

static bool
on_progress(void *context, double part)
{
    (void)context;
    (void)part;
    return !call_is_interrupted();
}

/* ---- tables ---- */

static bool
add_rule(struct csv_mapping *mapping, const char *rule, struct err *err)
{
    if (strchr(rule, '=') && access(rule, F_OK) != 0)
        return csv_mapping_set(mapping, rule, err) || err_where(err, "--map");
    return csv_mapping_read(mapping, rule, err) ||
           (err->kind == ERR_MISSING &&
            err_hint(err, "Write COLUMN=FIELD, or name a file with such lines."));
}

static bool
make_mapping(struct call *call, struct source *source, struct csv_mapping *mapping, struct err *err)
{
    const char *kind = call_value(call, FLAG_KIND);

    csv_mapping_begin(mapping, &call->book);
    for (size_t i = 0; i < call->args->n_flags; i++)
        if (call->args->flags[i].flag == FLAG_MAP &&
            !add_rule(mapping, call->args->flags[i].value, err))
            return false;
    if (kind && !(mapping->entity = kind_find(call, kind, err)))
        return err_where(err, "--kind");
    return csv_mapping_bind(mapping, source, err);
}

/* The first rows as they would be taken in. */
static bool
show_preview(struct call *call, struct source *source, const struct csv_mapping *mapping,
             struct err *err)
{
    struct csv_preview_row *rows;
    struct str columns = { 0 };
    size_t got;

    page_heading(&call->page, "Columns of %s, each line one %s", source->name,
                 mapping->entity->name);
    csv_mapping_show(mapping, &columns);
    page_body(&call->page, 2, str_text(&columns));
    str_free(&columns);
    if (!csv_preview(&call->book, source, mapping, PREVIEW_ROWS, &call->arena, &rows, &got, err))
        return false;
    for (size_t i = 0; i < got; i++) {
        page_heading(&call->page, "Line %ld", rows[i].line);
        if (rows[i].problem)
            page_wrap(&call->page, "  ", 2,
                      arena_printf(&call->arena, "rejected: %s%s%s",
                                   rows[i].heading ? rows[i].heading : "",
                                   rows[i].heading ? ": " : "", rows[i].problem));
        for (size_t k = 0; !rows[i].problem && k < mapping->n; k++)
            if (mapping->columns[k].target != CSV_NOTHING && rows[i].cells[k] && *rows[i].cells[k])
                page_wrap(&call->page,
                          arena_printf(&call->arena, "  %s  ",
                                       csv_target_text(&mapping->columns[k], &call->arena)),
                          26, rows[i].cells[k]);
    }
    page_gap(&call->page);
    return true;
}

static void
add_json_mapping(struct call *call, const struct csv_mapping *mapping)
{
    struct str *out = call_member(call, "mapping");

    str_add(out, "[");
    for (size_t i = 0; i < mapping->n; i++) {
        const struct csv_column *column = &mapping->columns[i];

        str_add(out, i ? ",{\"target\":" : "{\"target\":");
        json_add_string(out, csv_target_text(column, &call->arena));
        add_member(out, "column", column->always ? NULL : column->heading);
        add_member(out, "always", column->always);
        str_add(out, "}");
    }
    str_add(out, "]");
}

static bool
import_table(struct call *call, struct source *source, struct intake_log *log,
             const struct import_options *options, struct import_report *report, struct err *err)
{
    struct csv_mapping mapping = { 0 };
    bool ok = make_mapping(call, source, &mapping, err);

    log->rejects.mapping = &mapping;
    if (ok && call->form == FORM_JSON)
        add_json_mapping(call, &mapping);
    else if (ok && call->dry_run && !call->quiet)
        ok = show_preview(call, source, &mapping, err);
    ok = ok && csv_import(&call->book, source, &mapping, options, report, err);
    log->rejects.mapping = NULL;
    csv_mapping_end(&mapping);
    return ok;
}

/* ---- the command ---- */

/* By what the file is called, else by how it begins. */
static bool
is_document(struct source *source, const char *path, bool *document, struct err *err)
{
    const char *dot = strrchr(path, '.');
    char start[64];
    size_t got, at = 0;

    *document = dot && !strcasecmp(dot, ".json");
    if (dot && (*document || !strcasecmp(dot, ".csv") || !strcasecmp(dot, ".tsv")))
        return true;
    if (!source_read(source, start, sizeof start, &got, err) || !source_seek(source, 0, err))
        return false;
    if (got >= 3 && !memcmp(start, "\357\273\277", 3))
        at = 3;
    while (at < got && isspace((unsigned char)start[at]))
        at++;
    *document = at < got && start[at] == '{';
    return true;
}

static void
tell_report(struct call *call, const struct intake_log *log, const struct import_report *report)
{
    bool kept = report->rejected + report->emptied && !call->dry_run;
    struct str *row;

    if (log->told > TOLD_MOST)
        call_note("%s: and %ld more", log->name, log->told - TOLD_MOST);
    if (call->form == FORM_JSON) {
        row = call_row(call);
        str_addf(
            row,
            "{\"added\":%ld,\"updated\":%ld,\"unchanged\":%ld,\"rejected\":%ld,\"left_empty\":%ld"
            ",\"made\":%ld",
            report->added, report->updated, report->unchanged, report->rejected, report->emptied,
            report->made);
        add_member(row, "file", log->name);
        add_member(row, "rejects", kept ? log->rejects.path : NULL);
        str_add(row, "}");
        return;
    }
    call_say(call, "%s: %ld added, %ld updated, %ld unchanged, %ld rejected", log->name,
             report->added, report->updated, report->unchanged, report->rejected);
    if (report->made)
        call_say(call, "%ld further records were made for them", report->made);
    if (report->emptied)
        call_say(call, "%ld values were left empty", report->emptied);
    if (kept)
        call_say(call, "%s: what did not go in, with the reasons", log->rejects.path);
}

static bool
take_in(struct call *call, struct source *source, struct intake_log *log,
        struct import_report *report, struct err *err)
{
    struct backup_keep keep = call_keep(call);
    struct import_options options = { .on_reject = on_reject,
                                      .on_progress = on_progress,
                                      .context = log };
    bool document, ok = is_document(source, log->name, &document, err);

    if (ok && document && (call_has(call, FLAG_MAP) || call_has(call, FLAG_KIND))) {
        ok = err_set(err, ERR_USAGE, "a JSON document says itself what its records are");
        err_where(err, call_has(call, FLAG_MAP) ? "--map" : "--kind");
    }
    if (ok && !call->dry_run)
        ok = backup_make(call->book.store, NULL, "import", &keep, NULL, 0, err);
    if (!ok)
        return false;
    ok = document ? json_import(&call->book, source, &options, report, err)
                  : import_table(call, source, log, &options, report, err);
    if (!ok && log->rejects.err.kind)
        *err = log->rejects.err;
    return ok && rejects_finish(&log->rejects, err);
}

bool
command_import(struct call *call, struct err *err)
{
    const char *name = call->args->words[0];
    struct intake_log log = { .call = call, .name = name };
    struct import_report report = { 0 };
    struct source source = { .fd = -1 };
    bool ok;

    rejects_begin(&log.rejects, name, NULL);
    ok = source_open(&source, name, err);
    if (ok) {
        ok = call_open_to_write(call, err) && take_in(call, &source, &log, &report, err);
        source_close(&source);
    }
    if (ok) {
        tell_report(call, &log, &report);
        call->status = report.rejected || report.emptied;
    }
    rejects_discard(&log.rejects);
    return ok;
}

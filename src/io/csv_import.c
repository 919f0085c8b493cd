#include "src/io/csv_import.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/io/csv_load.h"

enum { ROWS_A_PROGRESS = 256 };

struct run {
    struct csv_load load;
    const struct import_options *options;
    struct import_report *report;
};

static bool
reject(struct run *run, const struct csv_row *row, const struct err *why, struct err *err)
{
    const struct csv_column *column = csv_load_fault(&run->load, why);
    struct import_reject reject = {
        .line = row->line,
        .entity = run->load.mapping->entity->name,
        .id = *run->load.take.id ? run->load.take.id : NULL,
        .field = column ? column->heading : *why->where ? why->where : NULL,
        .value = column ? csv_take_cell(&run->load.take, column, row) : NULL,
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
    enum intake_result result;
    bool found;

    if (!csv_load_prepare(&run->load, row, &record, &found, &why) ||
        !csv_load_write(&run->load, row, &record, found, &result, &why))
        return reject(run, row, &why, err);
    if (result == INTAKE_ADDED)
        run->report->added++;
    else if (result == INTAKE_UPDATED)
        run->report->updated++;
    else
        run->report->unchanged++;
    return true;
}

static bool
import_rows(struct run *run, struct source *source, struct err *err)
{
    struct csv_reader *reader = mem_alloc(sizeof *reader);
    struct csv_row *row = mem_alloc(sizeof *row);
    bool ok = csv_load_rows(&run->load, reader, source, row, err);

    for (long n = 1; ok && csv_next(reader, row, err); n++) {
        if (run->options->most && n > run->options->most)
            err_set(err, ERR_INPUT, "the table has more than %ld rows", run->options->most);
        else if (n % ROWS_A_PROGRESS == 0 && run->options->on_progress &&
                 !run->options->on_progress(
                     run->options->context,
                     source->size ? (double)reader->behind / (double)source->size : 0))
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
    struct run run = { .report = report, .options = options ? options : &none };
    const char *slash = strrchr(source->name, '/');
    char label[300];
    bool ok;

    *report = (struct import_report){ 0 };
    if (!change_begin(book->store, CHANGE_IMPORT, NULL, err))
        return false;
    ok = csv_load_begin(&run.load, book, mapping, err) && import_rows(&run, source, err);
    report->made = run.load.made;
    snprintf(label, sizeof label, "Import of %.150s: %ld added, %ld updated",
             slash ? slash + 1 : source->name, report->added, report->updated);
    if (ok && !run.options->dry_run)
        ok = change_commit(book->store, label, NULL, err);
    else
        change_rollback(book->store);
    csv_load_end(&run.load);
    return ok && (run.options->dry_run || book_refresh(book, err));
}

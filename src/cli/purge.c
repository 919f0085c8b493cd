/* purge: a new file with the records that are not in the bin, and nothing of those that are. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/sample.h"
#include "src/io/json_export.h"
#include "src/io/json_import.h"
#include "src/io/spool.h"
#include "src/store/query.h"

/* Where the records stay on their way, and what would not go in again. */
struct passage {
    int fd;
    char why[400];
};

static bool
write_out(void *context, const char *bytes, size_t n)
{
    return spool_write(((struct passage *)context)->fd, bytes, n);
}

static bool
refuse(void *context, const struct import_reject *reject)
{
    struct passage *passage = context;

    snprintf(passage->why, sizeof passage->why, "%s %s, %s: %s",
             reject->entity ? reject->entity : "", reject->id ? reject->id : "",
             reject->field ? reject->field : "", reject->why);
    return false;
}

static bool
move_records(struct call *call, struct book *fresh, struct import_report *report, struct err *err)
{
    struct passage passage = { .fd = spool_open() };
    struct import_options options = { .on_reject = refuse, .context = &passage };
    struct source source = { .fd = passage.fd, .name = "the records" };
    bool ok = passage.fd >= 0;

    if (!ok) {
        err_set(err, ERR_MACHINE, "a temporary file cannot be made: %s", strerror(errno));
        return false;
    }
    ok = json_export(&call->book, NULL, write_out, &passage, err);
    source.size = ok ? lseek(passage.fd, 0, SEEK_END) : 0;
    ok = ok && source_seek(&source, 0, err) && json_import(fresh, &source, &options, report, err);
    if (!ok && *passage.why)
        err_set(err, ERR_FORMAT, "a record cannot be taken over: %s", passage.why);
    source_close(&source);
    return ok;
}

/* Rows of a table outside the journal, copied as they are: the method sets with everything loaded
 * into them, and the health checks that are open. */
static bool
copy_table(struct call *call, struct book *fresh, const char *select, const char *insert,
           struct err *err)
{
    struct query *query = query_start(call->book.store, err, select, "");
    bool ok = true;

    while (ok && query_next(query, err)) {
        struct cell cells[5];

        for (int i = 0; i < 5; i++)
            cells[i] = query_cell(query, i);
        ok = change_private(fresh->store, err, insert, "ccccc", &cells[0], &cells[1], &cells[2],
                            &cells[3], &cells[4]);
    }
    return query_end(query, err) && ok;
}

static bool
copy_method(struct call *call, struct book *fresh, struct err *err)
{
    bool ok =
        change_begin(fresh->store, CHANGE_EDIT, NULL, err) &&
        change_private(fresh->store, err, "DELETE FROM method", "") &&
        change_private(fresh->store, err, "DELETE FROM method_text", "") &&
        change_private(fresh->store, err, "DELETE FROM reference", "") &&
        copy_table(call, fresh, "SELECT version,title,digest,loaded_at,current FROM method",
                   "INSERT INTO method VALUES(?1,?2,?3,?4,?5)", err) &&
        copy_table(call, fresh, "SELECT version,kind,key,name,value FROM method_text",
                   "INSERT INTO method_text VALUES(?1,?2,?3,?4,?5)", err) &&
        copy_table(call, fresh, "SELECT name,line,cells,NULL,NULL FROM reference",
                   "INSERT INTO reference SELECT ?1,?2,?3 WHERE ?4 IS NULL AND ?5 IS NULL", err) &&
        copy_table(call, fresh, "SELECT f.survey,f.method,f.statements,f.secret,NULL FROM"
                   " survey_form f JOIN survey s ON s.id=f.survey WHERE s.deleted=0",
                   "INSERT INTO survey_form SELECT ?1,?2,?3,?4 WHERE ?5 IS NULL", err) &&
        copy_table(call, fresh, "SELECT w.respondent,w.survey,w.answers,NULL,NULL FROM"
                   " survey_waiting w JOIN respondent r ON r.id=w.respondent JOIN survey s ON"
                   " s.id=w.survey WHERE r.deleted=0 AND s.deleted=0",
                   "INSERT INTO survey_waiting SELECT ?1,?2,?3 WHERE ?4 IS NULL AND ?5 IS NULL",
                   err);

    if (ok)
        return change_commit(fresh->store, "", NULL, err);
    change_rollback(fresh->store);
    return false;
}

/* The ids of what was left out, those of earlier purges among them. */
static bool
list_purged(struct call *call, struct str *out, long *n, struct err *err)
{
    const char *before = store_meta(call->book.store, &call->arena, "purged");

    *n = 0;
    str_add(out, before ? before : "");
    for (size_t i = 0; i < entity_count; i++) {
        const char *sql =
            arena_printf(&call->arena, "SELECT id FROM \"%s\" WHERE deleted=1", entities[i].name);
        struct query *query = query_start(call->book.store, err, sql, "");

        for (; query_next(query, err); ++*n)
            str_addf(out, "%s%s", out->len ? " " : "", query_text(query, 0));
        if (!query_end(query, err))
            return false;
    }
    return true;
}

static bool
note_purged(struct book *fresh, const char *ids, struct err *err)
{
    if (!change_begin(fresh->store, CHANGE_EDIT, NULL, err))
        return false;
    if (change_private(fresh->store, err, "INSERT OR REPLACE INTO meta VALUES('purged',?1)", "t",
                       ids))
        return change_commit(fresh->store, "", NULL, err);
    change_rollback(fresh->store);
    return false;
}

static bool
make_file(struct call *call, const char *target, const char *ids, struct import_report *report,
          struct err *err)
{
    struct book fresh = { 0 };
    struct env maker = sample_maker(&call->env);
    bool made, ok;

    made = book_create(target, call->book.kind, call->book.name, &maker, err);
    ok = made && book_open(&fresh, target, 0, &maker, err) && copy_method(call, &fresh, err);

    if (ok) {                               /* read again: the method is another one now */
        book_close(&fresh);
        ok = book_open(&fresh, target, 0, &maker, err);
    }
    ok = ok && move_records(call, &fresh, report, err) && note_purged(&fresh, ids, err);
    if (made)
        book_close(&fresh);
    if (made && !ok)
        unlink(target);
    return ok;
}

bool
command_purge(struct call *call, struct err *err)
{
    const char *target = call_value(call, FLAG_OUTPUT);
    struct import_report report = { 0 };
    struct str ids = { 0 };
    long gone;
    bool ok;

    if (!target) {
        err_set(err, ERR_USAGE, "the new file has to be named");
        err_hint(err, "Write: entente purge -o clean.entente");
        return err_where(err, "--output");
    }
    ok = call_open(call, err) && list_purged(call, &ids, &gone, err) &&
         (call->dry_run || make_file(call, target, str_text(&ids), &report, err));
    str_free(&ids);
    if (!ok)
        return false;
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_add(row, "{\"file\":");
        json_add_string(row, target);
        str_addf(row, ",\"left_out\":%ld}", gone);
    } else {
        call_say(call, "%s: a new file without the %ld %s in the bin and without their history",
                 target, gone, gone == 1 ? "record" : "records");
    }
    return true;
}

#include "ui/screen/intake_work.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/io/json_import.h"
#include "src/store/care.h"

/* ---- the file ---- */

void
intake_work_close(struct intake_work *work)
{
    if (work->open)
        source_close(&work->source);
    if (work->mapping.book)
        csv_mapping_end(&work->mapping);
    for (size_t i = 0; i < work->rules; i++)
        mem_free(work->rule[i]);
    mem_free(work->path);
    arena_free(&work->arena);
    arena_free(&work->told_arena);
    *work = (struct intake_work){ .ui = work->ui };
}

/* A document begins with a brace; a table does not. */
static bool
looks_like_document(struct source *source, bool *document, struct err *err)
{
    char bytes[512];
    size_t got, i = 0;

    if (!source_seek(source, 0, err) || !source_read(source, bytes, sizeof bytes, &got, err))
        return false;
    if (got >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        i = 3;
    while (i < got && isspace((unsigned char)bytes[i]))
        i++;
    *document = i < got && bytes[i] == '{';
    return source_seek(source, 0, err);
}

bool
intake_work_open(struct intake_work *work, struct ui *ui, const char *path, struct err *err)
{
    intake_work_close(work);
    work->ui = ui;
    work->path = mem_string(path);
    if (!source_open(&work->source, work->path, err))
        return false;
    work->open = true;
    return looks_like_document(&work->source, &work->document, err) &&
           (work->document || intake_work_bind(work, err));
}

/* ---- a table's columns ---- */

/* A mapping that ships with the program for tables of this name: "alliances" for alliances.csv. */
static bool
read_shipped(struct intake_work *work, struct err *err)
{
    const char *base = strrchr(work->path, '/') ? strrchr(work->path, '/') + 1 : work->path;
    struct str name = { 0 };
    bool ok;

    str_add_bytes(&name, base, strcspn(base, "."));
    ok = !name.len || csv_mapping_read(&work->mapping, name.data, err) || err->kind == ERR_MISSING;
    if (ok)
        err_clear(err);
    str_free(&name);
    return ok;
}

bool
intake_work_bind(struct intake_work *work, struct err *err)
{
    struct book *book = &desk_of(work->ui)->book;

    if (work->mapping.book)
        csv_mapping_end(&work->mapping);
    arena_free(&work->arena);
    work->mapping = (struct csv_mapping){ 0 };
    work->previews = 0;
    work->bound = work->tried = work->done = false;
    work->n_told = 0;
    csv_mapping_begin(&work->mapping, book);
    if (!read_shipped(work, err))
        return false;
    if (work->entity)
        work->mapping.entity = work->entity;
    for (size_t i = 0; i < work->rules; i++)
        if (!csv_mapping_set(&work->mapping, work->rule[i], err))
            return false;
    if (!source_seek(&work->source, 0, err) || !csv_mapping_bind(&work->mapping, &work->source, err))
        return false;
    work->bound = true;
    return source_seek(&work->source, 0, err) &&
           csv_preview(book, &work->source, &work->mapping, INTAKE_PREVIEW, &work->arena, &work->preview, &work->previews, err);
}

bool
intake_work_rule(struct intake_work *work, const char *heading, const char *target, struct err *err)
{
    struct err first;
    struct str rule = { 0 };

    if (work->rules == INTAKE_RULES)
        return err_set(err, ERR_INPUT, "so many rules are more than this screen can hold");
    str_addf(&rule, "%s=%s", heading, target);
    work->rule[work->rules++] = mem_string(rule.data);
    str_free(&rule);
    if (intake_work_bind(work, err))
        return true;
    first = *err;
    mem_free(work->rule[--work->rules]);    /* what does not fit is forgotten again */
    err_clear(err);
    intake_work_bind(work, err);
    *err = first;
    return false;
}

/* ---- doing it ---- */

static bool
on_reject(void *context, const struct import_reject *reject)
{
    struct intake_work *work = context;
    struct str text = { 0 };

    reject_show(reject, &text);
    if (work->n_told < INTAKE_TOLD)
        work->told[work->n_told++] = arena_string(&work->told_arena, text.data);
    str_free(&text);
    return !work->keep || rejects_add(&work->rejects, reject);
}

static bool
on_progress(void *context, double part)
{
    struct intake_work *work = context;

    return ui_progress(work->ui, "Reading", (long)(part * 100), 100);
}

static bool
back_up(struct intake_work *work, struct err *err)
{
    return backup_make(desk_of(work->ui)->book.store, NULL, "import", NULL, NULL, 0, err);
}

bool
intake_work_run(struct intake_work *work, bool trial, struct err *err)
{
    struct book *book = &desk_of(work->ui)->book;
    struct import_options options = {
        .dry_run = trial, .on_reject = on_reject, .on_progress = on_progress, .context = work,
    };
    bool ok;

    work->n_told = 0;
    work->keep = !trial;
    rejects_begin(&work->rejects, work->path, work->document ? NULL : &work->mapping);
    arena_free(&work->told_arena);
    work->report = (struct import_report){ 0 };
    work->tried = work->done = false;
    if (!trial && !back_up(work, err))
        return false;
    ok = source_seek(&work->source, 0, err) &&
         (work->document ? json_import(book, &work->source, &options, &work->report, err)
                         : csv_import(book, &work->source, &work->mapping, &options, &work->report, err));
    if (!ok && work->rejects.err.kind)
        *err = work->rejects.err;
    work->tried = ok && trial;
    work->done = ok && !trial;
    ok = ok && rejects_finish(&work->rejects, err);
    rejects_discard(&work->rejects);
    return ok;
}

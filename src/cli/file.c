/* init, demo, verify, backup, upgrade: the portfolio as a file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/cli/call.h"
#include "src/config/path.h"
#include "src/cli/sample.h"
#include "src/model/unique.h"
#include "src/store/care.h"

/* What was made, for people and for programs. */
static void
tell_file(struct call *call, const char *what, const char *path)
{
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_add(row, "{\"file\":");
        json_add_string(row, path);
        str_add(row, ",\"done\":");
        json_add_string(row, what);
        str_add(row, "}");
    } else {
        call_say(call, "%s: %s", path, what);
    }
}

/* ---- init ---- */

static bool
read_kind(struct call *call, const char **kind, struct err *err)
{
    *kind = call_value(call, FLAG_KIND) ? call_value(call, FLAG_KIND) : "live";
    if (!strcmp(*kind, "live") || !strcmp(*kind, "demo") || !strcmp(*kind, "training"))
        return true;
    err_set(err, ERR_USAGE, "'%.60s' is no kind of portfolio", *kind);
    err_hint(err, "Write --kind live, --kind demo or --kind training.");
    return err_where(err, "--kind");
}

/* "/home/ana/work.entente" is called "work" when no name was given. */
static const char *
portfolio_name(struct call *call, const char *path)
{
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *name;
    size_t n = strlen(base);
    struct str clean = { 0 };

    if (call_value(call, FLAG_NAME))
        return call_value(call, FLAG_NAME);
    if (n > 8 && !strcmp(base + n - 8, ".entente"))
        n -= 8;
    text_clean(&clean, base, n, TEXT_LINE);
    name = text_length(str_text(&clean)) <= 160 ? arena_string(&call->arena, str_text(&clean))
                                                : "Portfolio";
    str_free(&clean);
    return *name ? name : "Portfolio";
}

static bool
is_free(const char *path, struct err *err)
{
    if (access(path, F_OK) != 0)
        return true;
    err_set(err, ERR_INPUT, "a file is there already");
    err_hint(err, "Choose another name, or open the one that is there.");
    return err_where(err, "%s", path);
}

bool
command_init(struct call *call, struct err *err)
{
    const char *path = call->args->words[0], *kind;
    struct env maker = sample_maker(&call->env);

    if (!read_kind(call, &kind, err) || !is_free(path, err))
        return false;
    if (!call->dry_run && !book_create(path, kind, portfolio_name(call, path), &maker, err))
        return false;
    tell_file(call, arena_printf(&call->arena, "a new, empty portfolio (%s)", kind), path);
    return true;
}

/* ---- demo ---- */

static const char *
demo_path(struct call *call, struct err *err)
{
    struct str path = { 0 }, folder = { 0 };
    const char *made = NULL;

    if (call->args->n)
        return call->args->words[0];
    path_of(&folder, PATH_DATA, NULL);
    path_of(&path, PATH_DATA, "demo.entente");
    if (call->dry_run || path_make(str_text(&folder), err))
        made = arena_string(&call->arena, str_text(&path));
    str_free(&folder);
    str_free(&path);
    return made;
}

/* Only a sample may be replaced: what people wrote never is. */
static bool
is_a_sample(struct call *call, const char *path, struct err *err)
{
    struct book book;
    bool ok = book_open(&book, path, STORE_READONLY, &call->env, err);

    if (ok && strcmp(book.kind, "demo") != 0) {
        ok = err_set(err, ERR_INPUT, "it is no sample portfolio but a %s one", book.kind);
        err_hint(err, "Name another file.");
        err_where(err, "%s", path);
    }
    book_close(&book);
    return ok;
}

/* Made under another name and put in its place at the end, so that a failure leaves the old one. */
static bool
make_sample(struct call *call, const char *path, struct err *err)
{
    const char *fresh = arena_printf(&call->arena, "%s.new", path);
    bool ok;

    unlink(fresh);
    ok = sample_create(fresh, &call->env, err);
    if (ok && rename(fresh, path) != 0) {
        ok = err_set(err, ERR_MACHINE, "it cannot be put in its place: %s", strerror(errno));
        err_where(err, "%s", path);
    }
    if (!ok)
        unlink(fresh);
    return ok;
}

bool
command_demo(struct call *call, struct err *err)
{
    const char *path = demo_path(call, err);
    bool there, wanted;

    if (!path)
        return false;
    there = access(path, F_OK) == 0;
    wanted = !there || call_has(call, FLAG_RESET);
    if ((there && !is_a_sample(call, path, err)) ||
        (wanted && !call->dry_run && !make_sample(call, path, err)))
        return false;
    if (call->form == FORM_TEXT && !call->quiet && !call->dry_run && isatty(STDIN_FILENO) &&
        isatty(STDOUT_FILENO)) {
        call->start->path = mem_string(path);
        call->start->origin = CLI_NAMED;
        call->status = CLI_SCREEN;
        return true;
    }
    tell_file(call, wanted ? there ? "the sample portfolio, made anew" : "the sample portfolio"
                           : "the sample portfolio is there already", path);
    return true;
}

/* ---- verify ---- */

bool
command_verify(struct call *call, struct err *err)
{
    struct verify_report report;

    if (!call_open(call, err) || !verify_file(call->book.store, &report, err))
        return false;
    if (!report.sound) {
        for (int i = 0; i < report.n_findings; i++)
            call_note("%s: %s", call->path, report.findings[i]);
        err_set(err, ERR_FORMAT, "it is not sound");
        backup_advise(call->path, err);
        return err_where(err, "%s", call->path);
    }
    if (!unique_verify(call->book.store, verify_found, &report, err))
        return false;
    if (!report.sound) {
        for (int i = 0; i < report.n_findings; i++)
            call_note("%s: %s", call->path, report.findings[i]);
        err_set(err, ERR_FORMAT, "something of which there has to be one is missing, or is there twice");
        err_hint(err, "'entente undo' or a backup brings back what is missing; of two, 'entente show ID' tells"
                      " which, 'entente bin ID' takes one away.");
        return err_where(err, "%s", call->path);
    }
    if (call->form == FORM_JSON)
        str_addf(call_row(call), "{\"sound\":1,\"records\":%ld,\"changes\":%ld,\"edits\":%ld}",
                 report.records, report.changes, report.edits);
    else
        call_say(call, "%s: sound. %ld records; the journal's %ld changes lead to them.",
                 call->path, report.records, report.changes);
    return true;
}

/* ---- backup ---- */

static bool
restore(struct call *call, const char *backup, struct err *err)
{
    char kept[4200] = "";

    if (call->dry_run) {
        struct book book;
        bool ok = book_open(&book, backup, STORE_READONLY, &call->env, err);

        book_close(&book);
        if (ok)
            tell_file(call, arena_printf(&call->arena, "would be replaced by %s", backup),
                      call->path);
        return ok;
    }
    if (call_has(call, FLAG_READONLY)) {
        err_set(err, ERR_USAGE, "it excludes --readonly");
        return err_where(err, "--restore");
    }
    if (!backup_restore(call->path, backup, &call->env, kept, sizeof kept, err))
        return false;
    tell_file(call, "restored", call->path);
    if (*kept)
        tell_file(call, "the file as it was before", kept);
    return true;
}

bool
command_backup(struct call *call, struct err *err)
{
    const char *target = call_value(call, FLAG_OUTPUT), *backup = call_value(call, FLAG_RESTORE);
    struct backup_keep keep = call_keep(call);
    char made[4200] = "";

    if (backup && target) {
        err_set(err, ERR_USAGE, "it excludes --restore");
        return err_where(err, "--output");
    }
    if (backup)
        return restore(call, backup, err);
    if (!call_open(call, err))
        return false;
    if (call->dry_run) {
        if (target && !is_free(target, err))
            return false;
        tell_file(call, "would be copied", call->path);
        return true;
    }
    if (!backup_make(call->book.store, target, "manual", &keep, made, sizeof made, err))
        return false;
    tell_file(call, "the copy", made);
    return true;
}

/* ---- upgrade ---- */

bool
command_upgrade(struct call *call, struct err *err)
{
    int from = 0;

    if (call->dry_run) {
        if (call_open(call, err))
            tell_file(call, "it has this version already", call->path);
        else if (err->kind == ERR_FORMAT && strstr(err->what, "older version")) {
            tell_file(call, err->what, call->path);
            err_clear(err);
        }
        return !err->kind;
    }
    if (!store_upgrade(call->path, &call->env, &from, err))
        return false;
    tell_file(call,
              from < STORE_SCHEMA
                  ? arena_printf(&call->arena, "brought from schema %d to %d", from, STORE_SCHEMA)
                  : "it has this version already",
              call->path);
    return true;
}

/* method: the sets of questions the portfolio holds; taking one in, and moving an alliance to one. */
#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/table.h"
#include "src/config/path.h"
#include "src/ops/method_adopt.h"
#include "src/store/query.h"

static bool
list_sets(struct call *call, struct err *err)
{
    struct method_version *list;
    struct table table = { .arena = &call->arena };
    size_t n;

    if (!call_open(call, err) || !method_versions(&call->book, &call->arena, &list, &n, err))
        return false;
    table_column(&table, "Set", TABLE_WHOLE);
    table_column(&table, "Alliances", TABLE_RIGHT);
    table_column(&table, "", TABLE_WHOLE);
    table_column(&table, "Title", TABLE_TEXT);
    for (size_t i = 0; i < n; i++) {
        if (call->form == FORM_JSON) {
            struct str *row = call_row(call);

            str_add(row, "{\"version\":");
            json_add_string(row, list[i].version);
            str_add(row, ",\"title\":");
            json_add_string(row, list[i].title);
            str_addf(row, ",\"current\":%d,\"alliances\":%ld,\"loaded_at\":", list[i].current,
                     list[i].alliances);
            json_add_string(row, list[i].loaded_at);
            str_add(row, "}");
            continue;
        }
        table_cell(&table, list[i].version);
        table_cell(&table, arena_printf(&call->arena, "%ld", list[i].alliances));
        table_cell(&table, list[i].current ? "for new alliances" : "");
        table_cell(&table, list[i].title);
    }
    if (call->form != FORM_JSON)
        table_print(&table, &call->page);
    table_free(&table);
    return true;
}

static void
tell_difference(struct call *call, const struct method_difference *difference)
{
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_addf(row, "{\"added\":%d,\"removed\":%d,\"reworded\":%d,\"examples\":[",
                 difference->added, difference->removed, difference->reworded);
        for (int i = 0; i < difference->n_examples; i++) {
            str_add(row, i ? "," : "");
            json_add_string(row, difference->examples[i]);
        }
        str_add(row, "]}");
        return;
    }
    call_say(call, "%d new, %d gone, %d in other words", difference->added, difference->removed,
             difference->reworded);
    for (int i = 0; i < difference->n_examples; i++)
        call_say(call, "  %s", difference->examples[i]);
}

static bool
load_set(struct call *call, const char *folder, struct err *err)
{
    struct method_difference difference;

    if (!call_open_to_write(call, err) ||
        !method_adopt(&call->book, folder, call->dry_run, &difference, err))
        return false;
    if (call->dry_run)
        call_say(call, "%s: a complete set", folder);
    else
        call_say(call, "%s: loaded; new alliances use it, those there stay with theirs",
                 method_version(call->book.method));
    tell_difference(call, &difference);
    return true;
}

static bool
use_set(struct call *call, const char *ref, const char *version, struct err *err)
{
    struct method_difference difference;
    char alliance[ID_SIZE];
    char *now;

    if (!call_open_to_write(call, err) || !find_alliance(&call->book, ref, alliance, err))
        return false;
    now = query_string(call->book.store, &call->arena, err,
                       "SELECT coalesce(method,?2) FROM alliance WHERE id=?1", "tt", alliance,
                       method_version(call->book.method));
    if (err->kind || !method_pin(&call->book, alliance, version, err) ||
        !method_differ(&call->book, now ? now : version, version, &difference, err))
        return false;
    call_say(call, "%s: asks the questions of %s", ref, version);
    tell_difference(call, &difference);
    return true;
}

/* The shipped set as files, to be changed and taken in under a version of its own. */
static bool
copy_set(struct call *call, const char *folder, struct err *err)
{
    struct str path = { 0 };
    long n = 0;
    bool ok = path_make(folder, err);

    for (const struct embedded_file *file = embedded_method; ok && file->name; file++) {
        FILE *there;

        str_clear(&path);
        str_addf(&path, "%s/%s", folder, file->name);
        there = fopen(str_text(&path), "re");
        if (there) {
            fclose(there);
            err_set(err, ERR_INPUT, "a file is there already");
            err_hint(err, "Name an empty or a new folder.");
            ok = err_where(err, "%.190s", str_text(&path));
        } else {
            ok = path_write(str_text(&path), file->data, file->size, err);
            n += ok;
        }
    }
    str_free(&path);
    if (ok)
        call_say(call, "%s: %ld files; give [method] in method.ini a version of its own", folder, n);
    return ok;
}

static bool
wants(const struct args *args, size_t n, const char *form, struct err *err)
{
    if (args->n == n)
        return true;
    err_set(err, ERR_USAGE, "%s", args->n < n ? "a word is missing" : "there is a word too many");
    err_hint(err, "Write: entente method %s", form);
    return err_where(err, "%s", args->n ? args->words[args->n < n ? args->n - 1 : n] : "method");
}

bool
command_method(struct call *call, struct err *err)
{
    const struct args *args = call->args;
    const char *what = args->n ? args->words[0] : "list";

    if (!strcmp(what, "list"))
        return (!args->n || wants(args, 1, "list", err)) && list_sets(call, err);
    if (!strcmp(what, "copy"))
        return wants(args, 2, "copy FOLDER", err) && copy_set(call, args->words[1], err);
    if (!strcmp(what, "load"))
        return wants(args, 2, "load FOLDER", err) && load_set(call, args->words[1], err);
    if (!strcmp(what, "use"))
        return wants(args, 3, "use ALLIANCE VERSION", err) &&
               use_set(call, args->words[1], args->words[2], err);
    err_set(err, ERR_USAGE, "it is none of list, copy, load and use");
    err_hint(err, "Write: entente method load FOLDER");
    return err_where(err, "%.60s", what);
}

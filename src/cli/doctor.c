/* doctor: how program, terminal and portfolio are. No content of the portfolio: the text can be
 * shown to others. */
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/help.h"
#include "src/cli/table.h"
#include "src/config/path.h"
#include "src/model/unique.h"
#include "src/store/presence.h"
#include "src/store/query.h"

enum { PRESENCES = 50 };

/* One finding: a row of JSON, or a line of text. */
static void __attribute__((format(printf, 4, 5)))
tell(struct call *call, const char *part, const char *name, const char *format, ...)
{
    struct str text = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_add(row, "{\"part\":");
        json_add_string(row, part);
        str_add(row, ",\"name\":");
        json_add_string(row, name);
        str_add(row, ",\"value\":");
        json_add_string(row, str_text(&text));
        str_add(row, "}");
    } else {
        page_wrap(&call->page, arena_printf(&call->arena, "  %s ", name), 20, str_text(&text));
    }
    str_free(&text);
}

static void
part(struct call *call, const char *title)
{
    if (call->form != FORM_JSON)
        page_heading(&call->page, "%s", title);
}

static const char *
variable(const char *name)
{
    const char *value = getenv(name);

    return value ? value : "(not set)";
}

static void
tell_program(struct call *call)
{
    part(call, "Program");
    tell(call, "program", "version", "%s", help_version());
    tell(call, "program", "schema", "%d", STORE_SCHEMA);
    tell(call, "program", "engine", "%s", store_engine());
    tell(call, "program", "screen library", "%s",
         call->start->terminal_library ? call->start->terminal_library : "none");
    tell(call, "program", "account", "%s on %s", call->env.user, call->env.host);
}

static void
tell_terminal(struct call *call)
{
    static const char *const names[] = { "TERM", "COLORTERM", "NO_COLOR",
                                         "LANG", "LC_ALL",    "LC_CTYPE" };
    struct winsize size = { 0 };

    part(call, "Terminal and locale");
    tell(call, "terminal", "input", "%s", isatty(STDIN_FILENO) ? "a terminal" : "no terminal");
    tell(call, "terminal", "output", "%s", isatty(STDOUT_FILENO) ? "a terminal" : "no terminal");
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        tell(call, "terminal", "size", "%d columns, %d lines", size.ws_col, size.ws_row);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        tell(call, "terminal", names[i], "%s", variable(names[i]));
    tell(call, "terminal", "locale", "%s", setlocale(LC_CTYPE, NULL));
    tell(call, "terminal", "character set", "%s", nl_langinfo(CODESET));
}

static void
tell_path(struct call *call, const char *name, const char *path)
{
    struct stat info;

    if (lstat(path, &info) != 0)
        tell(call, "paths", name, "%s (not there)", path);
    else
        tell(call, "paths", name, "%s (mode %04o%s)", path, (unsigned)info.st_mode & 07777,
             S_ISLNK(info.st_mode) ? ", a symbolic link" : "");
}

static void
tell_paths(struct call *call)
{
    static const struct { const char *name, *file; enum path_kind kind; } places[] = {
        { "configuration", "config.ini", PATH_CONFIG }, { "settings", "settings.ini", PATH_CONFIG },
        { "data", NULL, PATH_DATA }, { "state", NULL, PATH_STATE },
    };
    part(call, "Paths");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct str path = { 0 };

        path_of(&path, places[i].kind, places[i].file);
        tell_path(call, places[i].name, str_text(&path));
        str_free(&path);
    }
    tell_path(call, "portfolio", call->path);
}

/* ---- the configuration ---- */

static void
tell_mistake(void *context, const struct err *err)
{
    tell(context, "configuration", "mistake", "%s%s%s%s%s", err->where, *err->where ? ": " : "",
         err->what, *err->hint ? ". " : "", err->hint);
}

static void
tell_configuration(struct call *call)
{
    const struct err *complaint;

    part(call, "Configuration");
    tell(call, "configuration", "theme", "%s", config_text(call->config, OPTION_SCREEN_THEME));
    if (call->start->check) {
        call->start->check(call->config, tell_mistake, call);
        return;
    }
    for (size_t i = 0; (complaint = config_complaint(call->config, i)); i++)
        tell_mistake(call, complaint);
}

static void
tell_disk(struct call *call)
{
    struct statvfs fs;
    struct stat info;
    struct str journal = { 0 };

    if (stat(call->path, &info) == 0)
        tell(call, "portfolio", "size", "%lld bytes", (long long)info.st_size);
    if (statvfs(call->path, &fs) == 0)
        tell(call, "portfolio", "free space", "%llu MB",
             (unsigned long long)fs.f_bavail * fs.f_frsize >> 20);
    str_addf(&journal, "%s-journal", call->path);
    tell(call, "portfolio", "unfinished change", "%s",
         access(str_text(&journal), F_OK) == 0
             ? "one lies beside the file: the next change undoes it"
             : "none");
    str_free(&journal);
}

static void
tell_presence(struct call *call)
{
    struct presence list[PRESENCES];
    size_t n = presence_list(call->book.store, list, PRESENCES);

    tell(call, "portfolio", "open screens", "%zu", n);
    for (size_t i = 0; i < n && i < PRESENCES; i++) {
        time_t seconds = (time_t)(list[i].since_ms / 1000);
        struct tm local;
        char since[32];

        localtime_r(&seconds, &local);
        strftime(since, sizeof since, "%Y-%m-%d %H:%M", &local);
        tell(call, "portfolio", "screen", "%s on %s, process %ld, since %s", list[i].account,
             list[i].host, list[i].pid, since);
    }
}

static bool
tell_health(struct call *call, struct err *err)
{
    const char *why = store_why_readonly(call->book.store);
    struct verify_report report;

    tell(call, "portfolio", "kind", "%s", call->book.kind);
    tell(call, "portfolio", "method", "%s", method_version(call->book.method));
    tell(call, "portfolio", "writing", "%s", why ? why : "yes");
    tell(call, "portfolio", "backup of today", "%s",
         backup_is_due(call->book.store) ? "not yet" : "made");
    tell_presence(call);
    if (!verify_file(call->book.store, &report, err) ||
        !unique_verify(call->book.store, verify_found, &report, err))
        return false;
    tell(call, "portfolio", "records", "%ld", report.records);
    tell(call, "portfolio", "changes", "%ld (%ld cells)", report.changes, report.edits);
    tell(call, "portfolio", "health", "%s",
         report.sound ? "sound" : "not sound: 'entente verify' says what");
    if (!report.sound)
        call->status = 1;
    return true;
}

/* A portfolio that is missing or damaged is a finding, not a failure. */
bool
command_doctor(struct call *call, struct err *err)
{
    struct err found = { 0 };

    tell_program(call);
    tell_terminal(call);
    tell_paths(call);
    tell_configuration(call);
    part(call, "Portfolio");
    if (!call_open(call, &found)) {
        tell(call, "portfolio", "state", "%s", found.what);
        call->status = found.kind == ERR_MISSING && call->origin != CLI_NAMED ? 0 : 1;
        return true;
    }
    tell_disk(call);
    if (tell_health(call, &found))
        return true;
    tell(call, "portfolio", "state", "%s", found.what);
    call->status = 1;
    (void)err;
    return true;
}

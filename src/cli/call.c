#include "src/cli/call.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/config/path.h"
#include "src/ops/seen.h"
#include "src/store/query.h"

char *
cli_choose(const struct args *args, const struct config *config, enum cli_origin *origin)
{
    const char *named = args_value(args, FLAG_PORTFOLIO), *home = getenv("HOME");
    const char *configured = config_text(config, OPTION_PORTFOLIO_PATH);
    struct str path = { 0 };

    if (!named && !args->command && args->n)
        named = args->words[0];
    if (named) {
        *origin = CLI_NAMED;
        return mem_string(named);
    }
    if (*configured) {
        *origin = config_origin(config, OPTION_PORTFOLIO_PATH) == ORIGIN_ENVIRONMENT
                  ? CLI_ENVIRONMENT : CLI_CONFIGURED;
        if (!strncmp(configured, "~/", 2) && home && *home == '/')
            str_addf(&path, "%s%s", home, configured + 1);
        else
            str_add(&path, configured);
        return path.data;
    }
    *origin = CLI_STANDARD_PLACE;
    path_of(&path, PATH_DATA, "portfolio.entente");
    return path.data;
}

/* ---- options ---- */

const char *
call_value(const struct call *call, enum flag flag)
{
    return args_value(call->args, flag);
}

bool
call_has(const struct call *call, enum flag flag)
{
    return args_has(call->args, flag);
}

bool
call_number(const struct call *call, enum flag flag, long otherwise, long *out, struct err *err)
{
    const char *text = call_value(call, flag);
    char *end;

    *out = otherwise;
    if (!text)
        return true;
    errno = 0;
    *out = strtol(text, &end, 10);
    if (*text && !*end && !errno && *out >= 1)
        return true;
    err_set(err, ERR_USAGE, "'%.60s' is not a whole number from 1 up", text);
    err_hint(err, "Write --%s 20.", flag_info(flag)->name);
    return err_where(err, "--%s", flag_info(flag)->name);
}

bool
call_day(struct call *call, enum flag flag, const char **out, struct err *err)
{
    const char *text = call_value(call, flag);
    char iso[DATE_SIZE];
    long day;

    *out = NULL;
    if (!text)
        return true;
    if (!date_read_words(text, env_today(&call->env), &day, err)) {
        err->kind = ERR_USAGE;
        return err_where(err, "--%s", flag_info(flag)->name);
    }
    date_write(day, iso);
    *out = arena_string(&call->arena, iso);
    return true;
}

/* Noon of the day: the local day is then the same in every zone's summer and winter. */
static bool
set_clock(struct call *call, struct err *err)
{
    const char *day;
    struct tm noon = { .tm_hour = 12, .tm_isdst = -1 };
    int year, month;

    if (!call_day(call, FLAG_AS_OF, &day, err) || !day)
        return !err->kind;
    sscanf(day, "%d-%d-%d", &year, &month, &noon.tm_mday);
    noon.tm_year = year - 1900;
    noon.tm_mon = month - 1;
    call->env.fixed_ms = (int64_t)mktime(&noon) * 1000;
    if (!call->env.fixed_ms)
        call->env.fixed_ms = 1;
    return true;
}

bool
call_begin(struct call *call, const struct args *args, struct config *config, struct env *env,
           struct cli_start *start, struct err *err)
{
    static const char *const whens[] = { "auto", "always", "never" };
    const char *when = args_value(args, FLAG_COLOR);
    bool known = !when;

    *call = (struct call){ .args = args, .config = config, .env = *env, .start = start };
    for (size_t i = 0; i < 3; i++)
        known = known || !strcmp(when, whens[i]);
    page_init(&call->page, known && when ? when : "auto");
    call->quiet = args_has(args, FLAG_QUIET);
    call->dry_run = args_has(args, FLAG_DRY_RUN);
    call->form = args_has(args, FLAG_JSON)  ? FORM_JSON
                 : args_has(args, FLAG_CSV) ? FORM_CSV
                                            : FORM_TEXT;
    call->path = cli_choose(args, config, &call->origin);
    if (!known) {
        err_set(err, ERR_USAGE, "'%.60s' is none of its values", when);
        err_hint(err, "Write --color=auto, --color=always or --color=never.");
        return err_where(err, "--color");
    }
    if (args_has(args, FLAG_JSON) && args_has(args, FLAG_CSV)) {
        err_set(err, ERR_USAGE, "it excludes --json");
        err_hint(err, "Choose one of the two.");
        return err_where(err, "--csv");
    }
    return set_clock(call, err);
}

/* ---- the portfolio ---- */

bool
call_is_interrupted(void)
{
    sigset_t waiting;

    return sigpending(&waiting) == 0 &&
           (sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
            sigismember(&waiting, SIGHUP) == 1);
}

/* Stop a long reading or writing: what is open is then rolled back and removed. */
static bool
stop(void *context)
{
    (void)context;
    return call_is_interrupted();
}

static void
block_signals(int how)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(how, &set, NULL);
}

/* Who we are in the portfolio; a name that nobody has is told once and does no harm. */
static void
find_me(struct call *call)
{
    const char *name = config_text(call->config, OPTION_ME_PERSON);
    struct err err = { 0 };

    if (*name && !find_named(&call->book, entity_find("person"), name, call->book.me, &err)) {
        call->book.me[0] = '\0';
        if (!call->quiet)
            call_note("[me] person: %s", err.what);
    }
}

/* A file opened before is not checked again before reading; a new one is, and remembered. */
static bool
open_seen(struct call *call, const char *path, unsigned flags, struct err *err)
{
    int64_t start = env_now_ms(&call->env);

    if (call->trial)
        return book_open(&call->book, path, flags, &call->env, err);
    flags |= seen_flags(path, &call->env);
    if (!book_open(&call->book, path, flags, &call->env, err))
        return false;
    if (!(flags & STORE_TRUSTED))
        seen_note(path, &call->env, (long)(env_now_ms(&call->env) - start));
    return true;
}

/* A file of a newer version can be read; what is not known here is named, never hidden silently. */
static void
tell_newer(struct call *call)
{
    struct str unknown = { 0 };
    struct err ignored = { 0 };

    if (!store_is_newer(call->book.store))
        return;
    entity_add_unknown(&unknown, call->book.store, &ignored);
    call_note("%s: a newer version of the program wrote it: it can be read here, not changed%s%s", call->path,
              unknown.len ? "; what this version does not know is not shown: " : "", str_text(&unknown));
    str_free(&unknown);
}

static bool
open_book(struct call *call, const char *path, unsigned flags, struct err *err)
{
    block_signals(SIG_BLOCK);
    call->is_open = true;                       /* book_close() is due in any case */
    if (!open_seen(call, path, flags, err)) {
        if (err->kind == ERR_MISSING && call->origin == CLI_STANDARD_PLACE) {
            err_set(err, ERR_MISSING, "there is no portfolio yet");
            err_hint(err, "'entente' starts one, 'entente init FILE' makes an empty one, 'entente "
                          "demo' a sample.");
            err_where(err, "%s", call->path);
        }
        return false;
    }
    store_on_progress(call->book.store, stop, NULL);
    tell_newer(call);
    find_me(call);
    return true;
}

bool
call_open(struct call *call, struct err *err)
{
    unsigned flags =
        call_has(call, FLAG_READONLY) || call_has(call, FLAG_AS_OF) ? STORE_READONLY : 0;

    return call->is_open || open_book(call, call->path, flags, err);
}

bool
call_open_to_read(struct call *call, struct err *err)
{
    return call_open(call, err) && store_hold(call->book.store, err);
}

void
call_release(struct call *call)
{
    if (call->is_open && call->book.store)
        store_release(call->book.store);
}

/* A private copy: a trial runs the very code of the real thing and leaves nothing behind. */
static bool
open_trial(struct call *call, struct err *err)
{
    const char *temporary = getenv("TMPDIR");
    struct store *store = NULL;
    struct str copy = { 0 }, folder = { 0 };
    bool ok;

    str_addf(&folder, "%s/entente-trial-XXXXXX",
             temporary && *temporary == '/' ? temporary : "/tmp");
    if (!mkdtemp(folder.data)) {
        err_set(err, ERR_MACHINE, "a temporary folder cannot be made: %s", strerror(errno));
        err_where(err, "%s", str_text(&folder));
        str_free(&folder);
        return false;
    }
    block_signals(SIG_BLOCK);
    call->trial = folder.data;
    str_addf(&copy, "%s/trial.entente", call->trial);
    ok = store_open(call->path, STORE_READONLY, &call->env, &store, err) &&
         backup_make(store, str_text(&copy), "trial", NULL, NULL, 0, err);
    store_close(store);
    ok = ok && open_book(call, str_text(&copy), 0, err);
    str_free(&copy);
    return ok;
}

struct backup_keep
call_keep(const struct call *call)
{
    return (struct backup_keep){
        .daily = (int)config_number(call->config, OPTION_BACKUP_DAILY),
        .weekly = (int)config_number(call->config, OPTION_BACKUP_WEEKLY),
        .monthly = (int)config_number(call->config, OPTION_BACKUP_MONTHLY),
        .bytes = (long long)config_number(call->config, OPTION_BACKUP_MEGABYTES) << 20,
    };
}

static bool
check_writable(struct call *call, struct err *err)
{
    const char *why = store_why_readonly(call->book.store);

    if (!why)
        return true;
    err_set(err, strstr(why, "newer version") ? ERR_FORMAT : ERR_DENIED, "it can only be read: %s",
            why);
    if (call_has(call, FLAG_READONLY))
        err_hint(err, "Leave --readonly out to change something.");
    return err_where(err, "%s", call->path);
}

bool
call_open_to_write(struct call *call, struct err *err)
{
    struct backup_keep keep = call_keep(call);
    struct err failed = { 0 };

    if (call->is_open)
        return true;
    if (call->dry_run)
        return open_trial(call, err);
    if (!call_open(call, err) || !check_writable(call, err))
        return false;
    if (backup_is_due(call->book.store) &&
        !backup_make(call->book.store, NULL, "daily", &keep, NULL, 0, &failed))
        call_note("%s%sno backup of the day could be made: %s", failed.where,
                  *failed.where ? ": " : "", failed.what);
    return true;
}

static void
remove_trial(struct call *call)
{
    static const char *const names[] = { "trial.entente", "trial.entente-journal",
                                         "trial.entente.rejects" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str path = { 0 };

        str_addf(&path, "%s/%s", call->trial, names[i]);
        unlink(str_text(&path));
        str_free(&path);
    }
    rmdir(call->trial);
    mem_free(call->trial);
    call->trial = NULL;
}

void
call_end(struct call *call)
{
    export_values_end(&call->values);
    if (call->is_open)
        book_close(&call->book);
    if (call->trial)
        remove_trial(call);
    page_free(&call->page);
    arena_free(&call->arena);
    mem_free(call->path);
    call->path = NULL;
    call->is_open = false;
    block_signals(SIG_UNBLOCK);
}

bool
call_find(struct call *call, const char *ref, struct found *out, struct err *err)
{
    char *id;

    if (strcmp(ref, "portfolio") != 0)
        return find_ref(&call->book, ref, out, err) ||
               (*err->where ? false : err_where(err, "%.60s", ref));
    out->entity = entity_find("portfolio");
    id = query_string(call->book.store, &call->arena, err,
                      "SELECT id FROM portfolio WHERE deleted=0 ORDER BY id LIMIT 1", "");
    if (!id)
        return err->kind ? false : err_set(err, ERR_FORMAT, "the file has no portfolio record");
    snprintf(out->id, sizeof out->id, "%s", id);
    return true;
}

/* ---- what is said ---- */

void
call_say(struct call *call, const char *format, ...)
{
    struct str line = { 0 };
    va_list args;

    if (call->quiet || call->form == FORM_JSON)
        return;
    va_start(args, format);
    str_addv(&line, format, args);
    va_end(args);
    page_wrap(&call->page, "", 0, str_text(&line));
    str_free(&line);
}

void
call_note(const char *format, ...)
{
    struct str line = { 0 }, clean = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&line, format, args);
    va_end(args);
    text_clean(&clean, str_text(&line), line.len, TEXT_LINE);
    fprintf(stderr, "entente: %s\n", str_text(&clean));
    str_free(&line);
    str_free(&clean);
}

struct str *
call_row(struct call *call)
{
    struct str *text = &call->page.text;

    if (!call->some_row)
        call_member(call, "rows");
    str_add(text, call->some_row ? ",\n" : "[\n");
    call->some_row = true;
    return text;
}

struct str *
call_member(struct call *call, const char *name)
{
    struct str *text = &call->page.text;

    if (!text->len) {
        str_add(text, "{\"entente\":1");
        if (call->dry_run)
            str_add(text, ",\"dry_run\":1");
    }
    str_add(text, ",");
    json_add_string(text, name);
    str_add(text, ":");
    return text;
}

#include "src/cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/cli/call.h"
#include "src/cli/help.h"

void
cli_complain(const struct err *err)
{
    struct str line = { 0 }, clean = { 0 };

    if (!err->kind)
        return;
    str_add(&line, "entente: ");
    if (*err->where)
        str_addf(&line, "%s: ", err->where);
    str_add(&line, err->what);
    if (*err->hint)
        str_addf(&line, ". %s", err->hint);
    text_clean(&clean, str_text(&line), line.len, TEXT_LINE);
    fprintf(stderr, "%s\n", str_text(&clean));
    str_free(&line);
    str_free(&clean);
}

/* A program that took over somebody's rights would be a way into their files. */
static bool
guard(struct err *err)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN };

    umask(077);
    sigaction(SIGPIPE, &ignore, NULL);
    if (getuid() == geteuid() && getgid() == getegid())
        return true;
    err_set(err, ERR_DENIED,
            "it does not run with the rights of another account (setuid or setgid)");
    return err_hint(err, "Take the mode bits away: chmod ug-s on the program.");
}

static void
tell_complaints(const struct config *config)
{
    const struct err *complaint;

    for (size_t i = 0; (complaint = config_complaint(config, i)); i++)
        cli_complain(complaint);
}

static bool
finish_page(struct call *call, struct err *err)
{
    struct str *text = &call->page.text;

    if (call->form == FORM_JSON) {
        if (!call->some_row) {
            call_member(call, "rows");
            str_add(text, "[]}\n");
        } else {
            str_add(text, "\n]}\n");
        }
    } else if (call->dry_run && call->form == FORM_TEXT && text->len) {
        static const char told[] = "Nothing was changed; this is what would happen:\n";

        str_replace(text, 0, 0, told, strlen(told));
    }
    return page_print(&call->page, call->form == FORM_TEXT, err);
}

/* What is said of the private copy of a dry run holds for the portfolio. */
static void
name_the_real_file(const struct call *call, struct err *err)
{
    if (call->trial && !strncmp(err->where, call->trial, strlen(call->trial)))
        err_where(err, "%s", call->path);
    if (!*err->where)
        err_where(err, "%s", call->args->command->name);
}

static int
finish_failure(const struct err *err)
{
    if (err->kind == ERR_MACHINE && err->code == EPIPE)
        return 128 + SIGPIPE;       /* whoever was reading has seen enough */
    cli_complain(err);
    return err_status(err);
}

static int
run(const struct args *args, struct config *config, struct env *env, struct cli_start *start)
{
    struct err err = { 0 };
    struct call call;
    int status;
    bool ok = call_begin(&call, args, config, env, start, &err) && args->command->run(&call, &err);

    call_release(&call);
    if (!ok)
        name_the_real_file(&call, &err);
    else if (call.status != CLI_SCREEN)
        ok = finish_page(&call, &err);
    status = ok ? call.status : 0;
    call_end(&call);
    return ok ? status : finish_failure(&err);
}

/* --help and --version need nothing but the tables. */
static int
tell(const struct args *args, const struct cli_start *start)
{
    const char *when = args_value(args, FLAG_COLOR);
    struct err err = { 0 };
    struct page page;
    bool ok;

    page_init(&page, when ? when : "auto");
    if (args_has(args, FLAG_VERSION))
        help_libraries(&page, start->terminal_library);
    else if (args->command)
        help_command(&page, args->command);
    else
        help_overview(&page);
    ok = page_print(&page, true, &err);
    page_free(&page);
    return ok ? 0 : finish_failure(&err);
}

/* Everything the screen needs that the command line says. */
static bool
fill_start(const struct args *args, struct cli_start *start, struct err *err)
{
    const char *when = args_value(args, FLAG_COLOR);

    start->readonly = args_has(args, FLAG_READONLY);
    start->path = cli_choose(args, start->config, &start->origin);
    return !when || config_set(start->config, OPTION_SCREEN_COLOUR, when, err) ||
           err_where(err, "--color");
}

int
cli_main(int argc, char **argv, struct env *env, struct cli_start *start)
{
    struct err err = { 0 };
    struct args args = { 0 };
    int status;

    if (!guard(&err) || !args_read(&args, argc, argv, &err)) {
        status = finish_failure(&err);
    } else if (args_has(&args, FLAG_HELP) || args_has(&args, FLAG_VERSION)) {
        status = tell(&args, start);
    } else {
        start->config = config_read(NULL);
        if (args.command) {
            tell_complaints(start->config);
            status = run(&args, start->config, env, start);
        } else {
            status = fill_start(&args, start, &err) ? CLI_SCREEN
                                                    : (err.kind = ERR_USAGE, finish_failure(&err));
        }
        if (status != CLI_SCREEN)
            cli_start_free(start);
    }
    args_free(&args);
    return status;
}

void
cli_start_free(struct cli_start *start)
{
    mem_free(start->path);
    mem_free(start->answer);
    start->answer = NULL;
    config_free(start->config);
    start->path = NULL;
    start->config = NULL;
}

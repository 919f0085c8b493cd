#include "ui/app.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/cli/sample.h"
#include "src/config/path.h"
#include "src/store/care.h"
#include "ui/core/configure.h"
#include "ui/core/loop.h"
#include "ui/screen/answer.h"
#include "ui/screen/portfolio.h"
#include "ui/screen/settings.h"
#include "ui/screen/start.h"
#include "ui/term/term.h"
#include "ui/widget/common.h"

bool
app_first_screen(struct ui *ui)
{
    struct place portfolio = { .kind = PLACE_PORTFOLIO };

    if (!desk_of(ui)->open)
        return ui_push(ui, &start_class, NULL);
    return place_go(ui, &portfolio);
}

/* ---- what was wrong with the configuration ---- */

static void
complain(void *context, const struct err *err)
{
    ui_warn(context, "%s: %s%s%s", err->where, err->what, *err->hint ? ". " : "", err->hint);
}

static size_t
configure(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    size_t mistakes = configure_screen(desk->config, ui->keymap, &ui->theme, complain, ui);

    if (ui->terminal->class->theme)
        ui->terminal->class->theme(ui->terminal, &ui->theme);
    settings_apply(ui);
    return mistakes;
}

/* The message line holds one message only: where the others are read comes last. */
static void
say_mistakes(struct ui *ui, size_t mistakes)
{
    if (mistakes > 1)
        ui_warn(ui, "%zu mistakes in the configuration; defaults stand in for them. The command \"messages\" (%s) "
                "shows them all, and so does: entente doctor", mistakes, ui_key(ui, ACTION_PALETTE));
}

void
app_begin(struct ui *ui)
{
    size_t mistakes = configure(ui);

    if (desk_of(ui)->open)
        desk_begin(ui);
    say_mistakes(ui, mistakes);
}

/* ---- from start to end ---- */

static struct terminal *
open_terminal(const struct config *config, const char *state, struct err *err)
{
    struct term_options options = {
        .colour = config_text(config, OPTION_SCREEN_COLOUR), .ascii = config_text(config, OPTION_SCREEN_ASCII),
        .state = state, .mouse = config_yes(config, OPTION_SCREEN_MOUSE),
    };

    return term_open(&options, err);
}

/* A file that is there is opened before the terminal is taken: what is wrong with it is said on a plain line. */
static bool
open_portfolio(struct desk *desk, struct err *err)
{
    if (access(desk->path, F_OK) != 0)
        return true;
    return desk_open(desk, desk->path, err);
}

/* Once a day, after a day's first changes; a copy that fails must not keep anybody from leaving. */
static void
back_up(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    struct backup_keep keep = {
        .daily = (int)config_number(desk->config, OPTION_BACKUP_DAILY),
        .weekly = (int)config_number(desk->config, OPTION_BACKUP_WEEKLY),
        .monthly = (int)config_number(desk->config, OPTION_BACKUP_MONTHLY),
        .bytes = (long long)config_number(desk->config, OPTION_BACKUP_MEGABYTES) * 1024 * 1024,
    };
    struct err err = { 0 };

    if (desk->open && desk->changed && ui->status == 0 && backup_is_due(desk->book.store) &&
        !backup_make(desk->book.store, NULL, "daily", &keep, NULL, 0, &err))
        cli_complain(&err);
}

static int
run(struct desk *desk, struct terminal *terminal)
{
    struct ui ui;
    int status = ERR_MACHINE;

    ui_init(&ui, terminal, keymap_new(), &app_hooks, desk);
    app_begin(&ui);
    if (app_first_screen(&ui))
        status = loop_run(&ui);
    term_close(terminal);
    back_up(&ui);
    ui_close(&ui);                      /* screens may still save what is being edited: the file closes last */
    desk_close(&ui);
    ui_free(&ui);
    return status;
}

/* ---- an answer file: no portfolio, no desk ---- */

static bool
answer_action(struct ui *ui, enum action action)
{
    return common_action(ui, action, NULL);
}

static const char *
answer_why_not(struct ui *ui, enum action action, bool *taken)
{
    (void)ui;
    *taken = common_takes(action);
    return NULL;
}

static const struct ui_hooks answer_hooks = {
    .action = answer_action, .why_not = answer_why_not,
};

int
app_answer(const struct cli_start *start, struct env *env)
{
    struct desk desk = { .config = start->config };      /* nothing but the configuration */
    struct str state = { 0 };
    struct err err = { 0 };
    struct terminal *terminal;
    struct ui ui;
    int status = ERR_MACHINE;

    path_of(&state, PATH_STATE, NULL);
    terminal = open_terminal(start->config, state.data, &err);
    if (terminal) {
        ui_init(&ui, terminal, keymap_new(), &answer_hooks, &desk);
        configure(&ui);
        if (ui_push(&ui, &answer_class, &(struct answer_want){ start->answer, env }))
            status = loop_run(&ui);
        term_close(terminal);
        ui_close(&ui);
        ui_free(&ui);
    } else {
        cli_complain(&err);
        status = err_status(&err);
    }
    str_free(&state);
    return status;
}

int
app_run(const struct cli_start *start, struct env *env)
{
    struct desk desk = {
        .env = env, .config = start->config, .path = start->path, .readonly = start->readonly,
        .named = start->origin == CLI_NAMED, .make_sample = sample_create,
    };
    struct terminal *terminal = NULL;
    struct str state = { 0 };
    struct err err = { 0 };
    int status;

    path_of(&state, PATH_STATE, NULL);
    if (open_portfolio(&desk, &err))
        terminal = open_terminal(desk.config, state.data, &err);
    if (terminal) {
        status = run(&desk, terminal);
    } else {
        cli_complain(&err);
        status = err_status(&err);
        if (desk.open)
            book_close(&desk.book);
        drafts_close(&desk.drafts);
    }
    str_free(&state);
    return status;
}

#include "ui/screen/settings.h"

#include <stdio.h>
#include <string.h>

#include "src/store/query.h"
#include "ui/screen/people.h"
#include "ui/screen/sheet.h"
#include "ui/screen/themes.h"
#include "ui/widget/list.h"
#include "ui/widget/prompt.h"

enum { ASK_VALUE = 1, ASK_CHOICE, ASK_THEME, ASK_PERSON };

struct settings {
    struct sited sited;
    struct ui *ui;
    struct choose choose;
    struct list_array array;
    struct list list;
};

static struct settings *
self(struct screen *screen)
{
    return (struct settings *)screen;
}

static const struct list_column columns[] = {
    { "Option", 12, 22, 2, 0, -1 }, { "Now", 8, 30, 3, 1, -1 }, { "From", 8, 40, 2, 2, -1 },
};

/* The first row is the portfolio itself, the options follow. */
static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct settings *settings = context;
    struct desk *desk = desk_of(settings->ui);
    struct str origin = { 0 };
    char key[LIST_KEY_SIZE];
    enum option option = (enum option)(i - 1);

    list_array_key(i, key);
    list_row(rows, key, "");
    if (i == 0) {
        list_cell(rows, ROLE_TEXT, "this portfolio");
        list_cellf(rows, ROLE_TEXT, "%s (%s, %s)", desk->book.name, desk->book.kind, desk->book.currency);
        list_cell(rows, ROLE_MUTED, desk->open ? store_path(desk->book.store) : "");
        return;
    }
    config_origin_text(desk->config, option, &origin);
    list_cellf(rows, ROLE_TEXT, "%s %s", option_info(option)->section, option_info(option)->key);
    list_cell(rows, ROLE_TEXT, *config_text(desk->config, option) ? config_text(desk->config, option) : "-");
    list_cell(rows, ROLE_MUTED, str_text(&origin));
    str_free(&origin);
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct settings *settings = self(screen);

    (void)argument;
    settings->ui = ui;
    settings->sited.place.kind = PLACE_SETTINGS;
    settings->array = (struct list_array){ .row = fill_row, .context = settings, .count = OPTION_COUNT + 1 };
    list_init(&settings->list, columns, 3, &list_array_source, &settings->array);
    settings->list.header = true;
    return list_load(&settings->list, err);
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    list_free(&self(screen)->list);
    choose_free(&self(screen)->choose);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    return list_load(&self(screen)->list, err);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct settings *settings = self(screen);
    struct area below = layout_bottom(&area, area.rows > 10 ? 2 : 1);
    const char *say = "Its name, its kind and the currency of its sums";

    (void)ui;
    if (settings->list.at > 0)
        say = option_info((enum option)(settings->list.at - 1))->sentence;
    area_wrap(below, 0, ROLE_MUTED, say);
    list_draw(&settings->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Settings");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

/* ---- changing one ---- */

void
settings_apply(struct ui *ui)
{
    const struct config *config = desk_of(ui)->config;

    ui->hints = config_yes(config, OPTION_SCREEN_HINTS);
    ui->slow = config_yes(config, OPTION_SCREEN_SLOW);
    if (ui->mouse != config_yes(config, OPTION_SCREEN_MOUSE)) {
        ui->mouse = !ui->mouse;
        if (ui->terminal->class->mouse)
            ui->terminal->class->mouse(ui->terminal, ui->mouse);
    }
}

static void
set(struct settings *settings, enum option option, const char *value)
{
    struct ui *ui = settings->ui;
    struct err err = { 0 };
    bool later = option == OPTION_SCREEN_COLOUR || option == OPTION_SCREEN_ASCII || option == OPTION_PORTFOLIO_PATH;

    if (!config_save(desk_of(ui)->config, option, value, &err)) {
        ui_error(ui, &err);
        return;
    }
    if (option == OPTION_SCREEN_THEME && strcmp(ui->theme.name, value) != 0)
        ui_theme(ui, value);
    settings_apply(ui);
    ui_changed(ui);
    ui_message(ui, "%s %s: %s%s", option_info(option)->section, option_info(option)->key, *value ? value : "nothing",
               later ? ", from the next start on" : "");
}

static bool
check_value(void *context, const char *text, struct str *echo, struct err *err)
{
    struct settings *settings = context;

    (void)echo;
    return option_check((enum option)(settings->list.at - 1), text, err);
}

static void
ask_choice(struct settings *settings, enum option option)
{
    const char *at = option_info(option)->choices;

    choose_clear(&settings->choose);
    while (*at) {
        size_t n = strcspn(at, "|");
        char word[40];

        snprintf(word, sizeof word, "%.*s", (int)n, at);
        choose_add(&settings->choose, word, word,
                   strcmp(word, config_text(desk_of(settings->ui)->config, option)) == 0 ? "now" : NULL);
        at += n + (at[n] == '|');
    }
    choose_ask(settings->ui, ASK_CHOICE, option_info(option)->sentence, &settings->choose, false);
}

static void
ask_value(struct settings *settings, enum option option)
{
    const struct option_info *info = option_info(option);
    char title[80];
    struct prompt prompt = {
        .title = title, .label = info->sentence, .text = config_text(desk_of(settings->ui)->config, option),
        .check = check_value, .context = settings, .limit = 400,
    };

    snprintf(title, sizeof title, "%s %s", info->section, info->key);
    prompt_ask(settings->ui, ASK_VALUE, &prompt);
}

static void
open_portfolio(struct settings *settings)
{
    struct sheet_want want = { .entity = entity_find("portfolio") };
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char *id = query_string(desk_of(settings->ui)->book.store, &arena, &err,
                                  "SELECT id FROM portfolio WHERE deleted = 0 ORDER BY id LIMIT 1", "");

    if (id) {
        snprintf(want.id, sizeof want.id, "%s", id);
        sheet_open(settings->ui, &want);
    } else if (err.kind) {
        ui_error(settings->ui, &err);
    }
    arena_free(&arena);
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct settings *settings = self(screen);
    enum option option = (enum option)(settings->list.at - 1);

    if (settings->list.at == 0)
        open_portfolio(settings);
    else if (option == OPTION_SCREEN_THEME)
        themes_ask(ui, ASK_THEME);
    else if (option == OPTION_ME_PERSON)
        people_ask(ui, ASK_PERSON, "Who are you? A new person: Ana Rao @ Acme", "", &settings->choose);
    else if (option_info(option)->type == OPTION_YESNO)
        set(settings, option, config_yes(desk_of(ui)->config, option) ? "no" : "yes");
    else if (option_info(option)->type == OPTION_CHOICE)
        ask_choice(settings, option);
    else
        ask_value(settings, option);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct settings *settings = self(screen);
    enum option option = (enum option)(settings->list.at - 1);
    struct err err = { 0 };
    char id[ID_SIZE];

    if (answer->cancelled || settings->list.at == 0)
        return;
    if (answer->question != ASK_PERSON) {
        set(settings, option, answer->text);
    } else if (!people_take(ui, "", answer->text, id, &err) || !desk_set_me(ui, id, &err)) {
        ui_error(ui, &err);
    } else {
        desk_changed(ui, NULL);
        ui_message(ui, "“mine” in a filter means your items from now on");
    }
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "change" },
    { .action = ACTION_NONE },
};

const struct screen_class settings_class = {
    .name = "settings", .size = sizeof(struct settings), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .move = move, .answer = answer,
};

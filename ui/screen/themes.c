#include "ui/screen/themes.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "ui/widget/layer.h"
#include "ui/widget/list.h"

enum { THEMES = 64 };

struct themes {
    struct screen screen;
    char before[48];
    char *names;                 /* parted by NULs */
    const char *name[THEMES];
    size_t n;
    struct list_array array;
    struct list list;
};

static struct themes *
self(struct screen *screen)
{
    return (struct themes *)screen;
}

static const struct list_column columns[] = { { "", 20, 0, 1, 0, -1 } };

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct themes *themes = context;

    list_row(rows, themes->name[i], "");
    list_cell(rows, ROLE_TEXT, themes->name[i]);
}

static bool
find(void *context, const char *key, size_t *i)
{
    struct themes *themes = context;

    for (*i = 0; *i < themes->n; (*i)++)
        if (strcmp(themes->name[*i], key) == 0)
            return true;
    return false;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct themes *themes = self(screen);
    struct str names = { 0 };

    (void)argument;
    snprintf(themes->before, sizeof themes->before, "%s", ui->theme.name);
    theme_list(&names);
    themes->names = names.data;
    for (char *at = themes->names; at && *at && themes->n < THEMES;) {
        size_t n = strcspn(at, "\n");
        bool last = !at[n];

        at[n] = '\0';
        themes->name[themes->n++] = at;
        at += n + !last;
    }
    themes->array = (struct list_array){ .count = themes->n, .row = fill_row, .find = find, .context = themes };
    list_init(&themes->list, columns, 1, &list_array_source, &themes->array);
    return list_load(&themes->list, err) && list_select(&themes->list, themes->before, "", err);
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    list_free(&self(screen)->list);
    str_free(&(struct str){ .data = self(screen)->names });
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct themes *themes = self(screen);
    struct area inside = layer_box(area, (int)themes->n + 4, 44, "Theme");

    (void)ui;
    area_text(layout_bottom(&inside, 1), 0, 0, ROLE_HINT, "Enter keeps it, Esc goes back");
    list_draw(&themes->list, inside, true);
}

static void
look(struct ui *ui, struct themes *themes)
{
    if (list_key(&themes->list) && strcmp(ui->theme.name, list_key(&themes->list)) != 0)
        ui_theme(ui, list_key(&themes->list));
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct themes *themes = self(screen);
    struct err err = { 0 };
    bool taken;

    if (action == ACTION_BACK || action == ACTION_QUIT || action == ACTION_CANCEL) {
        ui_theme(ui, themes->before);
        ui_answer_nothing(ui);
        return true;
    }
    taken = list_action(&themes->list, action, &err);
    look(ui, themes);
    return taken;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct themes *themes = self(screen);

    look(ui, themes);
    ui_answer(ui, (struct answer){ .choice = (int)themes->list.at, .text = list_key(&themes->list) });
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "use it" },
    { .action = ACTION_NONE },
};

const struct screen_class themes_class = {
    .name = "themes", .size = sizeof(struct themes), .layer = true, .actions = actions, .open = open_screen,
    .close = close_screen, .draw = draw, .move = move,
};

bool
themes_ask(struct ui *ui, int question)
{
    return ui_push_question(ui, &themes_class, NULL, question);
}

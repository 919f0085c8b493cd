#include "ui/screen/start.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/config/path.h"
#include "ui/screen/import.h"
#include "ui/screen/portfolio.h"
#include "ui/widget/list.h"

enum { SAMPLE, EMPTY, IMPORT, CHOICES };
enum { ASK_FILE = 1 };

struct start {
    struct sited sited;
    struct list_array array;
    struct list list;
};

static struct start *
self(struct screen *screen)
{
    return (struct start *)screen;
}

static const struct list_column columns[] = { { "", 20, 0, 1, 0, -1 } };
static const struct { const char *title, *about; } choices[CHOICES] = {
    [SAMPLE] = { "Open the sample portfolio", "Twelve real alliances to look at and to try everything on. It is marked DEMO; "
                 "it can be made new at any time, and it is not mixed with your own work." },
    [EMPTY] = { "Begin an empty portfolio", "Your own alliances, from the first one on. It is marked LIVE." },
    [IMPORT] = { "Bring in what you have", "A table (CSV) or a portfolio document (JSON) becomes your portfolio. You see what "
                 "would go in before it does." },
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    char key[LIST_KEY_SIZE];

    (void)context;
    list_array_key(i, key);
    list_row(rows, key, "");
    list_cell(rows, ROLE_TEXT, choices[i].title);
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct start *start = self(screen);

    (void)ui;
    (void)argument;
    start->sited.place.kind = PLACE_START;
    start->array = (struct list_array){ .count = CHOICES, .row = fill_row, .context = start };
    list_init(&start->list, columns, 1, &list_array_source, &start->array);
    return list_load(&start->list, err);
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    list_free(&self(screen)->list);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct start *start = self(screen);
    struct str path = { 0 };
    int rows;

    area = layout_inset(area, area.rows > 14 ? 2 : 0, area.columns > 60 ? 4 : 0);
    area = area_sub(area, 0, 0, area.rows, area.columns > 72 ? 72 : area.columns);
    area_text(area, 0, 0, ROLE_TITLE, "Entente");
    area_text(area, 0, 9, ROLE_MUTED, area.columns > 50 ? "strategic alliances, from the first reason to the last lesson" : "");
    layout_top(&area, area.rows > 10 ? 2 : 1);
    area_wrap(layout_top(&area, area.rows > 10 ? 2 : 1), 0, ROLE_TEXT, "There is no portfolio yet. How shall it begin?");
    list_draw(&start->list, layout_top(&area, CHOICES), true);
    layout_top(&area, area.rows > 4 ? 1 : 0);
    rows = area_wrap(area, 0, ROLE_MUTED, choices[start->list.at < CHOICES ? start->list.at : 0].about);
    str_addf(&path, "It will be the file %s.", desk_of(ui)->path);
    if (rows + 1 < area.rows)
        area_wrap(area_sub(area, rows + 1, 0, area.rows - rows - 1, area.columns), 0, ROLE_MUTED, path.data);
    str_free(&path);
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct err err = { 0 };

    (void)ui;
    return list_action(&self(screen)->list, action, &err);
}

/* ---- making the file ---- */

static bool
make_folder(const char *path, struct err *err)
{
    char *folder = mem_string(path), *slash = strrchr(folder, '/');
    bool ok = true;

    if (slash && slash != folder) {
        *slash = '\0';
        ok = path_make(folder, err);
    }
    mem_free(folder);
    return ok;
}

/* The sample has a place of its own, so that it never stands in the way of real work. */
static bool
make(struct ui *ui, size_t choice, const char *path, struct err *err)
{
    struct desk *desk = desk_of(ui);

    if (!make_folder(path, err))
        return false;
    ui_busy(ui, choice == SAMPLE ? "Making the sample portfolio" : "Making your portfolio");
    if (choice != SAMPLE)
        return book_create(path, "live", "My portfolio", desk->env, err);
    if (access(path, F_OK) == 0)
        return true;
    return desk->make_sample(path, desk->env, err);
}

/* Make the portfolio and go on in it; `file`: what to bring in. */
static void
begin(struct ui *ui, size_t choice, const char *file)
{
    struct desk *desk = desk_of(ui);
    struct str path = { 0 };
    struct err err = { 0 };
    bool ok;

    if (choice == SAMPLE && !desk->named)
        path_of(&path, PATH_DATA, "demo.entente");
    else
        str_add(&path, desk->path);
    ok = make(ui, choice, path.data, &err) && desk_open(desk, path.data, &err);
    str_free(&path);
    if (!ok) {
        ui_error(ui, &err);
        return;
    }
    desk_begin(ui);
    if (!ui_replace(ui, &portfolio_class, NULL))
        return;
    if (choice == IMPORT)
        import_open(ui, file);
    else if (choice == SAMPLE)
        ui_message(ui, "This is the sample portfolio: try anything, %s takes it back", ui_key(ui, ACTION_UNDO));
    else
        ui_message(ui, "Your portfolio is ready: %s adds the first alliance", ui_key(ui, ACTION_ADD));
}

/* What is to be brought in is asked first: whoever thinks better of it leaves no file behind. */
static void
do_open(struct ui *ui, struct screen *screen)
{
    size_t choice = self(screen)->list.at;

    if (choice == IMPORT)
        import_ask(ui, ASK_FILE, NULL);
    else
        begin(ui, choice, NULL);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    (void)screen;
    if (answer->cancelled || !*answer->text)
        ui_message(ui, "Nothing was made");
    else
        begin(ui, IMPORT, answer->text);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "choose" },
    { .action = ACTION_NONE },
};

const struct screen_class start_class = {
    .name = "start", .size = sizeof(struct start), .actions = actions, .open = open_screen, .close = close_screen,
    .draw = draw, .move = move, .answer = answer,
};

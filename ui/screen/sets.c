#include "ui/screen/sets.h"

#include <stdio.h>
#include <string.h>

#include "src/ops/method_adopt.h"
#include "src/store/query.h"
#include "ui/screen/desk.h"
#include "ui/widget/dialog.h"
#include "ui/widget/list.h"
#include "ui/widget/prompt.h"

enum { ASK_FOLDER = 1, ASK_LOAD, ASK_USE };

struct sets {
    struct sited sited;
    struct ui *ui;
    struct arena arena;
    struct method_version *set;
    const char *name, *used;     /* of the alliance: its name and its set; NULL without an alliance */
    struct list_array array;
    struct list list;
    char chosen[80];             /* the set that was asked about */
    char folder[1024];           /* the folder that was asked about */
};

static struct sets *
self(struct screen *screen)
{
    return (struct sets *)screen;
}

static const struct list_column columns[] = {
    { "Set", 10, 24, 1, 0, -1 }, { "Title", 16, 60, 6, 2, -1 }, { "Alliances", 9, 9, 0, 3, 1 },
    { "Used by", 22, 22, 0, 1, -1 },
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct sets *sets = context;
    const struct method_version *set = &sets->set[i];
    bool ours = sets->used && strcmp(set->version, sets->used) == 0;

    list_row(rows, set->version, "");
    list_cell(rows, ROLE_TEXT, set->version);
    list_cell(rows, ROLE_TEXT, set->title);
    list_cellf(rows, ROLE_MUTED, "%ld", set->alliances);
    list_cell(rows, ROLE_MUTED, ours && set->current ? "this one, and new ones" : ours ? "this alliance" :
                                set->current ? "new alliances" : "");
}

static bool
find(void *context, const char *key, size_t *i)
{
    struct sets *sets = context;

    for (*i = 0; *i < sets->array.count; (*i)++)
        if (strcmp(sets->set[*i].version, key) == 0)
            return true;
    return false;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct sets *sets = self(screen);

    (void)err;
    sets->ui = ui;
    sets->sited.place = *(const struct place *)argument;
    sets->sited.place.kind = PLACE_SETS;
    sets->array = (struct list_array){ .row = fill_row, .context = sets, .find = find };
    list_init(&sets->list, columns, sizeof columns / sizeof *columns, &list_array_source, &sets->array);
    sets->list.header = true;
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    list_free(&self(screen)->list);
    arena_free(&self(screen)->arena);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct sets *sets = self(screen);
    struct book *book = &desk_of(ui)->book;
    const char *alliance = sets->sited.place.alliance;
    struct method_version *set;
    struct arena arena = { 0 };
    size_t n;

    if (!method_versions(book, &arena, &set, &n, err)) {
        arena_free(&arena);
        return false;
    }
    arena_free(&sets->arena);
    sets->arena = arena;
    sets->set = set;
    sets->array.count = n;
    sets->name = sets->used = NULL;
    if (*alliance) {
        sets->name = query_string(book->store, &sets->arena, err, "SELECT name FROM alliance WHERE id = ?1", "t", alliance);
        sets->used = query_string(book->store, &sets->arena, err, "SELECT method FROM alliance WHERE id = ?1", "t", alliance);
        if (!sets->used)
            sets->used = arena_string(&sets->arena, method_version(book->method));
    }
    return !err->kind && list_load(&sets->list, err);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct sets *sets = self(screen);
    struct area head = layout_top(&area, area.rows > 12 ? 4 : 1);

    (void)ui;
    area_text(head, 0, 0, ROLE_TITLE, "Sets of questions");
    area_wrap(area_sub(head, 1, 0, 2, head.columns), 0, ROLE_MUTED,
              "What is asked, explained and checked. An alliance stays with its set until it is moved, "
              "and its answers stay as they are.");
    list_draw(&sets->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    place_crumb_alliance(ui, screen, out);
    str_add(out, "Sets of questions");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

/* ---- what would change ---- */

static void
tell_difference(const struct method_difference *difference, struct str *out)
{
    str_addf(out, "%d new, %d gone, %d in other words.", difference->added, difference->removed,
             difference->reworded);
    for (int i = 0; i < difference->n_examples && i < 6; i++)
        str_addf(out, "\n%s", difference->examples[i]);
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct sets *sets = self(screen);
    const char *version = list_key(&sets->list);
    struct method_difference difference;
    struct str title = { 0 }, text = { 0 };
    struct err err = { 0 };
    struct dialog dialog = { .choices = { "Use this set", "Leave it as it is" }, .first = 1 };

    if (!version)
        return;
    if (!sets->name || strcmp(version, sets->used) == 0) {
        ui_message(ui, sets->name ? "%s uses this set already" : "%s: open this from an alliance to move it to another set",
                   sets->name ? sets->name : version);
        return;
    }
    snprintf(sets->chosen, sizeof sets->chosen, "%s", version);
    if (method_differ(&desk_of(ui)->book, sets->used, version, &difference, &err)) {
        str_addf(&title, "%s: use %s?", sets->name, version);
        str_addf(&text, "Compared with %s: ", sets->used);
        tell_difference(&difference, &text);
        dialog.title = title.data;
        dialog.text = text.data;
        dialog_ask(ui, ASK_USE, &dialog);
    } else {
        ui_error(ui, &err);
    }
    str_free(&title);
    str_free(&text);
}

static void
use(struct ui *ui, struct sets *sets)
{
    struct err err = { 0 };
    char name[200];

    snprintf(name, sizeof name, "%s", sets->name);
    if (!method_pin(&desk_of(ui)->book, sets->sited.place.alliance, sets->chosen, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, sets->sited.place.alliance);
    ui_done(ui, "%s: uses %s", name, sets->chosen);
}

/* ---- another one ---- */

static void
do_add(struct ui *ui, struct screen *screen)
{
    struct prompt prompt = {
        .title = "Load a set of questions", .limit = 1000, .example = "~/own-method",
        .label = "Which folder? `entente method copy FOLDER` writes the shipped set there, to be changed.",
    };

    (void)screen;
    prompt_ask(ui, ASK_FOLDER, &prompt);
}

/* First only what it would bring. */
static void
look(struct ui *ui, struct sets *sets, const char *folder)
{
    struct method_difference difference = { 0 };
    struct str text = { 0 };
    struct err err = { 0 };
    struct dialog dialog = { .title = "Load this set?", .choices = { "Load it", "Leave all as it is" },
                             .first = 1 };

    desk_path(folder, sets->folder, sizeof sets->folder);
    if (method_adopt(&desk_of(ui)->book, sets->folder, true, &difference, &err)) {
        str_addf(&text, "%s is a complete set. Compared with the present one: ", sets->folder);
        tell_difference(&difference, &text);
        str_add(&text, "\nNew alliances will use it; those there stay with theirs.");
        dialog.text = text.data;
        dialog_ask(ui, ASK_LOAD, &dialog);
    } else {
        ui_error(ui, &err);
    }
    str_free(&text);
}

/* Screens below hold words of the set that is in force: they are closed first. */
static void
adopt(struct ui *ui, struct sets *sets)
{
    struct place portfolio = { .kind = PLACE_PORTFOLIO }, back = sets->sited.place;
    struct method_difference difference = { 0 };
    struct err err = { 0 };
    char folder[sizeof sets->folder];
    bool ok;

    memcpy(folder, sets->folder, sizeof folder);
    place_go(ui, &portfolio);
    ok = method_adopt(&desk_of(ui)->book, folder, false, &difference, &err);
    desk_changed(ui, NULL);
    place_open(ui, &back);
    if (ok)
        ui_message(ui, "%s: loaded; new alliances use it", method_version(desk_of(ui)->book.method));
    else
        ui_error(ui, &err);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct sets *sets = self(screen);

    if (answer->cancelled)
        return;
    if (answer->question == ASK_FOLDER && *answer->text)
        look(ui, sets, answer->text);
    else if (answer->question == ASK_LOAD && answer->choice == 0)
        adopt(ui, sets);
    else if (answer->question == ASK_USE && answer->choice == 0)
        use(ui, sets);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .why_not = desk_why_not_write, .label = "use it here" },
    { .action = ACTION_ADD, .run = do_add, .why_not = desk_why_not_write, .label = "load another" },
    { .action = ACTION_NONE },
};

const struct screen_class sets_class = {
    .name = "sets", .size = sizeof(struct sets), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .move = move, .answer = answer,
};

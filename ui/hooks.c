/* What works on every screen: the actions that belong to no screen, polling, idle work. */
#include <stdio.h>
#include <string.h>

#include "src/ops/undo.h"
#include "ui/app.h"
#include "ui/screen/about.h"
#include "ui/screen/backups.h"
#include "ui/screen/export.h"
#include "ui/screen/places.h"
#include "ui/screen/quick.h"
#include "ui/screen/say.h"
#include "ui/widget/common.h"

/* ---- places ---- */

static const struct {
    enum action action;
    enum place_kind kind;
    const char *what;            /* the entity of a register, the name of a view */
    bool of_alliance;            /* needs an alliance */
} places[] = {
    { ACTION_VIEW_0, PLACE_PORTFOLIO, NULL, false },
    { ACTION_VIEW_1, PLACE_OVERVIEW, NULL, true },
    { ACTION_VIEW_2, PLACE_STEPS, NULL, true },
    { ACTION_VIEW_3, PLACE_VIEW, "governance", true },
    { ACTION_VIEW_4, PLACE_VIEW, "learning", true },
    { ACTION_VIEW_5, PLACE_VIEW, "progress", true },
    { ACTION_VIEW_6, PLACE_VIEW, "risk", true },
    { ACTION_VIEW_7, PLACE_VIEW, "calendar", true },
    { ACTION_BENCHMARK, PLACE_VIEW, "benchmark", true },
    { ACTION_VIEW_8, PLACE_JOURNAL, NULL, true },
    { ACTION_VIEW_9, PLACE_VIEW, "portfolio", false },
    { ACTION_JOURNAL, PLACE_JOURNAL, NULL, false },
    { ACTION_BIN_LIST, PLACE_BIN, NULL, false },
    { ACTION_PEOPLE, PLACE_REGISTER, "person", false },
    { ACTION_ORGANISATIONS, PLACE_REGISTER, "organisation", false },
    { ACTION_SETTINGS, PLACE_SETTINGS, NULL, false },
    { ACTION_SEARCH, PLACE_SEARCH, NULL, false },
    { ACTION_IMPORT, PLACE_IMPORT, NULL, false },
    { ACTION_BACKUP, PLACE_BACKUPS, NULL, false },
    { ACTION_GUIDANCE, PLACE_TOPICS, NULL, false },
    { ACTION_QUESTION_SETS, PLACE_SETS, NULL, false },
};

static int
place_of_action(enum action action)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i].action == action)
            return (int)i;
    return -1;
}

/* Views of an alliance and the portfolio take the place of what is open; the rest stands on top of it. */
static void
go(struct ui *ui, int i)
{
    struct place place = { .kind = places[i].kind };
    const struct place *here = place_here(ui);

    if (place.kind == PLACE_REGISTER)
        place.entity = entity_find(places[i].what);
    if (place.kind == PLACE_VIEW)
        snprintf(place.item, sizeof place.item, "%s", places[i].what);
    if (places[i].of_alliance || place.kind == PLACE_PORTFOLIO || place.kind == PLACE_SETS)
        snprintf(place.alliance, sizeof place.alliance, "%s", place_alliance(ui));
    if (place.kind == PLACE_TOPICS && here->kind == PLACE_STEPS)
        place.step = here->step;
    if (places[i].of_alliance && here->kind == place.kind && here->kind != PLACE_JOURNAL &&
        (here->kind != PLACE_VIEW || !strcmp(here->item, place.item)))
        return;
    if (places[i].of_alliance || place.kind == PLACE_PORTFOLIO || place.kind == PLACE_VIEW)
        place_go(ui, &place);
    else if (here->kind != place.kind || place.kind == PLACE_REGISTER)
        place_open(ui, &place);
}

/* ---- undo ---- */

static void
undo(struct ui *ui, bool redo)
{
    struct desk *desk = desk_of(ui);
    struct err err = { 0 };
    char label[200];
    bool ok = redo ? redo_last(&desk->book, label, sizeof label, &err)
                   : undo_last(&desk->book, NULL, label, sizeof label, &err);

    if (!ok) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, NULL);
    if (ui->presenting)                  /* the label names what was changed */
        ui_message(ui, redo ? "Redone; %s takes it back" : "Undone; %s brings it back",
                   ui_key(ui, redo ? ACTION_UNDO : ACTION_REDO));
    else if (redo)
        ui_message(ui, "Redone: %s; %s takes it back", label, ui_key(ui, ACTION_UNDO));
    else
        ui_message(ui, "Undone: %s; %s brings it back", label, ui_key(ui, ACTION_REDO));
}

/*
 * One entry of the journal says what it is about in its heading, and a history is of a field; a step
 * stays open, its private questions hide themselves.
 */
static bool
shows_private(struct ui *ui)
{
    const char *top = ui_top(ui)->class->name, *place = ui_place(ui)->class->name;

    return strcmp(top, "entry") == 0 || strcmp(top, "history") == 0 ||
           (strcmp(place, "steps") != 0 && desk_hides_place(ui, place_here(ui)));
}

static void
present(struct ui *ui)
{
    ui->presenting = !ui->presenting;
    ui_changed(ui);
    while (ui->presenting && ui->depth > 1 && shows_private(ui))
        ui_pop(ui);
    if (ui->presenting)
        ui_message(ui, "Presenting: what is private is left out; %s ends it", ui_key(ui, ACTION_PRESENT));
    else
        ui_message(ui, "Private fields are shown again");
}

/* ---- the hooks ---- */

static bool
is_ours(enum action action)
{
    return place_of_action(action) >= 0 || action == ACTION_UNDO || action == ACTION_REDO ||
           action == ACTION_PREVIOUS_PLACE || action == ACTION_ACTION_ITEM || action == ACTION_WRITE ||
           action == ACTION_EXPORT || action == ACTION_VERIFY || action == ACTION_PRESENT || action == ACTION_SAY;
}

static bool
run_action(struct ui *ui, enum action action)
{
    struct desk *desk = desk_of(ui);
    int place = place_of_action(action);

    if (action == ACTION_ABOUT) {
        about_show(ui);
        return true;
    }
    if (!is_ours(action)) {
        desk->places = places_of(ui);       /* the palette keeps a pointer to it */
        return common_action(ui, action, &desk->places);
    }
    if (place >= 0)
        go(ui, place);
    else if (action == ACTION_UNDO || action == ACTION_REDO)
        undo(ui, action == ACTION_REDO);
    else if (action == ACTION_PREVIOUS_PLACE)
        place_swap(ui);
    else if (action == ACTION_ACTION_ITEM)
        quick_open(ui);
    else if (action == ACTION_VERIFY)
        backups_verify(ui);
    else if (action == ACTION_PRESENT)
        present(ui);
    else if (action == ACTION_SAY)
        say(ui);
    else
        export_ask(ui);
    return true;
}

static const char *
why_not(struct ui *ui, enum action action, bool *taken)
{
    int place = place_of_action(action);

    *taken = is_ours(action) || common_takes(action) || action == ACTION_ABOUT;
    if (!is_ours(action))
        return NULL;
    if (!desk_of(ui)->open)
        return "There is no portfolio open yet";
    if (place >= 0 && places[place].of_alliance && !*place_alliance(ui))
        return "Choose an alliance first: this belongs to one";
    if (action == ACTION_UNDO || action == ACTION_REDO || action == ACTION_IMPORT || action == ACTION_ACTION_ITEM)
        return desk_why_readonly(ui);
    return NULL;
}

const struct ui_hooks app_hooks = {
    .action = run_action, .why_not = why_not, .poll = desk_poll, .idle = desk_idle,
};

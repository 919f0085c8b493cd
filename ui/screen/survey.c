#include "ui/screen/survey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/store/query.h"
#include "ui/screen/desk.h"
#include "ui/screen/sheet.h"
#include "ui/screen/survey_files.h"
#include "ui/screen/survey_new.h"
#include "ui/screen/survey_rows.h"
#include "ui/widget/dialog.h"
#include "ui/widget/prompt.h"

enum { ASK_WHOM = 1, ASK_COUNT, ASK_FOLDER, ASK_FILES, ASK_CLOSE };

struct board {
    struct sited sited;
    struct survey_rows rows;
    struct choose choose;
    struct survey_new fresh;             /* a new one, while it is asked for */
    char side[8], group[16];             /* of those who are being invited */
};

static struct board *
self(struct screen *screen)
{
    return (struct board *)screen;
}

/* ---- life ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct board *board = self(screen);

    (void)err;
    board->sited.place = *(const struct place *)argument;
    board->sited.place.kind = PLACE_SURVEY;
    *board->sited.place.item = '\0';
    survey_rows_init(&board->rows, ui, board->sited.place.alliance);
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);

    (void)ui;
    survey_rows_free(&board->rows);
    choose_free(&board->choose);
    survey_new_free(&board->fresh);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    return survey_rows_load(&self(screen)->rows, err);
}

/* ---- drawing ---- */

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct board *board = self(screen);
    bool open = *board->rows.form.id != '\0', low = area.rows < 14;
    struct area head = layout_top(&area, low ? 3 : 5);
    struct str text = { 0 };
    int row = 1;

    (void)ui;
    if (open) {
        area_printf(head, 0, 0, ROLE_TITLE, "%s", board->rows.form.name);
        if (!low)
            area_printf(head, row++, 0, ROLE_MUTED, "Open since %s; statements: %zu",
                        board->rows.form.opened_on, board->rows.form.n);
        survey_rows_balance(&board->rows, &text);
    } else {
        area_text(head, 0, 0, ROLE_TITLE, "Health check of the relationship");
        str_add(&text, "None is open. The same statements go to people of both sides, without "
                       "names; a makes a new one.");
    }
    area_wrap(area_sub(head, row, 0, head.rows - row, head.columns), 0, ROLE_TEXT,
              str_text(&text));
    if (!board->rows.n)
        area_cursor(head, 0, 0, false);
    list_draw(&board->rows.list, area, board->rows.n > 0);
    str_free(&text);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    place_crumb_alliance(ui, screen, out);
    str_add(out, "Health checks");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct err err = { 0 };
    bool taken = list_action(&self(screen)->rows.list, action, &err);

    if (err.kind)
        ui_error(ui, &err);
    return taken;
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "Invite like numbers of both sides, at least three of each. w writes a file for "
                 "each person, to be filled in with any editor or with `entente answer FILE`; t "
                 "takes in what comes back, as often as you like. Enter on a person enters a "
                 "paper. c closes the check: the answers are mixed, nobody can tell "
                 "any more who gave which, and the result is shown.");
}

/* ---- what can be done ---- */

static const char *
why_not_open(struct ui *ui, struct screen *screen)
{
    return !*self(screen)->rows.form.id ? "No health check is open: a makes a new one"
                                   : desk_why_readonly(ui);
}

static void
paper(struct ui *ui, struct board *board, const char *respondent)
{
    struct survey_paper_want want = { 0 };

    memcpy(want.alliance, board->sited.place.alliance, sizeof want.alliance);
    memcpy(want.survey, board->rows.form.id, sizeof want.survey);
    snprintf(want.respondent, sizeof want.respondent, "%s", respondent);
    survey_paper_open(ui, &want);
}

/* The record itself: name, kind and dates of a check; side, group and note of a person. */
static void
do_edit(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    const char *key = list_key(&board->rows.list);
    struct sheet_want want = { 0 };

    if (!key || *key == 'n')
        return;
    want.entity = entity_find(*key == 's' ? "survey" : "respondent");
    memcpy(want.alliance, board->sited.place.alliance, sizeof want.alliance);
    snprintf(want.id, sizeof want.id, "%s", key + 1);
    sheet_open(ui, &want);
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    const char *key = list_key(&board->rows.list), *why;

    if (!key)
        return;
    if (*key == 's' && strcmp(key + 1, board->rows.form.id) != 0)
        survey_result_open(ui, board->sited.place.alliance, key + 1);
    else if (*key == 's')
        do_edit(ui, screen);
    else if ((why = why_not_open(ui, screen)) != NULL)
        ui_warn(ui, "%s", why);
    else
        paper(ui, board, key + 1);
}

static void
do_add(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);

    if (!*board->rows.form.id) {
        survey_new_begin(&board->fresh, ui, board->sited.place.alliance);
        return;
    }
    choose_clear(&board->choose);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < SURVEY_GROUPS; i++) {
            char key[32], aside[32];

            snprintf(key, sizeof key, "%s %s", side ? "them" : "us", survey_groups[i]);
            snprintf(aside, sizeof aside, "%zu invited", board->rows.people.group[side][i]);
            choose_add(&board->choose, key,
                       survey_group_words(ui, side ? "them" : "us", survey_groups[i],
                                          &board->rows.arena), aside);
        }
    choose_ask(ui, ASK_WHOM, "Invite whom?", &board->choose, false);
}

static void
ask_count(struct ui *ui, struct board *board, const char *key)
{
    struct prompt prompt = {
        .title = "How many, or who?", .example = "2, or Ana Lopez", .limit = 160,
        .label = "A number invites so many; a name invites one, and stands on the list and in the "
                 "name of the file only.",
    };
    const char *blank = strchr(key, ' ');

    if (!blank)
        return;
    snprintf(board->side, sizeof board->side, "%.*s", (int)(blank - key), key);
    snprintf(board->group, sizeof board->group, "%s", blank + 1);
    prompt_ask(ui, ASK_COUNT, &prompt);
}

static void
invite(struct ui *ui, struct board *board, const char *text)
{
    bool number = strspn(text, "0123456789") == strlen(text);
    size_t count = !number ? 1 : strlen(text) > 6 ? SIZE_MAX : (size_t)atol(text);
    struct survey_guest guest = { board->group, number ? NULL : text, count };
    struct err err = { 0 };

    if (!survey_invite(&desk_of(ui)->book, board->rows.form.id, board->side, &guest, 1, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, board->sited.place.alliance);
    ui_done(ui, "%zu invited", count);
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    const char *key = list_key(&board->rows.list), *id;
    struct err err = { 0 };
    bool person;
    long with;

    if (!key || *key == 'n')
        return;
    person = *key == 'p';
    id = arena_string(&board->rows.arena, key + 1);
    if (person && survey_rows_answered(&board->rows, id))
        ui_warn(ui, "This person has answered: undo that first");
    else if (!record_bin(&desk_of(ui)->book, entity_find(person ? "respondent" : "survey"), &id, 1,
                         &with, &err))
        ui_error(ui, &err);
    else {
        desk_changed(ui, board->sited.place.alliance);
        ui_done(ui, person ? "Taken off the list" : "The health check is in the bin");
    }
}

static void
do_write(struct ui *ui, struct screen *screen)
{
    (void)screen;
    survey_files_ask_write(ui, ASK_FOLDER);
}

static void
do_take(struct ui *ui, struct screen *screen)
{
    (void)screen;
    survey_files_ask_take(ui, ASK_FILES);
}

static void
do_close(struct ui *ui, struct screen *screen)
{
    struct dialog dialog = {
        .title = "Close the health check?", .choices = { "Close it", "Leave it open" }, .first = 1,
        .text = "All answers are mixed then: nobody can tell any more who gave which, and nothing "
                "can be added.",
    };

    (void)screen;
    dialog_ask(ui, ASK_CLOSE, &dialog);
}

static void
close_check(struct ui *ui, struct board *board)
{
    struct survey_closing closing;
    struct err err = { 0 };
    char id[ID_SIZE];

    memcpy(id, board->rows.form.id, sizeof id);
    if (!survey_close(&desk_of(ui)->book, id, NULL, &closing, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, board->sited.place.alliance);
    survey_result_open(ui, board->sited.place.alliance, id);
    ui_done(ui, "Closed: %zu of us and %zu of them answered", closing.answered[0],
            closing.answered[1]);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct board *board = self(screen);

    if (answer->cancelled)
        return;
    if (survey_new_answer(&board->fresh, ui, answer)) {
        if (board->fresh.made)
            list_reset(&board->rows.list);        /* the new one stands first */
        board->fresh.made = false;
        return;
    }
    if (answer->question == ASK_WHOM)
        ask_count(ui, board, answer->text);
    else if (answer->question == ASK_COUNT && *answer->text)
        invite(ui, board, answer->text);
    else if (answer->question == ASK_FOLDER && *answer->text)
        survey_files_write(ui, board->rows.form.id, answer->text);
    else if (answer->question == ASK_FILES && *answer->text)
        survey_files_take(ui, board->sited.place.alliance, answer->text);
    else if (answer->question == ASK_CLOSE && answer->choice == 0)
        close_check(ui, board);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_ADD, .run = do_add, .why_not = desk_why_not_write, .label = "invite, new" },
    { .action = ACTION_WRITE, .run = do_write, .why_not = why_not_open, .label = "files" },
    { .action = ACTION_TAKE_IN, .run = do_take, .why_not = why_not_open },
    { .action = ACTION_COMPLETE_STEP, .run = do_close, .why_not = why_not_open, .label = "close" },
    { .action = ACTION_EDIT, .run = do_edit, .why_not = desk_why_not_write },
    { .action = ACTION_BIN, .run = do_bin, .why_not = desk_why_not_write },
    { .action = ACTION_NONE },
};

const struct screen_class survey_class = {
    .name = "survey", .size = sizeof(struct board), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .move = move,
    .answer = answer, .guide = guide,
};

bool
survey_open(struct ui *ui, const struct place *place)
{
    struct survey_paper_want want = { 0 };
    struct err none = { 0 };
    bool closed = *place->record &&
                  query_number(desk_of(ui)->book.store, 0, &none, "SELECT closed_on IS NOT NULL"
                               " FROM survey WHERE id=?1", "t", place->record) == 1;

    if (!ui_push(ui, &survey_class, place))
        return false;
    if (closed)
        return survey_result_open(ui, place->alliance, place->record);
    if (strcmp(place->item, PLACE_PAPER) != 0)
        return true;
    memcpy(want.alliance, place->alliance, sizeof want.alliance);
    memcpy(want.survey, place->record, sizeof want.survey);
    return survey_paper_open(ui, &want);
}

bool
survey_here(const struct ui *ui, char id[ID_SIZE])
{
    const struct screen *top = ui_place(ui);
    const struct place *place = place_here(ui);
    const char *key, *survey = "";

    if (!place || place->kind != PLACE_SURVEY)
        return false;
    if (top->class == &survey_class) {
        const struct board *board = (const struct board *)top;

        key = list_key(&board->rows.list);
        survey = key && *key == 's' ? key + 1 : key && *key == 'r' ? board->rows.form.id : "";
    } else {
        survey = place->record;
    }
    snprintf(id, ID_SIZE, "%s", survey);
    return *id;
}

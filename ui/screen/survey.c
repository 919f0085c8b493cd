#include "ui/screen/survey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/io/answer_folder.h"
#include "src/ops/record.h"
#include "src/rules/survey_profile_rules.h"
#include "src/store/query.h"
#include "ui/screen/choose.h"
#include "ui/screen/desk.h"
#include "ui/screen/sheet.h"
#include "ui/screen/survey_new.h"
#include "ui/widget/dialog.h"
#include "ui/widget/list.h"
#include "ui/widget/prompt.h"

enum { ASK_WHOM = 1, ASK_COUNT, ASK_FOLDER, ASK_FILES, ASK_CLOSE };

/* A row: somebody invited ("p" and id), a paper of somebody else ("n"), or a check ("s" and id). */
struct line {
    const char *key, *first, *second, *third, *fourth;
    enum role role;
    bool heading;
};

struct board {
    struct sited sited;
    struct ui *ui;
    struct arena arena;
    struct survey_form form;             /* the open one; its id is empty when there is none */
    struct survey_people people;
    struct line *line;
    size_t n;
    struct list_array array;
    struct list list;
    struct choose choose;
    struct survey_new fresh;             /* a new one, while it is asked for */
    char side[8], group[16];             /* of those who are being invited */
};

static struct board *
self(struct screen *screen)
{
    return (struct board *)screen;
}

static const struct list_column columns[] = {
    { "Group", 12, 24, 1, 0, -1 }, { "Side", 4, 4, 0, 0, -1 }, { "Who", 8, 40, 4, 1, -1 },
    { "", 8, 24, 1, 0, -1 },
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    const struct board *board = context;
    const struct line *line = &board->line[i];

    list_row(rows, line->key, "");
    list_cell(rows, line->heading ? ROLE_TITLE : ROLE_TEXT, line->first);
    if (line->heading) {
        list_heading(rows);
        return;
    }
    list_cell(rows, ROLE_TEXT, line->second);
    list_cell(rows, ROLE_MUTED, line->third);
    list_cell(rows, line->role, line->fourth);
}

static bool
find(void *context, const char *key, size_t *i)
{
    const struct board *board = context;

    for (*i = 0; *i < board->n; (*i)++)
        if (!strcmp(board->line[*i].key, key))
            return true;
    return false;
}

/* ---- life ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct board *board = self(screen);

    (void)err;
    board->ui = ui;
    board->sited.place = *(const struct place *)argument;
    board->sited.place.kind = PLACE_SURVEY;
    board->array = (struct list_array){ .row = fill_row, .context = board, .find = find };
    list_init(&board->list, columns, sizeof columns / sizeof *columns, &list_array_source,
              &board->array);
    board->list.empty = "";
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);

    (void)ui;
    list_free(&board->list);
    choose_free(&board->choose);
    survey_new_free(&board->fresh);
    arena_free(&board->arena);
}

const char *
survey_group_words(struct ui *ui, const char *side, const char *group, struct arena *arena)
{
    struct err none = { 0 };
    struct method *method = desk_of(ui)->book.method;
    const struct method_register *words = method_register(method, "respondent", &none);
    const char *name = group;

    for (size_t i = 0; words && group && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, "group"))
            name = method_word(method, &words->parts[i], group);
    return arena_printf(arena, "%s%s%s", side ? side : "", side && name ? ", " : "",
                        name ? name : "");
}

static struct line *
add_line(struct board *board, const char *key)
{
    struct line *line = &board->line[board->n++];

    *line = (struct line){ .key = key, .first = "", .second = "", .third = "", .fourth = "",
                           .role = ROLE_TEXT };
    return line;
}

/* The open one: Enter changes its name and dates. */
static void
add_open(struct board *board)
{
    struct line *line = add_line(board, arena_printf(&board->arena, "s%s", board->form.id));

    line->first = board->form.opened_on;
    line->third = board->form.name;
    line->fourth = "open";
    line->role = ROLE_WATCH;
}

static void
add_people(struct board *board)
{
    struct line *other;

    for (size_t i = 0; i < board->people.n; i++) {
        const struct survey_person *person = &board->people.person[i];
        struct line *line = add_line(board, arena_printf(&board->arena, "p%s", person->id));

        line->first = survey_group_words(board->ui, NULL, person->group, &board->arena);
        line->second = person->side;
        line->third = !person->note ? "" : board->ui->presenting ? "private" : person->note;
        line->fourth = person->answered ? "has answered" : "not yet";
        line->role = person->answered ? ROLE_GOOD : ROLE_MUTED;
    }
    other = add_line(board, "n");
    other->first = "somebody else";
    other->third = "Enter: a paper without a name";
}

static bool
add_closed(struct board *board, struct err *err)
{
    struct query *query = query_start(desk_of(board->ui)->book.store, err,
        "SELECT s.id,s.name,s.closed_on,"
        "(SELECT count(*) FROM respondent r WHERE r.survey=s.id AND r.deleted=0 AND r.answered=1)"
        " FROM survey s WHERE s.alliance=?1 AND s.deleted=0 AND s.closed_on IS NOT NULL"
        " ORDER BY s.closed_on DESC,s.id DESC LIMIT 200", "t", board->sited.place.alliance);
    bool some = false;

    while (query_next(query, err)) {
        struct line *line;

        if (!some) {
            line = add_line(board, "heading");
            line->first = "Closed: Enter shows the result";
            line->heading = some = true;
        }
        line = add_line(board, arena_printf(&board->arena, "s%s", query_text(query, 0)));
        line->first = arena_string(&board->arena, query_text(query, 2));
        line->third = arena_string(&board->arena, query_text(query, 1));
        line->fourth = arena_printf(&board->arena, "%lld answered",
                                    (long long)query_int(query, 3));
        line->role = ROLE_MUTED;
    }
    return query_end(query, err);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct board *board = self(screen);
    struct book *book = &desk_of(ui)->book;
    char open[ID_SIZE];

    arena_free(&board->arena);
    board->form = (struct survey_form){ 0 };
    board->people = (struct survey_people){ 0 };
    board->n = board->array.count = 0;
    if (!survey_newest(book, board->sited.place.alliance, false, open, err) ||
        (*open && (!survey_form_load(book, open, &board->arena, &board->form, err) ||
                   !survey_people_load(book, open, &board->arena, &board->people, err))))
        return false;
    board->line = arena_alloc(&board->arena, (board->people.n + 204) * sizeof *board->line);
    if (*open) {
        add_open(board);
        add_people(board);
    }
    if (!add_closed(board, err))
        return false;
    board->array.count = board->n;
    return list_load(&board->list, err);
}

/* ---- drawing ---- */

static void
balance_words(const struct board *board, struct str *out)
{
    const struct survey_people *people = &board->people;
    size_t us = people->invited[0], them = people->invited[1];

    if (!people->n) {
        str_add(out, "Nobody is invited yet: a invites. Ask like numbers of both sides.");
        return;
    }
    str_addf(out, "Us %zu of %zu, them %zu of %zu have answered. ", people->answered[0], us,
             people->answered[1], them);
    if (!survey_is_balanced(us, them))
        str_add(out, "Not in balance: invite more of the smaller side.");
    else if (us < ANSWERS_LEAST || them < ANSWERS_LEAST)
        str_add(out, "Fewer than three of a side: nothing it says could be shown.");
    else
        str_add(out, "The two sides are in balance.");
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct board *board = self(screen);
    bool open = *board->form.id != '\0', low = area.rows < 14;
    struct area head = layout_top(&area, low ? 3 : 5);
    struct str text = { 0 };
    int row = 1;

    (void)ui;
    if (open) {
        area_printf(head, 0, 0, ROLE_TITLE, "%s", board->form.name);
        if (!low)
            area_printf(head, row++, 0, ROLE_MUTED, "Open since %s; statements: %zu",
                        board->form.opened_on, board->form.n);
        balance_words(board, &text);
    } else {
        area_text(head, 0, 0, ROLE_TITLE, "Health check of the relationship");
        str_add(&text, "None is open. The same statements go to people of both sides, without "
                       "names; a makes a new one.");
    }
    area_wrap(area_sub(head, row, 0, head.rows - row, head.columns), 0, ROLE_TEXT,
              str_text(&text));
    if (!board->n)
        area_cursor(head, 0, 0, false);
    list_draw(&board->list, area, board->n > 0);
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
    bool taken = list_action(&self(screen)->list, action, &err);

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
    return !*self(screen)->form.id ? "No health check is open: a makes a new one"
                                   : desk_why_readonly(ui);
}

static void
paper(struct ui *ui, struct board *board, const char *respondent)
{
    struct survey_paper_want want = { 0 };

    memcpy(want.alliance, board->sited.place.alliance, sizeof want.alliance);
    memcpy(want.survey, board->form.id, sizeof want.survey);
    snprintf(want.respondent, sizeof want.respondent, "%s", respondent);
    survey_paper_open(ui, &want);
}

/* The record itself: name, kind and dates of a check; side, group and note of a person. */
static void
do_edit(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    const char *key = list_key(&board->list);
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
    const char *key = list_key(&board->list), *why;

    if (!key)
        return;
    if (*key == 's' && strcmp(key + 1, board->form.id) != 0)
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

    if (!*board->form.id) {
        survey_new_begin(&board->fresh, ui, board->sited.place.alliance);
        return;
    }
    choose_clear(&board->choose);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < SURVEY_GROUPS; i++) {
            char key[32], aside[32];

            snprintf(key, sizeof key, "%s %s", side ? "them" : "us", survey_groups[i]);
            snprintf(aside, sizeof aside, "%zu invited", board->people.group[side][i]);
            choose_add(&board->choose, key,
                       survey_group_words(ui, side ? "them" : "us", survey_groups[i],
                                          &board->arena), aside);
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
    struct err err = { 0 };

    if (!survey_invite(&desk_of(ui)->book, board->form.id, board->side,
                       &(struct survey_guest){ board->group, number ? NULL : text, count }, 1, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, board->sited.place.alliance);
    ui_done(ui, "%zu invited", count);
}

static bool
has_answered(const struct board *board, const char *id)
{
    for (size_t i = 0; i < board->people.n; i++)
        if (!strcmp(board->people.person[i].id, id))
            return board->people.person[i].answered;
    return false;
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    const char *key = list_key(&board->list), *id;
    struct err err = { 0 };
    bool person;
    long with;

    if (!key || *key == 'n')
        return;
    person = *key == 'p';
    id = arena_string(&board->arena, key + 1);
    if (person && has_answered(board, id))
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
    struct prompt prompt = {
        .title = "Write answer files", .example = "~/to-send", .limit = 1000,
        .label = "Into which folder? Each person who has not answered gets a file; files that are "
                 "there stay as they are.",
    };

    (void)screen;
    prompt_ask(ui, ASK_FOLDER, &prompt);
}

static void
write_files(struct ui *ui, struct board *board, const char *typed)
{
    struct answer_written written;
    struct err err = { 0 };
    char folder[1024];

    desk_path(typed, folder, sizeof folder);
    if (!answer_files_write(&desk_of(ui)->book, board->form.id, folder, &written, &err))
        ui_error(ui, &err);
    else if (written.there)
        ui_message(ui, "%s: %zu files written, %zu were there and stay", folder, written.written,
                   written.there);
    else
        ui_message(ui, "%s: %zu files written, such as %s", folder, written.written,
                   written.example);
}

static void
do_take(struct ui *ui, struct screen *screen)
{
    struct prompt prompt = {
        .title = "Take in answer files", .example = "~/came-back", .limit = 1000,
        .label = "Which file, or which folder of them?",
    };

    (void)screen;
    prompt_ask(ui, ASK_FILES, &prompt);
}

/* One line a file that was not taken in, with the way out. */
static void
tell_refused(struct ui *ui, const struct answer_arrival *arrival, size_t n, size_t refused)
{
    struct str text = { 0 };
    char title[80];

    for (size_t i = 0; i < n; i++)
        if (!arrival[i].taken)
            str_addf(&text, "%s: %s.%s%s\n\n", arrival[i].err.where, arrival[i].err.what,
                     *arrival[i].err.hint ? " " : "", arrival[i].err.hint);
    snprintf(title, sizeof title, "%zu taken in, %zu not", n - refused, refused);
    dialog_tell(ui, title, str_text(&text));
    str_free(&text);
}

static void
take_files(struct ui *ui, struct board *board, const char *typed)
{
    struct arena arena = { 0 };
    struct answer_arrival *arrival = NULL;
    struct err err = { 0 };
    char path[1024];
    const char *paths[] = { path };
    size_t n = 0, good = 0, again = 0;

    desk_path(typed, path, sizeof path);
    if (!answer_files_read(&desk_of(ui)->book, paths, 1, &arena, &arrival, &n, &err) ||
        !answer_files_take(&desk_of(ui)->book, arrival, n, &err)) {
        ui_error(ui, &err);
        arena_free(&arena);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        good += arrival[i].taken;
        again += arrival[i].taken && arrival[i].take.replaced && !arrival[i].take.same;
    }
    if (good)
        desk_changed(ui, board->sited.place.alliance);
    if (n == 1 && !good)
        ui_error(ui, &arrival[0].err);
    else if (n > good)
        tell_refused(ui, arrival, n, n - good);
    if (good && again)
        ui_done(ui, "%zu taken in; %zu replaced earlier answers of the same person", good, again);
    else if (good)
        ui_done(ui, "%zu taken in", good);
    arena_free(&arena);
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

    memcpy(id, board->form.id, sizeof id);
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
            list_reset(&board->list);        /* the new one stands first */
        board->fresh.made = false;
        return;
    }
    if (answer->question == ASK_WHOM)
        ask_count(ui, board, answer->text);
    else if (answer->question == ASK_COUNT && *answer->text)
        invite(ui, board, answer->text);
    else if (answer->question == ASK_FOLDER && *answer->text)
        write_files(ui, board, answer->text);
    else if (answer->question == ASK_FILES && *answer->text)
        take_files(ui, board, answer->text);
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
    struct err none = { 0 };
    bool closed = *place->record &&
                  query_number(desk_of(ui)->book.store, 0, &none, "SELECT closed_on IS NOT NULL"
                               " FROM survey WHERE id=?1", "t", place->record) == 1;

    return ui_push(ui, &survey_class, place) &&
           (!closed || survey_result_open(ui, place->alliance, place->record));
}

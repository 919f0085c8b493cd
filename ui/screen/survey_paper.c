/* Papers of a health check: a row a mark, a digit sets it and goes on; Enter takes the paper in. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/io/answer_sheet.h"
#include "ui/screen/survey_paper.h"
#include "ui/widget/dialog.h"
#include "ui/widget/prompt.h"

enum { ASK_WORDS = 1, ASK_LEAVE };

static struct paper *
self(struct screen *screen)
{
    return (struct paper *)screen;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct paper *paper = self(screen);

    paper->want = *(const struct survey_paper_want *)argument;
    paper->sited.place.kind = PLACE_SURVEY;
    memcpy(paper->sited.place.alliance, paper->want.alliance, ID_SIZE);
    if (survey_form_load(&desk_of(ui)->book, paper->want.survey, &paper->arena, &paper->form,
                         err)) {
        paper_lay_out(paper);
        memcpy(paper->id, paper->want.respondent, sizeof paper->id);
        return true;
    }
    arena_free(&paper->arena);
    return false;
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct paper *paper = self(screen);

    if (!paper_read_people(ui, paper, err))
        return false;
    paper_find_person(paper);
    paper_choose(paper, &paper->person[paper->who]);
    if (!paper->looked) {
        paper->looked = true;
        paper_take_up(ui, paper);
    }
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct paper *paper = self(screen);

    (void)ui;
    arena_free(&paper->words);
    arena_free(&paper->people);
    arena_free(&paper->arena);
}

/* Take it in; the next one is of somebody like this. */
static void
take_in(struct ui *ui, struct screen *screen)
{
    struct paper *paper = self(screen);
    const struct paper_person *person = &paper->person[paper->who];
    struct arena arena = { 0 };
    struct survey_sheet *sheet = answer_sheet_new(&paper->form, &arena);
    struct survey_take take = { .side = person->side, .group = person->group, .sheet = sheet };
    struct err err = { 0 };
    bool ok;

    memcpy(take.respondent, person->id, sizeof take.respondent);
    paper_fill(paper, sheet);
    ok = survey_take_in(&desk_of(ui)->book, paper->want.survey, &take, 1, &err);
    arena_free(&arena);
    if (!ok) {
        ui_error(ui, &err);
        return;
    }
    *paper->want.respondent = *paper->id = '\0';
    paper_drop(ui, paper);
    paper_begin(paper);
    desk_changed(ui, paper->want.alliance);
    ui_done(ui, take.replaced ? "Taken in, in place of the earlier answers; the next paper"
                              : "Taken in; the next paper");
}

/* ---- marks ---- */

static void
go(struct paper *paper, long by)
{
    long at = (long)paper->at + by, last = (long)paper->n - 1;

    paper->at = (size_t)(at < 0 ? 0 : at > last ? last : at);
}

static bool
set_mark(struct paper *paper, int32_t code)
{
    struct paper_mark *mark = &paper->mark[paper->at];
    bool none = code == '0' || code == ' ';

    if (code == SPECIAL_BACKSPACE) {
        if (!mark->set)
            go(paper, -1);
        mark = &paper->mark[paper->at];
        mark->set = false;
        mark->value = NAN;
        return true;
    }
    if (code != ' ' && (code < '0' || code > '9'))
        return false;
    if (!mark->statement || (!none && code > '5'))
        return true;             /* no mark here; digits go nowhere else from a paper */
    mark->value = none ? NAN : paper->form.hundred ? 25.0 * (code - '1') : code - '0';
    mark->set = true;
    go(paper, 1);
    return true;
}

static bool
on_event(struct ui *ui, struct screen *screen, const struct event *event)
{
    if (event->kind != EVENT_KEY || event->key.mods || !set_mark(self(screen), event->key.code))
        return false;
    paper_keep(ui, self(screen));
    return true;
}

static void
choose_next(struct ui *ui, struct paper *paper, size_t by)
{
    paper_choose(paper, &paper->person[(paper->who + by) % paper->n_people]);
    paper_keep(ui, paper);
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct paper *paper = self(screen);

    switch (action) {
    case ACTION_MOVE_UP: case ACTION_MOVE_DOWN:
        go(paper, action == ACTION_MOVE_UP ? -1 : 1);
        return true;
    case ACTION_PAGE_UP: case ACTION_PAGE_DOWN:
        go(paper, action == ACTION_PAGE_UP ? -10 : 10);
        return true;
    case ACTION_HOME: case ACTION_END:
        go(paper, action == ACTION_HOME ? -(long)paper->n : (long)paper->n);
        return true;
    case ACTION_NEXT_FIELD:
        choose_next(ui, paper, 1);
        return true;
    case ACTION_PREVIOUS_FIELD:
        choose_next(ui, paper, paper->n_people - 1);
        return true;
    default:
        return false;
    }
}

static void
do_words(struct ui *ui, struct screen *screen)
{
    struct paper *paper = self(screen);
    const struct paper_mark *mark = &paper->mark[paper->at];
    struct prompt prompt = {
        .title = mark->statement ? "Comment" : "Answer", .text = mark->words,
        .label = mark->statement ? mark->statement->text
                                 : paper->form.words->questions[mark->question - 1],
        .limit = mark->statement ? 160 : 2000,
    };

    prompt_ask(ui, ASK_WORDS, &prompt);
}

static void
do_leave(struct ui *ui, struct screen *screen)
{
    struct dialog dialog = {
        .title = "This paper is not taken in yet", .first = 0,
        .text = "Enter takes it in.", .choices = { "Go on with it", "Throw it away" },
    };

    if (paper_marks_set(self(screen)))
        dialog_ask(ui, ASK_LEAVE, &dialog);
    else
        ui_pop(ui);
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct paper *paper = self(screen);

    if (answer->cancelled)
        return;
    if (answer->question == ASK_WORDS) {
        paper->mark[paper->at].words =
            *answer->text ? arena_string(&paper->words, answer->text) : NULL;
        paper_keep(ui, paper);
    } else if (answer->question == ASK_LEAVE && answer->choice == 1) {
        paper_drop(ui, paper);
        ui_pop(ui);
    }
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    paper_draw(ui, self(screen), area);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    place_crumb_alliance(ui, screen, out);
    str_add(out, "Papers");
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "A digit sets the mark of the row and goes on: 1 is the lowest level, 5 the "
                 "highest, 0 or Space means don't know, Backspace goes back. An empty row is no "
                 "answer. Tab chooses whose paper it is; unsigned papers are of one more of a "
                 "side and group. Enter takes the paper in and begins the next; one that is not "
                 "finished waits for you.");
}

static const char *
why_not_take(struct ui *ui, struct screen *screen)
{
    return !paper_marks_set(self(screen)) ? "Nothing is entered yet: a digit sets the mark of a row"
                                    : desk_why_readonly(ui);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = take_in, .why_not = why_not_take, .label = "take in, next" },
    { .action = ACTION_EDIT, .run = do_words, .label = "words" },
    { .action = ACTION_BACK, .run = do_leave, .label = "leave" },
    { .action = ACTION_QUIT, .run = do_leave, .quiet = true },
    { .action = ACTION_NONE },
};

static const struct screen_class paper_class = {
    .name = "survey-paper", .size = sizeof(struct paper), .actions = actions,
    .open = open_screen, .close = close_screen, .load = load, .draw = draw, .crumb = crumb,
    .event = on_event, .move = move, .answer = answer, .guide = guide,
};

bool
survey_paper_open(struct ui *ui, const struct survey_paper_want *want)
{
    return ui_push(ui, &paper_class, want);
}

/* Papers of a health check: a row a mark, a digit sets it and goes on; Enter takes the paper in. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/io/answer_file.h"
#include "src/io/answer_sheet.h"
#include "ui/screen/desk.h"
#include "ui/screen/survey.h"
#include "ui/widget/dialog.h"
#include "ui/widget/prompt.h"

enum { ASK_WORDS = 1, ASK_LEAVE };

/* Whose paper it can be: somebody invited, or (id empty) one more of a side and group. */
struct person {
    char id[ID_SIZE];
    const char *side, *group, *note;
    bool answered;
};

/* A row: a mark, or (statement NULL) the words to an open question. */
struct mark {
    const struct method_statement *statement;
    const char *aspect, *about;              /* about: "own side", "other side" or "" */
    int question;
    bool set;                                /* a digit was pressed: 0 is an answer too */
    double value;
    char *words;                             /* comment or reply; in the paper's arena */
};

struct paper {
    struct sited sited;
    struct survey_paper_want want;
    struct arena arena;                      /* what is asked */
    struct arena people;                     /* and of whom */
    struct arena words;                      /* what was typed of this paper */
    struct survey_form form;
    struct person *person;
    size_t n_people, who;
    char id[ID_SIZE], side[8], group[16];    /* of the person chosen, across a reload */
    struct mark *mark;
    size_t n, at, top;
};

static struct paper *
self(struct screen *screen)
{
    return (struct paper *)screen;
}

/* ---- what is asked, and of whom ---- */

static void
add_mark(struct paper *paper, const struct method_statement *statement, const char *aspect,
         const char *about)
{
    paper->mark[paper->n++] = (struct mark){ .statement = statement, .aspect = aspect,
                                             .about = about, .value = NAN };
}

static void
lay_out(struct paper *paper)
{
    paper->mark = arena_alloc(&paper->arena,
                              (2 * paper->form.n + METHOD_QUESTIONS) * sizeof *paper->mark);
    paper->n = 0;
    for (size_t i = 0; i < paper->form.n; i++) {
        const struct method_statement *statement = paper->form.statement[i];

        if (strcmp(statement->kind, "mirror") != 0) {
            add_mark(paper, statement, "one", "");
            continue;
        }
        add_mark(paper, statement, "we", "own side");
        add_mark(paper, statement, "they", "other side");
    }
    for (int i = 1; i <= METHOD_QUESTIONS; i++)
        paper->mark[paper->n++] = (struct mark){ .question = i, .about = "", .value = NAN };
}

static void
add_person(struct paper *paper, const struct survey_person *invited, const char *side,
           const char *group)
{
    struct person *person = &paper->person[paper->n_people++];

    *person = (struct person){ .side = side, .group = group };
    if (invited) {
        memcpy(person->id, invited->id, sizeof person->id);
        person->note = invited->note;
        person->answered = invited->answered;
    }
}

static bool
read_people(struct ui *ui, struct paper *paper, struct err *err)
{
    struct survey_people people;
    struct arena arena = { 0 };

    if (!survey_people_load(&desk_of(ui)->book, paper->want.survey, &arena, &people, err)) {
        arena_free(&arena);
        return false;
    }
    arena_free(&paper->people);
    paper->people = arena;
    paper->person = arena_alloc(&paper->people,
                                (people.n + 2 * SURVEY_GROUPS) * sizeof *paper->person);
    paper->n_people = 0;
    for (size_t i = 0; i < people.n; i++)
        if (!people.person[i].answered || !strcmp(people.person[i].id, paper->want.respondent))
            add_person(paper, &people.person[i], people.person[i].side, people.person[i].group);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < SURVEY_GROUPS; i++)
            add_person(paper, NULL, side ? "them" : "us", survey_groups[i]);
    return true;
}

/* The person chosen; else the first of the same side and group; else the first. */
static void
find_person(struct paper *paper)
{
    paper->who = 0;
    for (size_t i = 0; *paper->id && i < paper->n_people; i++)
        if (!strcmp(paper->person[i].id, paper->id)) {
            paper->who = i;
            return;
        }
    for (size_t i = 0; *paper->side && i < paper->n_people; i++)
        if (!strcmp(paper->person[i].side, paper->side) && paper->person[i].group &&
            !strcmp(paper->person[i].group, paper->group)) {
            paper->who = i;
            return;
        }
}

static void
choose_person(struct paper *paper, size_t who)
{
    const struct person *person = &paper->person[who];

    paper->who = who;
    memcpy(paper->id, person->id, sizeof paper->id);
    snprintf(paper->side, sizeof paper->side, "%s", person->side);
    snprintf(paper->group, sizeof paper->group, "%s", person->group ? person->group : "");
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
        lay_out(paper);
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

    if (!read_people(ui, paper, err))
        return false;
    find_person(paper);
    choose_person(paper, paper->who);
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

/* ---- the paper ---- */

static size_t
marks_set(const struct paper *paper)
{
    size_t n = 0;

    for (size_t i = 0; i < paper->n; i++)
        n += paper->mark[i].set || paper->mark[i].words;
    return n;
}

static void
new_paper(struct paper *paper)
{
    arena_free(&paper->words);
    for (size_t i = 0; i < paper->n; i++) {
        paper->mark[i].set = false;
        paper->mark[i].value = NAN;
        paper->mark[i].words = NULL;
    }
    paper->at = paper->top = 0;
}

static void
fill_sheet(const struct paper *paper, struct survey_sheet *sheet)
{
    for (size_t i = 0; i < paper->n; i++) {
        const struct mark *mark = &paper->mark[i];

        if (!mark->statement)
            sheet->reply[mark->question - 1] = mark->words;
        else if (mark->set || mark->words)
            sheet->rating[sheet->n++] = (struct survey_rating){
                mark->statement->code, mark->aspect, mark->value, mark->words,
            };
    }
}

/* Take it in; the next one is of somebody like this. */
static void
take_in(struct ui *ui, struct screen *screen)
{
    struct paper *paper = self(screen);
    const struct person *person = &paper->person[paper->who];
    struct arena arena = { 0 };
    struct survey_sheet *sheet = answer_sheet_new(&paper->form, &arena);
    struct survey_take take = { .side = person->side, .group = person->group, .sheet = sheet };
    struct err err = { 0 };
    bool ok;

    memcpy(take.respondent, person->id, sizeof take.respondent);
    fill_sheet(paper, sheet);
    ok = survey_take_in(&desk_of(ui)->book, paper->want.survey, &take, 1, &err);
    arena_free(&arena);
    if (!ok) {
        ui_error(ui, &err);
        return;
    }
    *paper->want.respondent = *paper->id = '\0';
    new_paper(paper);
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
    struct mark *mark = &paper->mark[paper->at];
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
    (void)ui;
    return event->kind == EVENT_KEY && !event->key.mods &&
           set_mark(self(screen), event->key.code);
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct paper *paper = self(screen);

    (void)ui;
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
        choose_person(paper, (paper->who + 1) % paper->n_people);
        return true;
    case ACTION_PREVIOUS_FIELD:
        choose_person(paper, (paper->who + paper->n_people - 1) % paper->n_people);
        return true;
    default:
        return false;
    }
}

static void
do_words(struct ui *ui, struct screen *screen)
{
    struct paper *paper = self(screen);
    const struct mark *mark = &paper->mark[paper->at];
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

    if (marks_set(self(screen)))
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
    if (answer->question == ASK_WORDS)
        paper->mark[paper->at].words =
            *answer->text ? arena_string(&paper->words, answer->text) : NULL;
    else if (answer->question == ASK_LEAVE && answer->choice == 1)
        ui_pop(ui);
}

/* ---- drawing ---- */

static void
draw_head(struct ui *ui, struct paper *paper, struct area area)
{
    const struct person *person = &paper->person[paper->who];
    const struct mark *mark = &paper->mark[paper->at];
    struct arena arena = { 0 };
    const char *who = survey_group_words(ui, person->side, person->group, &arena);

    area_printf(area, 0, 0, ROLE_TITLE, "Paper of %s%s%s%s", who,
                *person->id ? "" : ": one more, not on the list",
                person->note && !ui->presenting ? ", " : "",
                person->note && !ui->presenting ? person->note : "");
    area_printf(area, 1, 0, ROLE_MUTED, "%zu of %zu rows filled. %s", marks_set(paper), paper->n,
                area.columns < 60 ? "" : "1 to 5 marks, 0 don't know, Tab: another person");
    area_wrap(area_sub(area, 2, 0, area.rows - 2, area.columns), 0, ROLE_TEXT,
              mark->statement ? mark->statement->text
                              : paper->form.words->questions[mark->question - 1]);
    arena_free(&arena);
}

static void
draw_row(const struct paper *paper, struct area area, int row, size_t i)
{
    const struct mark *mark = &paper->mark[i];
    bool here = i == paper->at;
    int brief = area.columns < 46 ? area.columns - 24 : 22;
    char text[8] = " ", code[24];

    if (mark->set)
        answer_mark_write(mark->value, text);
    if (mark->statement)
        snprintf(code, sizeof code, "%s", mark->statement->code);
    else
        snprintf(code, sizeof code, "Q%d", mark->question);
    area_printf(area, row, 0, here ? ROLE_SELECTED : ROLE_TEXT, "%s %-3s %3s  ", here ? ">" : " ",
                code, mark->statement ? text : "");
    area_fit(area, row, 12, brief, -1, ROLE_TEXT, 0,
             mark->statement ? mark->statement->brief
                             : paper->form.words->questions[mark->question - 1]);
    area_text(area, row, 13 + brief, ROLE_MUTED, mark->about);
    if (mark->words && area.columns > 50)
        area_fit(area, row, 47, area.columns - 47, -1, ROLE_MUTED, 0, mark->words);
    if (here)
        area_cursor(area, row, 0, false);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct paper *paper = self(screen);
    struct area head = layout_top(&area, area.rows > 14 ? 5 : 4);
    size_t rows = area.rows > 0 ? (size_t)area.rows : 0;

    if (paper->at < paper->top)
        paper->top = paper->at;
    if (rows && paper->at >= paper->top + rows)
        paper->top = paper->at - rows + 1;
    draw_head(ui, paper, head);
    for (size_t i = 0; i < rows && paper->top + i < paper->n; i++)
        draw_row(paper, area, (int)i, paper->top + i);
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
                 "side and group. Enter takes the paper in and begins the next.");
}

static const char *
why_not_take(struct ui *ui, struct screen *screen)
{
    return !marks_set(self(screen)) ? "Nothing is entered yet: a digit sets the mark of a row"
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

#include "ui/screen/answer.h"

#include <math.h>
#include <string.h>

#include "src/base/mem.h"
#include "ui/screen/answer_inside.h"

static struct answers *
self(struct screen *screen)
{
    return (struct answers *)screen;
}

/* ---- life ---- */

static bool
lacks_mark(const struct answer_item *item)
{
    for (size_t k = 0; k < item->n_marks; k++)
        if (isnan(item->mark[k]))
            return true;
    return false;
}

/* What was typed and not saved comes first, then the first statement without a mark: who comes back
   goes on where they left. */
static size_t
first_open(const struct answers *answers)
{
    const struct answer_file *file = &answers->file;
    size_t at = 0;

    for (size_t i = 0; i < file->n; i++)
        if (answer_words_draft(answers, &file->item[i]))
            return i;
    while (at < file->n && !lacks_mark(&file->item[at]))
        at++;
    return at < file->n ? at : 0;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct answer_want *want = argument;
    struct answers *answers = self(screen);

    if (!answer_file_open(want->path, &answers->arena, &answers->file, err)) {
        arena_free(&answers->arena);
        return false;
    }
    answers->path = mem_string(want->path);
    answer_words_open(ui, answers, want->env);
    answers->at = first_open(answers);
    return true;
}

/* A text being written when the program is told to end is no answer yet: its draft stays. */
static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct answers *answers = self(screen);

    (void)ui;
    answer_words_close(answers);
    mem_free(answers->path);
    arena_free(&answers->arena);
}

/* ---- moving ---- */

static void
go(struct answers *answers, long by)
{
    long at = (long)answers->at + by;

    answers->at = at < 0 ? 0 : at > (long)answers->file.n ? answers->file.n : (size_t)at;
    answers->mark = 0;
}

/* Down and up go through the two marks of a mirror statement first. */
static void
step(struct answers *answers, bool down)
{
    const struct answer_item *item = answer_at(answers);

    if (down && item && answers->mark + 1 < item->n_marks) {
        answers->mark++;
    } else if (!down && answers->mark) {
        answers->mark--;
    } else {
        go(answers, down ? 1 : -1);
        item = answer_at(answers);
        if (!down && item && item->n_marks)
            answers->mark = item->n_marks - 1;
    }
}

static bool
is_move(enum action action)
{
    static const enum action moves[] = {
        ACTION_MOVE_UP, ACTION_MOVE_DOWN, ACTION_MOVE_LEFT, ACTION_MOVE_RIGHT, ACTION_PAGE_UP,
        ACTION_PAGE_DOWN, ACTION_NEXT_FIELD, ACTION_PREVIOUS_FIELD, ACTION_HOME, ACTION_END,
    };

    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (action == moves[i])
            return true;
    return false;
}

/* A move ends what is being written; repainting, for one, does not. */
static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct answers *answers = self(screen);

    if (!is_move(action))
        return false;
    if (!answer_words_end(ui, answers, true))
        return true;
    if (action == ACTION_MOVE_UP || action == ACTION_MOVE_DOWN)
        step(answers, action == ACTION_MOVE_DOWN);
    else if (action == ACTION_HOME || action == ACTION_END)
        go(answers, action == ACTION_HOME ? -(long)answers->file.n : (long)answers->file.n);
    else
        go(answers, action == ACTION_MOVE_LEFT || action == ACTION_PAGE_UP ||
                    action == ACTION_PREVIOUS_FIELD ? -1 : 1);
    return true;
}

static void
do_edit(struct ui *ui, struct screen *screen)
{
    answer_words_begin(ui, self(screen));
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct answers *answers = self(screen);
    const struct answer_item *item = answer_at(answers);

    if (item && item->question)
        answer_words_begin(ui, answers);
    else if (item)
        step(answers, true);
    else
        ui_pop(ui);
}

/* ---- marks ---- */

static bool
set_mark(struct ui *ui, struct answers *answers, int32_t code)
{
    struct answer_item *item = answer_at(answers);
    bool none = code == '0' || code == ' ';

    if (!item || item->question || !(none || (code >= '1' && code <= '5')))
        return false;
    item->mark[answers->mark] = none                   ? NAN
                                : answers->file.hundred ? 25.0 * (code - '1')
                                                        : code - '0';
    answer_save(ui, answers);
    step(answers, true);
    return true;
}

static bool
words_event(struct ui *ui, struct answers *answers, const struct event *event)
{
    if (answer_words_event(ui, answers, event))
        return true;
    if (event->kind == EVENT_KEY &&
        (event->key.code == SPECIAL_ENTER || event->key.code == SPECIAL_ESC ||
         event->key.code == SPECIAL_TAB)) {
        if (answer_words_end(ui, answers, true) && event->key.code != SPECIAL_ESC &&
            !lacks_mark(answer_at(answers)))
            go(answers, 1);          /* else the marks come next */
        return true;
    }
    return false;
}

static bool
on_event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct answers *answers = self(screen);

    if (answers->editing)
        return words_event(ui, answers, event);
    return event->kind == EVENT_KEY && !event->key.mods && set_mark(ui, answers, event->key.code);
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->editing;
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    answer_draw(ui, self(screen), area);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    const struct answers *answers = self(screen);

    (void)ui;
    str_addf(out, "%s", answers->file.name ? answers->file.name : "Health check");
    if (answers->file.of)
        str_addf(out, ", %s", answers->file.of);
    if (answers->at < answers->file.n)
        str_addf(out, ": %zu of %zu", answers->at + 1, answers->file.n);
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "A digit sets the mark and goes on: 1 is the lowest level, 5 the highest, 0 means "
                 "'I don't know'. Some statements are rated twice: for your own organisation and "
                 "for the other side. Everything is saved at once; what you are still "
                 "typing is kept beside it and offered when you come back. Your answers are mixed "
                 "with those of the others; what fewer than three people of your side answered is "
                 "shown nowhere.");
}

static const struct screen_hint typing[] = {
    { "Enter", "save, go on" }, { "Esc", "save" }, { "Ctrl-J", "new line" }, { "Ctrl-C", "drop" },
    { NULL, NULL },
};

static const char *
why_not_edit(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return answer_at(self(screen)) ? NULL : "There is nothing to write here: Up goes back";
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "next" },
    { .action = ACTION_EDIT, .run = do_edit, .why_not = why_not_edit, .label = "comment" },
    { .action = ACTION_NONE },
};

const struct screen_class answer_class = {
    .name = "answer", .size = sizeof(struct answers), .actions = actions, .open = open_screen,
    .close = close_screen, .draw = draw, .crumb = crumb, .event = on_event,
    .wants_text = wants_text, .typing = typing, .move = move, .guide = guide,
};

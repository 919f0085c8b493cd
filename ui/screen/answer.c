#include "ui/screen/answer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/io/answer_save.h"
#include "ui/screen/place.h"
#include "ui/widget/layer.h"

enum { COMMENT_MOST = 160, REPLY_MOST = 8000, REPLY_ROWS = 6, WIDTH = 76 };

struct answers {
    struct sited sited;
    struct arena arena;
    char *path;
    struct answer_file file;
    size_t at;                   /* the item shown; file.n: the end */
    size_t mark;                 /* of two: the one that the next digit sets */
    struct textedit edit;        /* the words being written */
    bool editing;
};

static struct answers *
self(struct screen *screen)
{
    return (struct answers *)screen;
}

static struct answer_item *
item_of(struct answers *answers)
{
    return answers->at < answers->file.n ? &answers->file.item[answers->at] : NULL;
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

/* The first statement that has no mark yet: who comes back goes on where they left. */
static size_t
first_open(const struct answer_file *file)
{
    size_t at = 0;

    while (at < file->n && !lacks_mark(&file->item[at]))
        at++;
    return at < file->n ? at : 0;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct answers *answers = self(screen);

    (void)ui;
    if (!answer_file_open(argument, &answers->arena, &answers->file, err)) {
        arena_free(&answers->arena);
        return false;
    }
    answers->path = mem_string(argument);
    answers->at = first_open(&answers->file);
    return true;
}

static void
save(struct ui *ui, struct answers *answers)
{
    struct err err = { 0 };

    if (!answer_file_save(answers->path, &answers->file, &err))
        ui_error(ui, &err);
}

/* ---- words ---- */

static void
begin_words(struct ui *ui, struct screen *screen)
{
    struct answers *answers = self(screen);
    const struct answer_item *item = item_of(answers);

    (void)ui;
    if (!item)
        return;
    textedit_set(&answers->edit, item->words, item->question,
                 item->question ? REPLY_MOST : COMMENT_MOST);
    answers->editing = true;
}

/* False while the words cannot be taken: they stay to be mended. */
static bool
end_words(struct ui *ui, struct answers *answers, bool keep)
{
    struct answer_item *item = item_of(answers);
    struct err err = { 0 };
    char *words;

    if (!answers->editing)
        return true;
    words = text_trim(arena_string(&answers->arena, textedit_text(&answers->edit)));
    if (keep && !answer_words_check(item, words, &err)) {
        ui_error(ui, &err);
        return false;
    }
    answers->editing = false;
    if (keep) {
        item->words = *words ? words : NULL;
        save(ui, answers);
    }
    textedit_free(&answers->edit);
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct answers *answers = self(screen);

    end_words(ui, answers, true);
    textedit_free(&answers->edit);
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
    const struct answer_item *item = item_of(answers);

    if (down && item && answers->mark + 1 < item->n_marks) {
        answers->mark++;
    } else if (!down && answers->mark) {
        answers->mark--;
    } else {
        go(answers, down ? 1 : -1);
        item = item_of(answers);
        if (!down && item && item->n_marks)
            answers->mark = item->n_marks - 1;
    }
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct answers *answers = self(screen);

    if (!end_words(ui, answers, true))
        return true;
    switch (action) {
    case ACTION_MOVE_UP: case ACTION_MOVE_DOWN:
        step(answers, action == ACTION_MOVE_DOWN);
        return true;
    case ACTION_MOVE_LEFT: case ACTION_PAGE_UP: case ACTION_PREVIOUS_FIELD:
        go(answers, -1);
        return true;
    case ACTION_MOVE_RIGHT: case ACTION_PAGE_DOWN: case ACTION_NEXT_FIELD:
        go(answers, 1);
        return true;
    case ACTION_HOME: case ACTION_END:
        go(answers, action == ACTION_HOME ? -(long)answers->file.n : (long)answers->file.n);
        return true;
    default:
        return false;
    }
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct answers *answers = self(screen);
    const struct answer_item *item = item_of(answers);

    if (item && item->question)
        begin_words(ui, screen);
    else if (item)
        step(answers, true);
    else
        ui_pop(ui);
}

/* ---- marks ---- */

static bool
set_mark(struct ui *ui, struct answers *answers, int32_t code)
{
    struct answer_item *item = item_of(answers);
    bool none = code == '0' || code == ' ';

    if (!item || item->question || !(none || (code >= '1' && code <= '5')))
        return false;
    item->mark[answers->mark] = none                   ? NAN
                                : answers->file.hundred ? 25.0 * (code - '1')
                                                        : code - '0';
    save(ui, answers);
    step(answers, true);
    return true;
}

static bool
words_event(struct ui *ui, struct answers *answers, const struct event *event)
{
    if (layer_edit(ui, &answers->edit, event))
        return true;
    if (event->kind != EVENT_KEY)
        return false;
    if (event->key.code == 'c' && event->key.mods == MOD_CTRL) {
        end_words(ui, answers, false);
        return true;
    }
    if (event->key.code == SPECIAL_ENTER || event->key.code == SPECIAL_ESC ||
        event->key.code == SPECIAL_TAB) {
        if (end_words(ui, answers, true) && event->key.code != SPECIAL_ESC)
            go(answers, 1);
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

/* ---- drawing ---- */

static size_t
marks_set(const struct answer_file *file, size_t *of)
{
    size_t n = 0;

    *of = 0;
    for (size_t i = 0; i < file->n; i++)
        for (size_t k = 0; k < file->item[i].n_marks; k++) {
            ++*of;
            n += !isnan(file->item[i].mark[k]);
        }
    return n;
}

/* Where there is little room: the two ends tell the rest. */
static int
draw_ends(const struct answers *answers, struct area area, int row)
{
    const char *const *level = answers->file.level;
    struct str text = { 0 };

    str_addf(&text, "1 %s, 5 %s, 0 I don't know", level[0] ? level[0] : "lowest",
             level[METHOD_LEVELS - 1] ? level[METHOD_LEVELS - 1] : "highest");
    row += area_wrap(area_sub(area, row, 0, area.rows - row, area.columns), 0, ROLE_MUTED,
                     str_text(&text));
    str_free(&text);
    return row;
}

/* What the digits mean; the present mark stands out. */
static int
draw_levels(const struct answers *answers, struct area area, int row)
{
    const struct answer_file *file = &answers->file;
    double mark = file->item[answers->at].mark[answers->mark];

    for (int i = 0; i < METHOD_LEVELS; i++, row++) {
        bool on = mark == (file->hundred ? 25.0 * i : i + 1.0);
        char value[12] = "";

        if (file->hundred)
            snprintf(value, sizeof value, "%3d  ", 25 * i);
        area_printf(area, row, 2, on ? ROLE_TITLE : ROLE_TEXT, "%s %d  %s%s", on ? ">" : " ", i + 1,
                    value, file->level[i] ? file->level[i] : "");
    }
    area_printf(area, row, 2, ROLE_MUTED, "  0  I don't know");
    return row + 2;
}

static int
draw_marks(const struct answers *answers, struct area area, int row)
{
    const struct answer_item *item = &answers->file.item[answers->at];
    static const char *const whose[] = { "My own organisation", "The other side" };

    for (size_t k = 0; k < item->n_marks; k++, row++) {
        bool here = k == answers->mark;
        char mark[8];

        answer_mark_write(item->mark[k], mark);
        area_printf(area, row, 0, here ? ROLE_TITLE : ROLE_TEXT, "%s [%s]  %s", here ? ">" : " ",
                    isnan(item->mark[k]) ? " " : mark, item->n_marks == 2 ? whose[k] : "My mark");
        if (here && !answers->editing)
            area_cursor(area, row, 0, false);
    }
    return row + 1;
}

static void
draw_words(struct answers *answers, struct area area, int row)
{
    const struct answer_item *item = &answers->file.item[answers->at];
    const char *label = item->question ? "Answer" : "Comment";

    area_text(area, row, 0, ROLE_MUTED, label);
    if (item->question && !answers->editing)
        area_cursor(area, row, 0, false);
    if (answers->editing)
        textedit_draw(&answers->edit,
                      area_sub(area, row + 1, 0, item->question ? REPLY_ROWS : 1, area.columns),
                      ROLE_EDIT);
    else if (item->words)
        area_wrap(area_sub(area, row + 1, 0, area.rows - row - 1, area.columns), 0, ROLE_TEXT,
                  item->words);
    else
        area_text(area, row + 1, 0, ROLE_MUTED, item->question ? "Enter writes" : "e writes one");
}

static void
draw_end(struct answers *answers, struct area area)
{
    size_t of, n = marks_set(&answers->file, &of);
    struct str text = { 0 };

    str_addf(&text, "%zu of %zu marks are set", n, of);
    if (n < of)
        str_addf(&text, "; the other %zu count as 'I don't know'", of - n);
    str_addf(&text, ". Everything is saved in %s: send this file back.\n\nUp goes through it once "
             "more; q leaves.", answers->path);
    area_text(area, 0, 0, ROLE_TITLE, "That was all. Thank you.");
    area_wrap(area_sub(area, 2, 0, area.rows - 2, area.columns), 0, ROLE_TEXT, str_text(&text));
    area_cursor(area, 0, 0, false);
    str_free(&text);
}

static void
draw_count(const struct answers *answers, struct area area)
{
    size_t of, n = marks_set(&answers->file, &of);
    char text[60];

    snprintf(text, sizeof text, "%zu of %zu marks, all saved", n, of);
    area_fit(area, 0, area.columns / 2, area.columns - area.columns / 2, 1, ROLE_MUTED, 0, text);
}

static const char *
theme_of(const struct answers *answers)
{
    for (size_t i = answers->at + 1; i-- > 0;)
        if (answers->file.item[i].theme)
            return answers->file.item[i].theme;
    return "";
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct answers *answers = self(screen);
    const struct answer_item *item = item_of(answers);
    bool low = area.rows < 16;
    int row = 0;

    (void)ui;
    if (area.columns > WIDTH)
        area = area_sub(area, 0, 0, area.rows, WIDTH);
    if (!item) {
        draw_end(answers, area);
        return;
    }
    if (!low) {
        area_text(area, 0, 0, ROLE_MUTED, theme_of(answers));
        draw_count(answers, area);
        row = 2;
    }
    area_text(area, row, 0, ROLE_TITLE, item->code);
    row += area_wrap(area_sub(area, row, 4, area.rows - row, area.columns - 4), 0, ROLE_TITLE,
                     item->text);
    row += !low;
    if (!item->question) {
        row = draw_marks(answers, area, row) - low;
        row = low ? draw_ends(answers, area, row) : draw_levels(answers, area, row);
    }
    draw_words(answers, area, row);
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
                 "for the other side. Everything is saved at once. Your answers are mixed with "
                 "those of the others; what fewer than three people of your side answered is shown "
                 "nowhere.");
}

static const struct screen_hint typing[] = {
    { "Enter", "save, next" }, { "Esc", "save" }, { "Ctrl-J", "new line" }, { "Ctrl-C", "drop" },
    { NULL, NULL },
};

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "next" },
    { .action = ACTION_EDIT, .run = begin_words, .label = "comment" },
    { .action = ACTION_NONE },
};

const struct screen_class answer_class = {
    .name = "answer", .size = sizeof(struct answers), .actions = actions, .open = open_screen,
    .close = close_screen, .draw = draw, .crumb = crumb, .event = on_event,
    .wants_text = wants_text, .typing = typing, .move = move, .guide = guide,
};

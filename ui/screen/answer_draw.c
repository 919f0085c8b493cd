/* How filling in an answer file looks: one statement a page, what the digits mean, the words. */
#include <math.h>
#include <stdio.h>

#include "ui/screen/answer_inside.h"

enum { REPLY_ROWS = 6, WIDTH = 76 };

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

    str_addf(&text, "Press 1 %s, to 5 %s, or 0 I don't know", level[0] ? level[0] : "lowest",
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
    area_text(area, row, 22, ROLE_MUTED, "(a digit sets the mark)");
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

/* The words of the file; typed ones that are not in it yet stand in their place, and say so. */
static void
draw_resting_words(struct ui *ui, const struct answers *answers, struct area area)
{
    const struct answer_item *item = &answers->file.item[answers->at];
    const struct draft *draft = answer_words_draft(answers, item);
    const char *key = ui_key(ui, item->question ? ACTION_OPEN : ACTION_EDIT);
    struct str age = { 0 };
    int row = 0;

    if (draft) {
        draft_age(&answers->drafts, draft, &age);
        row = area_wrap(area, 0, ROLE_WATCH, draft->text);
        area_printf(area, row, 0, ROLE_MUTED, "Typed %s, not saved yet: %s goes on with it",
                    str_text(&age), key);
        str_free(&age);
    } else if (item->words) {
        area_wrap(area, 0, ROLE_TEXT, item->words);
    } else {
        area_printf(area, 0, 0, ROLE_MUTED, item->question ? "%s writes" : "%s writes one", key);
    }
}

static void
draw_words(struct ui *ui, struct answers *answers, struct area area, int row)
{
    const struct answer_item *item = &answers->file.item[answers->at];

    area_text(area, row, 0, ROLE_MUTED, item->question ? "Answer" : "Comment");
    if (item->question && !answers->editing)
        area_cursor(area, row, 0, false);
    if (answers->editing)
        textedit_draw(&answers->edit,
                      area_sub(area, row + 1, 0, item->question ? REPLY_ROWS : 1, area.columns),
                      ROLE_EDIT);
    else
        draw_resting_words(ui, answers,
                           area_sub(area, row + 1, 0, area.rows - row - 1, area.columns));
}

/* What still keeps the file from being sent back as it is, or that it can be. */
static void
say_saved(const struct answers *answers, struct str *out)
{
    const struct answer_item *item = answers->file.item;
    size_t i = 0;

    while (i < answers->file.n && !answer_words_draft(answers, &item[i]))
        i++;
    if (answers->unsaved)
        str_addf(out, "%s could not be written: what you did last is not in it.", answers->path);
    else if (i < answers->file.n)
        str_addf(out, "What you typed at %s is not in the file yet: go up to it and end it with "
                 "Enter.", item[i].code);
    else
        str_addf(out, "Everything is saved in %s: send this file back.", answers->path);
}

static void
draw_end(struct ui *ui, struct answers *answers, struct area area)
{
    size_t of, n = marks_set(&answers->file, &of);
    struct str text = { 0 };

    str_addf(&text, "%zu of %zu marks are set", n, of);
    if (n < of)
        str_addf(&text, "; the other %zu count as 'I don't know'", of - n);
    str_add(&text, ". ");
    say_saved(answers, &text);
    str_addf(&text, "\n\nUp goes through it once more; %s leaves.", ui_key(ui, ACTION_QUIT));
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

    snprintf(text, sizeof text, "%zu of %zu marks, %s saved", n, of,
             answers->unsaved ? "not" : "all");
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

void
answer_draw(struct ui *ui, struct answers *answers, struct area area)
{
    const struct answer_item *item = answer_at(answers);
    bool low = area.rows < 16;
    int row = 0;

    if (area.columns > WIDTH)
        area = area_sub(area, 0, 0, area.rows, WIDTH);
    if (!item) {
        draw_end(ui, answers, area);
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
    draw_words(ui, answers, area, row);
}

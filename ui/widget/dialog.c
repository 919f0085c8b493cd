#include "ui/widget/dialog.h"

#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/layer.h"

enum { CHOICES = 6, WIDTH = 64, NARROWEST = 30 };

struct dialog_screen {
    struct screen screen;
    char *title, *text, *choice[CHOICES];
    int choices, at, scroll;
    int text_rows, room;       /* of the last draw */
    enum ui_tone tone;
};

static bool
open(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct dialog_screen *self = (struct dialog_screen *)screen;
    const struct dialog *dialog = argument;

    (void)ui;
    (void)err;
    self->title = mem_string(dialog->title ? dialog->title : "");
    self->text = mem_string(dialog->text ? dialog->text : "");
    while (self->choices < CHOICES && dialog->choices[self->choices]) {
        self->choice[self->choices] = mem_string(dialog->choices[self->choices]);
        self->choices++;
    }
    if (!self->choices)
        self->choice[self->choices++] = mem_string("OK");
    self->at = dialog->first >= 0 && dialog->first < self->choices ? dialog->first : 0;
    self->tone = dialog->tone;
    return true;
}

static void
close(struct ui *ui, struct screen *screen)
{
    struct dialog_screen *self = (struct dialog_screen *)screen;

    (void)ui;
    mem_free(self->title);
    mem_free(self->text);
    for (int i = 0; i < self->choices; i++)
        mem_free(self->choice[i]);
}

static void
choose(struct ui *ui, struct screen *screen)
{
    struct dialog_screen *self = (struct dialog_screen *)screen;

    ui_answer(ui, (struct answer){ .choice = self->at, .text = self->choice[self->at] });
}

/* y and n stand for the first two choices of a real question. */
static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct dialog_screen *self = (struct dialog_screen *)screen;

    if (event->kind != EVENT_KEY || event->key.mods || self->choices < 2)
        return false;
    if (event->key.code != 'y' && event->key.code != 'n')
        return false;
    self->at = event->key.code == 'n';
    choose(ui, screen);
    return true;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct dialog_screen *self = (struct dialog_screen *)screen;
    int page = self->room > 1 ? self->room - 1 : 1, most = self->text_rows - self->room;

    (void)ui;
    switch (action) {
    case ACTION_MOVE_LEFT:
    case ACTION_PREVIOUS_FIELD:
        self->at = (self->at + self->choices - 1) % self->choices;
        return true;
    case ACTION_MOVE_RIGHT:
    case ACTION_NEXT_FIELD:
        self->at = (self->at + 1) % self->choices;
        return true;
    case ACTION_MOVE_UP:
    case ACTION_MOVE_DOWN:
        self->scroll += action == ACTION_MOVE_DOWN ? 1 : -1;
        break;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        self->scroll += action == ACTION_PAGE_DOWN ? page : -page;
        break;
    default:
        return false;
    }
    self->scroll = self->scroll > most ? most : self->scroll;
    self->scroll = self->scroll < 0 ? 0 : self->scroll;
    return true;
}

static int
choice_columns(const struct dialog_screen *self, int i)
{
    return text_columns(self->choice[i]) + (self->choices > 1 && i < 2 ? 4 : 2);
}

static void
draw_choices(const struct dialog_screen *self, struct area line)
{
    int column = 0;

    for (int i = 0; i < self->choices; i++) {
        enum role role = i == self->at ? ROLE_SELECTED : ROLE_TEXT;
        struct area chip = area_sub(line, 0, column, 1, choice_columns(self, i));
        int at = 1;

        area_fill(chip, role);
        if (self->choices > 1 && i < 2) {
            at = area_text(chip, 0, at, i == self->at ? role : ROLE_KEY, i ? "n" : "y") + 1;
        }
        area_text(chip, 0, at, role, self->choice[i]);
        if (i == self->at)
            area_cursor(line, 0, column + 1, false);
        column += choice_columns(self, i) + 2;
    }
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct dialog_screen *self = (struct dialog_screen *)screen;
    int columns = text_columns(self->title) + 2, choices = -2,
        widest = area.columns - 4 < WIDTH ? area.columns - 4 : WIDTH;
    struct area inside, text, whole;

    (void)ui;
    for (int i = 0; i < self->choices; i++)
        choices += choice_columns(self, i) + 2;
    columns = columns > choices ? columns : choices;
    columns = columns > text_columns(self->text) ? columns : text_columns(self->text);
    columns = columns < NARROWEST ? NARROWEST : columns;
    columns = columns > widest ? widest : columns;
    self->text_rows = area_wrap_rows(self->text, columns);
    inside = layer_box(area, self->text_rows + 4, columns + 4, self->title);
    draw_choices(self, layout_bottom(&inside, 1));
    layout_bottom(&inside, 1);
    text = inside;
    self->room = text.rows;
    whole = text;
    area_wrap(whole, -self->scroll, self->tone == TONE_ERROR ? ROLE_ERROR : ROLE_TEXT, self->text);
    if (self->scroll + self->room < self->text_rows)
        area_text(text, text.rows - 1, text.columns - 1, ROLE_ACCENT, ui_glyph(ui, GLYPH_DOWN));
    if (self->scroll > 0)
        area_text(text, 0, text.columns - 1, ROLE_ACCENT, ui_glyph(ui, GLYPH_UP));
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = choose, .label = "choose" },
    { .action = ACTION_NONE },
};

const struct screen_class dialog_class = {
    .name = "dialog", .size = sizeof(struct dialog_screen), .layer = true, .actions = actions,
    .open = open, .close = close, .draw = draw, .event = event, .move = move,
};

bool
dialog_ask(struct ui *ui, int question, const struct dialog *dialog)
{
    return ui_push_question(ui, &dialog_class, dialog, question);
}

bool
dialog_tell(struct ui *ui, const char *title, const char *text)
{
    return ui_push(ui, &dialog_class, &(struct dialog){ .title = title, .text = text });
}

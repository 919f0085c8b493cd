#include "ui/widget/prompt.h"

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/layer.h"

enum { WIDTH = 68, LIMIT = 200 };

struct prompt_screen {
    struct screen screen;
    struct prompt prompt;
    char *title, *label, *example;
    struct textedit edit;
    struct str echo;
    struct err err;            /* of the last Enter; shown until the text changes */
};

static void
look(struct prompt_screen *self)
{
    struct err ignored = { 0 };

    str_clear(&self->echo);
    err_clear(&self->err);
    if (self->prompt.check && *textedit_text(&self->edit))
        self->prompt.check(self->prompt.context, textedit_text(&self->edit), &self->echo, &ignored);
}

static bool
open(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct prompt_screen *self = (struct prompt_screen *)screen;

    (void)ui;
    (void)err;
    self->prompt = *(const struct prompt *)argument;
    self->title = mem_string(self->prompt.title ? self->prompt.title : "");
    self->label = mem_string(self->prompt.label ? self->prompt.label : "");
    self->example = mem_string(self->prompt.example ? self->prompt.example : "");
    textedit_set(&self->edit, self->prompt.text, false,
                 self->prompt.limit ? self->prompt.limit : LIMIT);
    look(self);
    return true;
}

static void
close(struct ui *ui, struct screen *screen)
{
    struct prompt_screen *self = (struct prompt_screen *)screen;

    (void)ui;
    mem_free(self->title);
    mem_free(self->label);
    mem_free(self->example);
    textedit_free(&self->edit);
    str_free(&self->echo);
}

static void
accept(struct ui *ui, struct screen *screen)
{
    struct prompt_screen *self = (struct prompt_screen *)screen;
    struct err err = { 0 };

    str_clear(&self->echo);
    if (self->prompt.check &&
        !self->prompt.check(self->prompt.context, textedit_text(&self->edit), &self->echo, &err))
        self->err = err;
    else
        ui_answer(ui, (struct answer){ .text = textedit_text(&self->edit) });
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct prompt_screen *self = (struct prompt_screen *)screen;

    if (!layer_edit(ui, &self->edit, event))
        return false;
    look(self);
    return true;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return true;
}

static void
draw_below(struct prompt_screen *self, struct area area)
{
    if (self->err.kind != ERR_NONE) {
        int row = area_wrap(area, 0, ROLE_ERROR, self->err.what);

        if (*self->err.hint)
            area_wrap(area, row, ROLE_MUTED, self->err.hint);
    } else if (self->edit.message) {
        area_wrap(area, 0, ROLE_WARNING, self->edit.message);
    } else if (self->echo.len) {
        area_wrap(area, 0, ROLE_GOOD, str_text(&self->echo));
    } else if (!self->edit.text.len && *self->example) {
        area_wrap(area, 0, ROLE_MUTED, self->example);
    }
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct prompt_screen *self = (struct prompt_screen *)screen;
    int columns = area.columns < WIDTH ? area.columns : WIDTH;
    int label = *self->label ? area_wrap_rows(self->label, columns - 4) : 0;
    struct area inside = layer_box(area, label + 6, columns, self->title);

    (void)ui;
    area_wrap(layout_top(&inside, label), 0, ROLE_TEXT, self->label);
    textedit_draw(&self->edit, layout_top(&inside, 1), ROLE_EDIT);
    draw_below(self, inside);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = accept, .label = "accept" },
    { .action = ACTION_NONE },
};

const struct screen_class prompt_class = {
    .name = "prompt", .size = sizeof(struct prompt_screen), .layer = true, .actions = actions,
    .open = open, .close = close, .draw = draw, .event = event, .wants_text = wants_text,
};

bool
prompt_ask(struct ui *ui, int question, const struct prompt *prompt)
{
    return ui_push_question(ui, &prompt_class, prompt, question);
}

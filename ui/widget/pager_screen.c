/* The pager as a layer over the screen below. */
#include <string.h>

#include "src/base/mem.h"
#include "ui/widget/layer.h"
#include "ui/widget/pager.h"
#include "ui/widget/prompt.h"

enum { WIDTH = 84, WHEEL = 3, ASK_FIND = 1 };

struct pager_screen {
    struct screen screen;
    struct pager pager;
    char *title;
};

struct pager_argument {
    const char *title, *text;
};

static bool
open(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct pager_screen *self = (struct pager_screen *)screen;
    const struct pager_argument *given = argument;

    (void)ui;
    (void)err;
    self->title = mem_string(given->title);
    pager_set(&self->pager, given->text);
    return true;
}

static void
close(struct ui *ui, struct screen *screen)
{
    struct pager_screen *self = (struct pager_screen *)screen;

    (void)ui;
    mem_free(self->title);
    pager_free(&self->pager);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct pager_screen *self = (struct pager_screen *)screen;

    (void)ui;
    pager_draw(&self->pager,
               layer_box(area, area.rows, area.columns < WIDTH ? area.columns : WIDTH, self->title),
               true);
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct pager_screen *self = (struct pager_screen *)screen;

    (void)ui;
    return pager_action(&self->pager, action);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    bool up = event->mouse == MOUSE_WHEEL_UP;

    (void)ui;
    if (event->kind != EVENT_MOUSE || (!up && event->mouse != MOUSE_WHEEL_DOWN))
        return false;
    for (int i = 0; i < WHEEL; i++)
        pager_action(&((struct pager_screen *)screen)->pager,
                     up ? ACTION_MOVE_UP : ACTION_MOVE_DOWN);
    return true;
}

static void
ask(struct ui *ui, struct screen *screen)
{
    (void)screen;
    prompt_ask(ui, ASK_FIND, &(struct prompt){ .title = "Find", .label = "Text to look for here" });
}

static void
answer(struct ui *ui, struct screen *screen, const struct answer *answer)
{
    struct pager_screen *self = (struct pager_screen *)screen;
    size_t hits;

    if (answer->cancelled)
        return;
    hits = pager_find(&self->pager, answer->text);
    if (!hits)
        ui_message(ui, "\"%s\" does not occur here", answer->text);
    else
        ui_message(ui, "%zu line%s; %s and %s go on", hits, hits == 1 ? "" : "s",
                   ui_key(ui, ACTION_NEXT_HIT), ui_key(ui, ACTION_PREVIOUS_HIT));
}

static void
leave(struct ui *ui, struct screen *screen)
{
    (void)screen;
    ui_answer_nothing(ui);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = leave, .label = "close" },
    { .action = ACTION_FILTER, .run = ask, .label = "find" },
    { .action = ACTION_NONE },
};

const struct screen_class pager_class = {
    .name = "pager", .size = sizeof(struct pager_screen), .layer = true, .actions = actions,
    .open = open, .close = close, .draw = draw, .move = move, .event = event, .answer = answer,
};

bool
pager_show(struct ui *ui, const char *title, const char *text)
{
    return ui_push(ui, &pager_class, &(struct pager_argument){ title, text });
}

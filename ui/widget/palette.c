#include "ui/widget/palette.h"

#include <stdlib.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/layer.h"
#include "ui/widget/list.h"
#include "ui/widget/palette_found.h"

enum { WIDTH = 76, HEIGHT = 22, LIMIT = 200, ASIDE_MOST = 24 };

struct palette_screen {
    struct screen screen;
    struct palette palette;
    struct palette_run run;
    char *title;
    struct textedit edit;
    struct palette_found found;
    struct list_array rows;
    struct list list;
    bool moved;                /* the cursor is on an entry, not in the text */
};

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct palette_screen *self = context;
    const struct palette_entry *entry = &self->found.entry[i];
    char key[LIST_KEY_SIZE];

    list_array_key(i, key);
    list_row(rows, key, NULL);
    if (entry->heading) {
        list_cell(rows, ROLE_TITLE, entry->text);
        list_heading(rows);
        return;
    }
    list_cell(rows, entry->why ? ROLE_MUTED : ROLE_TEXT, entry->text);
    list_cell(rows, entry->why ? ROLE_MUTED : ROLE_KEY, entry->aside);
}

static void
look(struct palette_screen *self)
{
    struct err err = { 0 };

    found_clear(&self->found);
    self->palette.source->find(self->palette.context, textedit_text(&self->edit), &self->found,
                               &err);
    self->rows.count = self->found.count;
    self->list.columns[1].least = 1;
    for (size_t i = 0; i < self->found.count; i++) {
        int columns = text_columns(self->found.entry[i].aside);

        columns = columns > ASIDE_MOST ? ASIDE_MOST : columns;
        if (columns > self->list.columns[1].least)
            self->list.columns[1].least = columns;
    }
    self->moved = false;
    list_reset(&self->list);
    list_load(&self->list, &err);
}

struct palette_argument {
    const struct palette *palette;
    const struct palette_run *run;
};

static bool
open(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    static const struct list_column columns[] = {
        { .title = "", .least = 20, .weight = 1 },
        { .title = "", .priority = 1, .align = 1 },
    };
    struct palette_screen *self = (struct palette_screen *)screen;
    const struct palette_argument *given = argument;

    (void)ui;
    (void)err;
    self->palette = *given->palette;
    if (given->run)
        self->run = *given->run;
    self->title = mem_string(self->palette.title ? self->palette.title : "");
    textedit_set(&self->edit, self->palette.text, false, LIMIT);
    self->rows = (struct list_array){ .row = fill_row, .context = self };
    list_init(&self->list, columns, 2, &list_array_source, &self->rows);
    self->list.empty = self->palette.free_text ? "Enter takes what is typed" : "Nothing matches";
    look(self);
    return true;
}

static void
close(struct ui *ui, struct screen *screen)
{
    struct palette_screen *self = (struct palette_screen *)screen;

    (void)ui;
    mem_free(self->title);
    textedit_free(&self->edit);
    found_clear(&self->found);
    list_free(&self->list);
    if (self->run.free)
        self->run.free(self->run.context);
}

static void
chosen(struct ui *ui, struct palette_screen *self, int choice, const char *key)
{
    struct palette_run run = self->run;
    char *copy;

    if (!run.run) {
        ui_answer(ui, (struct answer){ .choice = choice, .text = key });
        return;
    }
    copy = mem_string(key);
    self->run = (struct palette_run){ 0 };      /* it must outlive this screen */
    ui_pop(ui);
    run.run(ui, run.context, copy);
    run.free(run.context);
    mem_free(copy);
}

static void
choose(struct ui *ui, struct screen *screen)
{
    struct palette_screen *self = (struct palette_screen *)screen;
    const char *key = list_key(&self->list);
    size_t at = key ? strtoul(key, NULL, 10) : 0;
    const struct palette_entry *entry = key ? &self->found.entry[at] : NULL;

    if (!entry && self->palette.free_text)
        chosen(ui, self, -1, textedit_text(&self->edit));
    else if (entry && entry->why)
        ui_warn(ui, "%s", entry->why);
    else if (entry && *entry->key)      /* a line of help has none */
        chosen(ui, self, (int)at, entry->key);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct palette_screen *self = (struct palette_screen *)screen;
    struct err err = { 0 };
    bool opened;

    if (event->kind == EVENT_MOUSE) {
        if (list_mouse(&self->list, event, &opened, &err) && opened)
            choose(ui, screen);
        return true;
    }
    if (!layer_edit(ui, &self->edit, event))
        return false;
    look(self);
    return true;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct palette_screen *self = (struct palette_screen *)screen;
    struct err err = { 0 };

    (void)ui;
    if (action == ACTION_MARK || action == ACTION_MARK_ALL)
        return false;
    if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD)
        action = action == ACTION_NEXT_FIELD ? ACTION_MOVE_DOWN : ACTION_MOVE_UP;
    self->moved = true;
    return list_action(&self->list, action, &err);
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    return true;
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct palette_screen *self = (struct palette_screen *)screen;
    struct area inside = layer_box(area, area.rows < HEIGHT ? area.rows : HEIGHT,
                                   area.columns < WIDTH ? area.columns : WIDTH, self->title);
    struct area line = layout_top(&inside, 1);

    (void)ui;
    area_text(layout_left(&line, 2), 0, 0, ROLE_ACCENT, ":");
    layout_top(&inside, 1);
    textedit_draw(&self->edit, line, ROLE_EDIT);
    list_draw(&self->list, inside, true);       /* the cursor is on the chosen entry now */
    if (!self->moved)
        textedit_draw(&self->edit, line, ROLE_EDIT);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = choose, .label = "choose" },
    { .action = ACTION_NONE },
};

const struct screen_class palette_class = {
    .name = "palette",
    .size = sizeof(struct palette_screen),
    .layer = true,
    .actions = actions,
    .open = open,
    .close = close,
    .draw = draw,
    .event = event,
    .move = move,
    .wants_text = wants_text,
};

bool
palette_ask(struct ui *ui, int question, const struct palette *palette)
{
    return ui_push_question(ui, &palette_class, &(struct palette_argument){ palette, NULL },
                            question);
}

bool
palette_ask_run(struct ui *ui, const struct palette *palette, const struct palette_run *run)
{
    if (ui_push(ui, &palette_class, &(struct palette_argument){ palette, run }))
        return true;
    run->free(run->context);
    return false;
}

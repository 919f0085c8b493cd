#include "ui/screen/history.h"

#include <stdio.h>
#include <string.h>

#include "src/store/journal.h"
#include "ui/screen/cell_words.h"
#include "ui/screen/summary.h"
#include "ui/widget/list.h"

struct history {
    struct sited sited;
    char record[ID_SIZE], column[80];
    const struct method_part *part;  /* lives as long as the method */
    struct arena arena;
    struct part_place place;
    struct journal_step *step;
    size_t n;
    const struct entity *entity;
    struct list_array array;
    struct list list;
};

static struct history *
self(struct screen *screen)
{
    return (struct history *)screen;
}

static const struct list_column columns[] = {
    { "When", 11, 16, 0, 0, -1 }, { "Who", 6, 12, 1, 2, -1 }, { "Before", 8, 0, 3, 3, -1 }, { "After", 8, 0, 4, 1, -1 },
};

static const char *
words(struct history *history, const struct cell *cell)
{
    struct cell_about about = { .entity = history->entity, .part = history->part };

    return cell_words(&history->place, &about, history->column, cell);
}

static void
fill_row(void *context, size_t i, struct list_rows *rows)
{
    struct history *history = context;
    const struct journal_step *step = &history->step[i];
    struct str when = { 0 };
    char key[LIST_KEY_SIZE];

    summary_time(history->place.ui, step->at_ms, &when);
    list_array_key(i, key);
    list_row(rows, key, "");
    list_cell(rows, ROLE_TEXT, when.data);
    list_cell(rows, ROLE_TEXT, step->who);
    list_cell(rows, ROLE_MUTED, words(history, &step->old));
    list_cell(rows, ROLE_TEXT, words(history, &step->new));
    str_free(&when);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct history *history = self(screen);

    arena_free(&history->arena);
    part_form_place(&history->place, ui, history->sited.place.alliance, &history->arena);
    history->array.count = 0;
    if (!journal_history(desk_of(ui)->book.store, &history->arena, history->record, history->column, &history->step,
                         &history->n, err))
        return false;
    history->array.count = history->n;
    return list_load(&history->list, err);
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    const struct history_want *want = argument;
    struct history *history = self(screen);

    history->entity = record_entity_of(desk_of(ui)->book.store, want->record, err);
    if (err->kind)
        return false;
    history->sited.place = *place_here(ui);
    history->part = want->part;
    snprintf(history->record, sizeof history->record, "%s", want->record);
    snprintf(history->column, sizeof history->column, "%s", want->column);
    snprintf(history->sited.place.alliance, ID_SIZE, "%s", want->alliance ? want->alliance : "");
    history->array = (struct list_array){ .row = fill_row, .context = history };
    list_init(&history->list, columns, 4, &list_array_source, &history->array);
    history->list.header = true;
    history->list.empty = "It has not been changed since it was added";
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    (void)ui;
    list_free(&self(screen)->list);
    arena_free(&self(screen)->arena);
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct history *history = self(screen);
    struct area head = layout_top(&area, area.rows > 10 ? 2 : 1);

    (void)ui;
    area_printf(head, 0, 0, ROLE_TITLE, "%s: who changed it, and when", history->part ? history->part->label : "This point");
    if (history->list.at < history->n && area.rows >= 12) {
        const char *text = words(history, &history->step[history->list.at].new);
        int rows = area_wrap_rows(text, area.columns - 2);
        struct area below = layout_bottom(&area, rows + 1 < area.rows / 2 ? rows + 1 : area.rows / 2);

        area_rule(layout_top(&below, 1), 0, ROLE_LINE);
        area_wrap(layout_inset(below, 0, 1), 0, ROLE_TEXT, text);
    }
    list_draw(&history->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "History");
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    return list_take(&self(screen)->list, ui, action);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct history *history = self(screen);

    (void)ui;
    if (row)
        list_copy(&history->list, out);
    else if (history->list.at < history->n)
        str_add(out, words(history, &history->step[history->list.at].new));
    return out->len > 0;
}

const struct screen_class history_class = {
    .name = "history", .size = sizeof(struct history), .open = open_screen, .close = close_screen, .load = load,
    .draw = draw, .crumb = crumb, .move = move, .copy = copy,
};

bool
history_open(struct ui *ui, const struct history_want *want)
{
    if (ui->presenting) {
        ui_warn(ui, "The history of a field is not shown while presenting");
        return false;
    }
    return ui_push(ui, &history_class, want);
}

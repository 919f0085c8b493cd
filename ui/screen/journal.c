#include "ui/screen/journal.h"

#include <string.h>

#include "src/ops/undo.h"
#include "ui/screen/entry.h"
#include "ui/screen/filter_line.h"
#include "ui/screen/journal_rows.h"

struct journal {
    struct sited sited;
    struct journal_rows rows;
    struct list list;
    struct filter_line filter;
};

static struct journal *
self(struct screen *screen)
{
    return (struct journal *)screen;
}

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct journal *journal = self(screen);

    (void)err;
    journal->sited.place = *(const struct place *)argument;
    journal->sited.place.kind = PLACE_JOURNAL;
    journal->rows.ui = ui;
    journal->rows.alliance = *journal->sited.place.alliance ? journal->sited.place.alliance : NULL;
    journal->rows.record = *journal->sited.place.record ? journal->sited.place.record : NULL;
    if (journal->rows.record)
        journal->rows.alliance = NULL;
    list_init(&journal->list, journal_columns, JOURNAL_COLUMNS, &journal_rows_source, &journal->rows);
    journal->list.header = true;
    journal->list.empty = "Nothing has been changed yet";
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct journal *journal = self(screen);

    (void)ui;
    list_free(&journal->list);
    journal_rows_free(&journal->rows);
    filter_line_free(&journal->filter);
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    (void)ui;
    return list_load(&self(screen)->list, err);
}

static void
title(struct ui *ui, struct area head, const char *text)
{
    int end = area_text(head, 0, 0, ROLE_TITLE, text);

    if (ui->presenting)
        area_text(head, 0, end + 2, ROLE_MUTED, "what is private is left out");
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct journal *journal = self(screen);
    struct area head = layout_top(&area, area.rows > 14 ? 2 : 1);

    if (filter_line_shown(&journal->filter))
        filter_line_draw(&journal->filter, ui, layout_top(&head, 1), journal->filter.typing ? "" : "Esc clears");
    else
        title(ui, head, journal->rows.record ? "Journal of the record" : journal->rows.alliance
                  ? "Journal of the alliance" : "Journal of the portfolio");
    list_draw(&journal->list, area, true);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    place_crumb_alliance(ui, screen, out);
    str_add(out, "Journal");
}

static void
apply_filter(struct journal *journal, struct ui *ui)
{
    struct err err = { 0 };

    journal_rows_filter(&journal->rows, filter_line_text(&journal->filter));
    list_reset(&journal->list);
    journal->list.empty = filter_line_shown(&journal->filter) ? "Nothing matches this filter; Esc takes it away"
                                                              : "Nothing has been changed yet";
    if (!list_load(&journal->list, &err))
        ui_error(ui, &err);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct journal *journal = self(screen);
    struct err err = { 0 };
    bool changed = false, open = false, taken = filter_line_event(&journal->filter, ui, event, &changed);

    if (changed)
        apply_filter(journal, ui);
    if (!taken && event->kind == EVENT_MOUSE)
        taken = list_mouse(&journal->list, event, &open, &err);
    if (open)
        ui_action(ui, ACTION_OPEN);
    return taken;
}

static bool
wants_text(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return self(screen)->filter.typing;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct journal *journal = self(screen);
    struct err err = { 0 };
    bool taken;

    if (action == ACTION_BACK && filter_line_clear(&journal->filter)) {
        apply_filter(journal, ui);
        return true;
    }
    taken = list_action(&journal->list, action, &err);
    if (err.kind != ERR_NONE)
        ui_error(ui, &err);
    return taken;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    const char *key = list_key(&self(screen)->list);

    if (key)
        entry_open(ui, key);
}

static void
do_filter(struct ui *ui, struct screen *screen)
{
    (void)ui;
    filter_line_open(&self(screen)->filter);
}

static const char *
why_not_undo(struct ui *ui, struct screen *screen)
{
    return list_key(&self(screen)->list) ? desk_why_readonly(ui) : "There is nothing to undo";
}

static void
do_undo(struct ui *ui, struct screen *screen)
{
    entry_undo(ui, list_key(&self(screen)->list));
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct journal *journal = self(screen);

    (void)ui;
    if (!list_key(&journal->list))
        return false;
    if (row)
        list_copy(&journal->list, out);
    else
        str_add(out, list_text(&journal->list, 2));
    return true;
}

static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    (void)ui;
    (void)screen;
    str_add(out, "# Journal\nEvery change ever made, newest first, with who and when. Enter shows what it was before and after. "
            "Undo takes the selected entry back, also an old one, as long as nobody has changed the same fields since.\n");
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open, .label = "what changed" },
    { .action = ACTION_UNDO, .run = do_undo, .why_not = why_not_undo, .label = "undo this" },
    { .action = ACTION_FILTER, .run = do_filter },
    { .action = ACTION_NONE },
};

const struct screen_class journal_class = {
    .name = "journal", .size = sizeof(struct journal), .actions = actions, .open = open_screen, .close = close_screen,
    .load = load, .draw = draw, .crumb = crumb, .event = event, .wants_text = wants_text, .typing = filter_line_hints, .move = move,
    .guide = guide, .copy = copy,
};

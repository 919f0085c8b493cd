#include "ui/screen/overview.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/ops/record.h"
#include "ui/screen/overview_rows.h"
#include "ui/screen/register.h"
#include "ui/screen/remedy.h"
#include "ui/screen/sheet.h"
#include "ui/widget/bars.h"

enum { TWO_PANES = 76, THREE_PANES = 150, STEPS = 36, RECORDS = 46, REST_MOST = 110 };

/* The panes beside each other; on narrow screens there is one with everything. */
enum pane { PANE_STEPS, PANE_REST, PANE_RECORDS, PANES, PANE_SINGLE = PANES, LISTS };

struct overview {
    struct sited sited;
    struct ui *ui;
    struct summary summary;
    struct overview_rows rows[LISTS];
    struct list list[LISTS];
    int left[PANES];             /* where each pane begins on the canvas, for the mouse */
    enum pane pane;              /* where the cursor is, unless there is one only */
    int panes;                   /* beside each other */
    int written;                 /* for so many panes the rows were made */
};

static struct overview *
self(struct screen *screen)
{
    return (struct overview *)screen;
}

static const struct list_column left_columns[] = {
    { "", 2, 2, 0, 0, 1 }, { "", 1, 1, 0, 0, -1 }, { "", 10, 24, 1, 0, -1 }, { "", 5, 5, 0, 1, 1 },
};
static const struct list_column right_columns[] = { { "", 12, 0, 4, 0, -1 }, { "", 14, 22, 1, 1, 1 } };

static int
panes_in(int columns)
{
    return columns < TWO_PANES ? 1 : columns < THREE_PANES ? 2 : PANES;
}

/* ---- life ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct overview *overview = self(screen);

    overview->ui = ui;
    overview->sited.place = *(const struct place *)argument;
    overview->sited.place.kind = PLACE_OVERVIEW;
    if (!summary_load(&overview->summary, ui, overview->sited.place.alliance, err))
        return false;
    overview->panes = panes_in(ui->canvas.columns);
    for (int i = 0; i < LISTS; i++) {
        bool steps = i == PANE_STEPS;

        overview_rows_init(&overview->rows[i], ui, &overview->summary);
        list_init(&overview->list[i], steps ? left_columns : right_columns, steps ? 4 : 2,
                  &list_array_source, &overview->rows[i].array);
    }
    return true;
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct overview *overview = self(screen);

    (void)ui;
    for (int i = 0; i < LISTS; i++) {
        list_free(&overview->list[i]);
        overview_rows_free(&overview->rows[i]);
    }
    summary_free(&overview->summary);
}

/* The rows of the panes that are there; the single one is always there, to be written to a file. */
static bool
write_rows(struct overview *overview, struct err *err)
{
    bool good = true;

    overview->written = overview->panes;
    overview_rows_steps(&overview->rows[PANE_STEPS]);
    overview_rows_rest(&overview->rows[PANE_REST], overview->panes < PANES);
    if (overview->panes == PANES)
        overview_rows_records(&overview->rows[PANE_RECORDS]);
    overview_rows_all(&overview->rows[PANE_SINGLE]);
    for (int i = 0; good && i < LISTS; i++)
        good = list_load(&overview->list[i], err);
    return good;
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct overview *overview = self(screen);

    return summary_load(&overview->summary, ui, overview->sited.place.alliance, err) &&
           summary_load_health(&overview->summary, ui, err) && write_rows(overview, err);
}

static enum pane
pane_of(const struct overview *overview)
{
    return overview->panes == 1 ? PANE_SINGLE : overview->pane;
}

static struct list *
list_of(struct overview *overview)
{
    return &overview->list[pane_of(overview)];
}

static struct overview_rows *
rows_of(struct overview *overview)
{
    return &overview->rows[pane_of(overview)];
}

/* ---- drawing ---- */

static void
add(struct str *line, const char *sign, const char *text)
{
    if (text && *text)
        str_addf(line, "%s%s%s%s", line->len ? " " : "", line->len ? sign : "", line->len ? " " : "", text);
}

/* A day with the word that says what it is, by whether it has come. */
static void
add_day(struct overview *overview, struct str *line, const char *name, const char *past, const char *coming)
{
    const struct entity *entity = overview->summary.record.entity;
    const char *text = entity_field(entity, name) ? record_text(&overview->summary.record, name) : NULL;
    char words[60];
    long day;

    if (!text || !date_read(text, &day))
        return;
    snprintf(words, sizeof words, "%s %s", day <= book_today(&desk_of(overview->ui)->book) ? past : coming, text);
    add(line, ui_glyph(overview->ui, GLYPH_DOT), words);
}

static void
draw_head(struct overview *overview, struct area *area)
{
    const struct summary *summary = &overview->summary;
    const struct record *record = &summary->record;
    const char *dot = ui_glyph(overview->ui, GLYPH_DOT), *code = record_text(record, "code");
    struct area row = layout_top(area, 1);
    struct str line = { 0 };
    int column, done = summary_done(summary);

    if (record->deleted) {
        char text[80];
        struct area chip;

        snprintf(text, sizeof text, "%s in the bin: nothing is changed here", ui_glyph(overview->ui, GLYPH_WARNING));
        chip = layout_right(&row, text_columns(text));
        area_text(chip, 0, 0, ROLE_WARNING, text);
        layout_right(&row, 2);
    }
    column = area_text(row, 0, 0, ROLE_TITLE, record_text(record, "name") ? record_text(record, "name") : "");
    area_text(row, 0, column + 2, ROLE_MUTED, code ? code : "");
    add(&line, dot, summary->state);
    add(&line, dot, summary->form);
    add(&line, dot, record_text(record, "tier"));
    add_day(overview, &line, "start_on", "since", "starts");
    add_day(overview, &line, "planned_end", "planned to end", "until");
    row = layout_top(area, 1);
    area_fit(row, 0, 0, row.columns, -1, ROLE_TEXT, 0, str_text(&line));
    str_free(&line);
    if (area->rows >= 12) {
        row = layout_top(area, 1);
        bars_draw(row, 0, 0, STEP_COUNT, done, STEP_COUNT, ROLE_PROGRESS);
        area_printf(row, 0, STEP_COUNT + 2, ROLE_MUTED, "%d of %d steps done", done, STEP_COUNT);
        layout_top(area, 1);
    }
}

/* Cut a pane with its line at the right off the area, and draw it; the last one has no line. */
static void
draw_pane(struct overview *overview, struct area *area, enum pane pane, int columns)
{
    struct area left = layout_left(area, columns);

    overview->left[pane] = left.column;
    list_draw(&overview->list[pane], left, overview->pane == pane);
    if ((int)pane + 1 < overview->panes) {
        layout_left(area, 1);
        area_bar(layout_left(area, 1), 0, ROLE_LINE);
        layout_left(area, 1);
    }
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct overview *overview = self(screen);
    struct err err = { 0 };
    int rest;

    overview->panes = panes_in(area.columns);
    if (overview->panes != overview->written && !write_rows(overview, &err))
        ui_error(ui, &err);
    if ((int)overview->pane >= overview->panes)
        overview->pane = overview->panes > 1 ? PANE_REST : PANE_STEPS;
    draw_head(overview, &area);
    if (overview->panes == 1) {
        list_draw(&overview->list[PANE_SINGLE], area, true);
        return;
    }
    draw_pane(overview, &area, PANE_STEPS, STEPS);
    rest = area.columns - (overview->panes == PANES ? RECORDS + 3 : 0);
    draw_pane(overview, &area, PANE_REST, rest < REST_MOST ? rest : REST_MOST);
    if (overview->panes == PANES)
        draw_pane(overview, &area, PANE_RECORDS, RECORDS);
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    const char *name = record_text(&self(screen)->summary.record, "name");

    (void)ui;
    str_add(out, name ? name : "");
}

/* ---- keys ---- */

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct overview *overview = self(screen);
    struct err err = { 0 };
    bool open = false, taken = false;
    enum pane pane = PANE_STEPS;

    if (event->kind != EVENT_MOUSE)
        return false;
    for (int i = 1; i < overview->panes; i++)
        if (event->column >= overview->left[i])
            pane = (enum pane)i;
    if (event->row < list_of(overview)->drawn_row)
        return false;           /* the head is in no pane, the line of hints neither */
    if (event->row >= list_of(overview)->drawn_row + list_of(overview)->drawn_rows)
        return false;
    overview->pane = pane;
    taken = list_mouse(list_of(overview), event, &open, &err);
    if (open)
        ui_action(ui, ACTION_OPEN);
    return taken;
}

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    struct overview *overview = self(screen);
    struct err err = { 0 };
    bool taken;

    if (action == ACTION_NEXT_FIELD || action == ACTION_PREVIOUS_FIELD) {
        int by = action == ACTION_NEXT_FIELD ? 1 : overview->panes - 1;

        overview->pane = (enum pane)(((int)overview->pane + by) % overview->panes);
        return true;
    }
    if (action == ACTION_BACK && overview->pane != PANE_STEPS && overview->panes > 1) {
        overview->pane = PANE_STEPS;
        return true;
    }
    taken = list_action(list_of(overview), action, &err);
    if (err.kind != ERR_NONE)
        ui_error(ui, &err);
    return taken;
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct overview *overview = self(screen);
    const struct overview_row *row = overview_rows_at(rows_of(overview), list_of(overview));
    struct place place = { 0 };
    struct err err = { 0 };

    if (!row)
        return;
    if (row->finding) {
        remedy_open(ui, &(struct remedy){ overview->sited.place.alliance, row->finding->rule->code,
                                          row->finding->view, row->finding->entity,
                                          row->finding->record, row->finding->step,
                                          row->finding->key });
    } else if (row->entity && !*row->id) {
        struct register_want want = { .entity = row->entity };

        memcpy(want.alliance, overview->sited.place.alliance, sizeof want.alliance);
        register_open(ui, &want);
    } else if (row->entity) {
        if (place_of_record(ui, row->entity, row->id, &place, &err))
            place_open(ui, &place);
        else
            ui_error(ui, &err);
    } else {
        place = row->place;
        memcpy(place.alliance, overview->sited.place.alliance, sizeof place.alliance);
        place_open(ui, &place);
    }
}

static void
do_edit(struct ui *ui, struct screen *screen)
{
    struct place place = { .kind = PLACE_RECORD, .entity = entity_find("alliance") };

    memcpy(place.alliance, self(screen)->sited.place.alliance, sizeof place.alliance);
    memcpy(place.record, place.alliance, sizeof place.record);
    place_open(ui, &place);
}

/* a adds to the list where the cursor is: a party or an action; elsewhere an action. */
static void
do_add(struct ui *ui, struct screen *screen)
{
    struct overview *overview = self(screen);
    const struct overview_row *row = overview_rows_at(rows_of(overview), list_of(overview));
    struct sheet_want want = { .entity = row && row->entity ? row->entity : entity_find("action") };

    memcpy(want.alliance, overview->sited.place.alliance, sizeof want.alliance);
    sheet_open(ui, &want);
}

static const char *
why_not_change(struct ui *ui, struct screen *screen)
{
    if (self(screen)->summary.record.deleted)
        return "This alliance is in the bin; \"bin-list\" among the commands restores it";
    return desk_why_readonly(ui);
}

static void
do_bin(struct ui *ui, struct screen *screen)
{
    struct overview *overview = self(screen);
    const char *id = overview->sited.place.alliance;
    char what[160];
    struct err err = { 0 };
    long with = 0;

    snprintf(what, sizeof what, "%s", record_text(&overview->summary.record, "name"));
    if (!record_bin(&desk_of(ui)->book, entity_find("alliance"), &id, 1, &with, &err)) {
        ui_error(ui, &err);
        return;
    }
    desk_changed(ui, NULL);
    ui_pop(ui);
    ui_done(ui, "%s: in the bin, and %ld record%s with it", what, with, with == 1 ? "" : "s");
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct overview *overview = self(screen);

    (void)ui;
    if (row)
        list_copy(list_of(overview), out);
    else
        crumb(ui, screen, out);
    return out->len > 0;
}

static bool
report(struct ui *ui, struct screen *screen, bool markdown, struct str *out, struct err *err)
{
    struct overview *overview = self(screen);

    (void)ui;
    str_addf(out, "State: %s\n\n", overview->summary.state);
    return list_report(&overview->list[PANE_SINGLE], markdown, out, err);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_EDIT, .run = do_edit, .label = "edit facts" },
    { .action = ACTION_ADD, .run = do_add, .why_not = why_not_change },
    { .action = ACTION_BIN, .run = do_bin, .why_not = why_not_change, .quiet = true },
    { .action = ACTION_NONE },
};

const struct screen_class overview_class = {
    .name = "overview", .size = sizeof(struct overview), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event, .move = move,
    .copy = copy, .report = report,
};

#include "ui/screen/board.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/figures/dashboard.h"
#include "ui/core/layout.h"
#include "ui/screen/board_layout.h"
#include "ui/screen/ink_role.h"
#include "ui/screen/questions.h"
#include "ui/screen/quick.h"
#include "ui/screen/register.h"
#include "ui/screen/sheet.h"

enum {
    PAGE = 96,                  /* columns of what is written to a file */
    PATIENCE = 20,              /* other alliances computed anew while somebody waits */
};

struct board {
    struct sited sited;
    const struct view_kind *kind;
    char code[40], side[8];              /* of the figure shown; "": the view itself */
    struct view view;
    struct board_layout layout;
    int width;                           /* that the view was written for; 0: it is out of date */
    int drawn_row;                       /* where the board began on the canvas, for the mouse */
};

enum { WHEEL = 3 };

static struct board *
self(struct screen *screen)
{
    return (struct board *)screen;
}

void
board_item(char *item, size_t room, const char *view, const char *code, const char *side)
{
    snprintf(item, room, "%s%s%s%s%s", view, code ? " " : "", code ? code : "", side ? " " : "",
             side ? side : "");
}

/* ---- life ---- */

static bool
open_screen(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    struct board *board = self(screen);
    struct board_spot spot;
    char name[40] = "";

    board->sited.place = *(const struct place *)argument;
    sscanf(board->sited.place.item, "%39s %39s %7s", name, board->code, board->side);
    board->kind = view_find(name);
    if (spots_find(&desk_of(ui)->spots, board->sited.place.alliance, board->sited.place.item, &spot))
        board_resume(&board->layout, spot);
    return board->kind || err_set(err, ERR_MISSING, "there is no view '%s'", name);
}

static void
close_screen(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);

    if (desk_of(ui)->open && board->layout.at < board->layout.n)
        spots_keep(&desk_of(ui)->spots, board->sited.place.alliance, board->sited.place.item,
                   board->layout.spot[board->layout.at]);
    view_free(&board->view);
    board_layout_free(&board->layout);
}

/* Write what the board shows into the empty `view`, panels and head as wide as that. */
static bool
write_for(struct ui *ui, const struct board *board, int columns, int whole, struct view *view,
          struct err *err)
{
    struct book *book = &desk_of(ui)->book;
    const char *alliance = board->sited.place.alliance;
    struct view_want want = {
        .kind = board->kind, .alliance = *alliance ? alliance : NULL,
        .code = *board->code ? board->code : NULL, .side = *board->side ? board->side : NULL,
        .day = book_today(book), .columns = columns, .whole = whole, .ascii = ui->canvas.ascii,
        .presenting = ui->presenting, .patience = PATIENCE,
    };

    return view_write(book, &want, view, err);
}

/* Write the view for a screen of `width` columns; what was there before stays when that fails. */
static bool
write_view(struct ui *ui, struct board *board, int width, struct err *err)
{
    struct view view;

    if (!write_for(ui, board, board_panel_width(width), width - BOARD_GUTTER, &view, err))
        return false;
    view_free(&board->view);
    board->view = view;
    board->layout.roomy = ui->presenting;
    board_place(&board->layout, &board->view, width);
    board->width = width;
    return true;
}

static bool
load(struct ui *ui, struct screen *screen, struct err *err)
{
    struct board *board = self(screen);

    return write_view(ui, board, board->width ? board->width : ui->canvas.columns - BOARD_EDGE, err);
}

/* ---- drawing ---- */

/* A piece that says what the line is about: neither blank nor the light before it. */
static bool
is_subject(const struct panel_line *line, size_t i)
{
    const struct piece *piece = &line->piece[i];
    bool light = piece->ink == INK_GOOD || piece->ink == INK_WATCH || piece->ink == INK_BAD ||
                 piece->ink == INK_NODATA || piece->ink == INK_REST;

    return piece->text[strspn(piece->text, " ")] && (!light || line->n == 1);
}

static void
mark_line(struct area area, int row, int mark, int from, int to)
{
    area_text(area, row, mark, ROLE_TEXT, ">");
    area_restyle(area, row, from, to - from, ROLE_SELECTED, 0);
    area_cursor(area, row, mark, false);
}

static void
draw_line(struct area area, int row, const struct panel_line *line, bool selected,
          const struct panel_cell *cell)
{
    int column = BOARD_GUTTER, first = -1, end = BOARD_GUTTER + 1;

    for (size_t i = 0; i < line->n; i++) {
        const char *text = line->piece[i].text;
        int from = column;

        column = area_text(area, row, column, ink_role(line->piece[i].ink), text);
        if (line->subject ? i + 1 == line->subject : first < 0 && is_subject(line, i)) {
            first = from + (int)strspn(text, " ");
            end = column;
        }
    }
    if (selected && cell)
        mark_line(area, row, BOARD_GUTTER + cell->from - 1, BOARD_GUTTER + cell->from, BOARD_GUTTER + cell->to);
    else if (selected)
        mark_line(area, row, 0, first < 0 ? BOARD_GUTTER : first, end);
}

static void
draw_panel(struct board *board, struct area area, size_t i, const struct panel_line *selected)
{
    const struct panel *panel = &board->view.panel[i];
    int row = board->layout.row[i] - board->layout.top;

    if (row >= 0 && row < area.rows) {
        int room = area.columns - BOARD_GUTTER, columns = text_columns(panel->title);
        int end = BOARD_GUTTER + columns;
        struct area rest = area_sub(area, row, end + 1, 1, area.columns - end - 1);

        area_fit(area, row, BOARD_GUTTER, columns < room ? columns : room, 0, ROLE_TITLE, 0,
                 panel->title);
        if (rest.columns > 0)
            area_rule(rest, 0, ROLE_LINE);
    }
    for (size_t k = 0; k < panel->n; k++) {
        int at = row + 1 + (int)k;

        if (at >= 0 && at < area.rows)
            draw_line(area, at, &panel->line[k], &panel->line[k] == selected,
                      board_cell(&board->layout, &board->view));
    }
}

static void
draw(struct ui *ui, struct screen *screen, struct area area)
{
    struct board *board = self(screen);
    const struct panel_line *selected;
    struct area edge = layout_right(&area, BOARD_EDGE);
    struct err err = { 0 };

    if (board->width != area.columns && !write_view(ui, board, area.columns, &err))
        ui_error(ui, &err);
    board->drawn_row = area.row;
    board_scroll(&board->layout, area.rows);
    selected = board_line(&board->layout, &board->view);
    if (!selected)
        area_cursor(area, 0, 0, false);
    for (size_t i = 0; i < board->view.head.n; i++) {
        int row = (int)i - board->layout.top;

        if (row >= 0 && row < area.rows)
            draw_line(area, row, &board->view.head.line[i], &board->view.head.line[i] == selected,
                      NULL);
    }
    for (size_t i = 0; i < board->view.n; i++) {
        int left = board->layout.column[i] * (board->layout.width + BOARD_GAP);

        draw_panel(board, area_sub(area, 0, left, area.rows, board->layout.width), i, selected);
    }
    if (board->layout.top + area.rows < board->layout.rows)
        area_text(edge, edge.rows - 1, BOARD_EDGE - 1, ROLE_MUTED, ui_glyph(ui, GLYPH_DOWN));
    if (board->layout.top > 0)
        area_text(edge, 0, BOARD_EDGE - 1, ROLE_MUTED, ui_glyph(ui, GLYPH_UP));
}

static void
crumb(struct ui *ui, struct screen *screen, struct str *out)
{
    struct board *board = self(screen);

    place_crumb_alliance(ui, screen, out);
    str_add(out, *board->code && board->view.title ? board->view.title : board->kind->title);
}

/* ---- keys ---- */

static bool
move(struct ui *ui, struct screen *screen, enum action action)
{
    (void)ui;
    return board_move(&self(screen)->layout, action);
}

static bool
event(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct board *board = self(screen);
    bool again = false;

    if (event->kind != EVENT_MOUSE)
        return false;
    if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN) {
        for (int i = 0; i < WHEEL; i++)
            board_move(&board->layout, event->mouse == MOUSE_WHEEL_UP ? ACTION_MOVE_UP
                                                                       : ACTION_MOVE_DOWN);
        return true;
    }
    if (!board_point(&board->layout, event->row - board->drawn_row, event->column, &again))
        return false;
    if (again || event->mouse == MOUSE_DOUBLE)
        ui_action(ui, ACTION_OPEN);
    return true;
}

static void
open_figure(struct ui *ui, const struct aim *aim, const struct place *here)
{
    struct place place = *here;

    place.kind = PLACE_VIEW;
    if (aim->alliance)
        snprintf(place.alliance, sizeof place.alliance, "%s", aim->alliance);
    board_item(place.item, sizeof place.item, aim->view, aim->code, aim->side);
    place_open(ui, &place);
}

/* The form of a new record; "field=value field=value" of it are set already. */
static void
open_begun(struct ui *ui, const struct aim *aim)
{
    struct sheet_want want = { .entity = aim->entity };
    bool reading = !strcmp(aim->entity->name, "reading");    /* is noted in passing, in three fields */
    char begun[200], *rest = begun, *word;
    size_t n = 0, room = sizeof want.preset / sizeof *want.preset - 1;

    if (aim->alliance)
        snprintf(want.alliance, sizeof want.alliance, "%s", aim->alliance);
    snprintf(begun, sizeof begun, "%s", aim->begun);
    while (n < room && (word = strsep(&rest, " "))) {
        char *value = strchr(word, '=');

        if (!value)
            continue;
        *value++ = '\0';
        want.preset[n].field = entity_field(aim->entity, word);
        snprintf(want.preset[n++].value, sizeof want.preset->value, "%s", value);
    }
    want.only = reading ? quick_fields(aim->entity) : NULL;
    want.together = reading;
    if (strcmp(aim->entity->name, "inkpen_answer") == 0)
        questions_ask(ui, want.alliance, want.preset[0].value);
    else
        sheet_open(ui, &want);
}

static void
open_register(struct ui *ui, const struct aim *aim, bool add)
{
    struct register_want want = { .entity = aim->entity, .filter = aim->filter, .add = add };

    if (aim->alliance)
        snprintf(want.alliance, sizeof want.alliance, "%s", aim->alliance);
    if (aim->via) {
        want.via = entity_field(aim->entity, aim->via);
        snprintf(want.via_id, sizeof want.via_id, "%s", aim->id);
    }
    register_open(ui, &want);
}

static void
open_view(struct ui *ui, const struct aim *aim, struct place place)
{
    if (!strcmp(aim->view, "overview")) {
        place.kind = PLACE_OVERVIEW;
    } else if (!strcmp(aim->view, "steps")) {
        place.kind = PLACE_STEPS;
    } else {
        place.kind = PLACE_VIEW;
        board_item(place.item, sizeof place.item, aim->view, NULL, NULL);
    }
    place_open(ui, &place);
}

static void
do_open(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    struct place place = { .kind = PLACE_STEPS };
    struct aim aim;
    struct err err = { 0 };

    if (board_is_out_of_sight(&board->layout)) {
        board_show(&board->layout);      /* nobody opens what he does not see */
        return;
    }
    aim = board_aim(&board->layout, &board->view);
    place.step = aim.step;
    if (aim.alliance)
        snprintf(place.alliance, sizeof place.alliance, "%s", aim.alliance);
    switch (aim.kind) {
    case AIM_NONE:
        break;
    case AIM_FIGURE:
        open_figure(ui, &aim, &board->sited.place);
        break;
    case AIM_RECORD:
        if (place_of_record(ui, aim.entity, aim.id, &place, &err))
            place_open(ui, &place);
        else
            ui_error(ui, &err);
        break;
    case AIM_REGISTER:
    case AIM_ADD:
        if (aim.begun)
            open_begun(ui, &aim);
        else
            open_register(ui, &aim, aim.kind == AIM_ADD);
        break;
    case AIM_STEP:
        snprintf(place.item, sizeof place.item, "%s", aim.item ? aim.item : "");
        place_open(ui, &place);
        break;
    case AIM_VIEW:
        open_view(ui, &aim, place);
        break;
    }
}

/* What the figure under the cursor means, in words. */
static void
guide(struct ui *ui, struct screen *screen, struct str *out)
{
    struct board *board = self(screen);
    struct aim aim = board_aim(&board->layout, &board->view);
    const struct method_indicator *indicator;
    struct err ignored = { 0 };

    if (!aim.code)
        return;
    indicator = method_indicator(desk_method(ui, board->sited.place.alliance), aim.code,
                                 &ignored);
    if (indicator)
        str_addf(out, "# %s\n%s\n", indicator->name, indicator->about);
}

static bool
copy(struct ui *ui, struct screen *screen, bool row, struct str *out)
{
    struct board *board = self(screen);
    const struct panel_line *line = board_line(&board->layout, &board->view);

    (void)ui;
    (void)row;
    for (size_t i = 0; line && i < line->n; i++)
        str_add(out, line->piece[i].text);
    return out->len > 0;
}

static void
report_panel(const struct panel *panel, const char *title, bool markdown, struct str *out)
{
    if (!panel->n)
        return;
    if (title)
        str_addf(out, "\n%s%s\n", markdown ? "## " : "", title);
    str_add(out, markdown ? "\n```\n" : "");
    for (size_t i = 0; i < panel->n; i++) {
        panel_line_text(&panel->line[i], out);
        str_add(out, "\n");
    }
    str_add(out, markdown ? "```\n" : "");
}

/* The whole view, panel after panel, as wide as a printed page. */
static bool
report(struct ui *ui, struct screen *screen, bool markdown, struct str *out, struct err *err)
{
    struct board *board = self(screen);
    struct view view;
    bool ok = write_for(ui, board, PAGE, PAGE, &view, err);

    if (!ok)
        return false;
    report_panel(&view.head, NULL, markdown, out);
    for (size_t i = 0; i < view.n; i++)
        report_panel(&view.panel[i], view.panel[i].title, markdown, out);
    view_free(&view);
    return true;
}

/* One more of the kind that the line is about. */
static void
do_add(struct ui *ui, struct screen *screen)
{
    struct board *board = self(screen);
    struct aim aim = board_aim(&board->layout, &board->view);

    board_show(&board->layout);
    if (aim.kind == AIM_ADD && aim.begun) {
        open_begun(ui, &aim);
        return;
    }
    if (!aim.entity || !register_takes(aim.entity)) {
        ui_warn(ui, "Nothing can be added to this line; %s notes an action, a decision and more",
                ui_key(ui, ACTION_ACTION_ITEM));
        return;
    }
    aim.begun = aim.via = NULL;
    open_register(ui, &aim, true);
}

static const struct screen_action actions[] = {
    { .action = ACTION_OPEN, .run = do_open },
    { .action = ACTION_ADD, .run = do_add, .why_not = desk_why_not_write },
    { .action = ACTION_NONE },
};

const struct screen_class board_class = {
    .name = "board", .size = sizeof(struct board), .actions = actions, .open = open_screen,
    .close = close_screen, .load = load, .draw = draw, .crumb = crumb, .event = event,
    .move = move, .guide = guide, .copy = copy, .report = report,
};

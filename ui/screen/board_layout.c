#include "ui/screen/board_layout.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"

int
board_columns(int width)
{
    int n = width / (BOARD_SIDE_BY_SIDE / 2);

    return n < 1 ? 1 : n > BOARD_COLUMNS ? BOARD_COLUMNS : n;
}

int
board_panel_width(int width)
{
    int n = board_columns(width);

    return (width - (n - 1) * BOARD_GAP) / n - BOARD_GUTTER;
}

static void
add_spot(struct board_layout *layout, struct board_spot spot)
{
    if (layout->n == layout->room) {
        layout->room = layout->room ? layout->room * 2 : 32;
        layout->spot = mem_resize(layout->spot, layout->room * sizeof *layout->spot);
    }
    layout->spot[layout->n++] = spot;
}

static void
add_panel(struct board_layout *layout, const struct panel *panel, int index, int column, int row)
{
    int x = column * (layout->width + BOARD_GAP) + BOARD_GUTTER;

    for (size_t i = 0; i < panel->n; i++) {
        const struct panel_line *line = &panel->line[i];
        struct board_spot spot = { index, (int)i, -1, column, row + (int)i, x };

        if (line->aim.kind != AIM_NONE)
            add_spot(layout, spot);
        for (size_t k = 0; k < line->n_cells; k++) {
            spot.cell = (int)k;
            spot.x = x + line->cell[k].from;
            if (line->cell[k].to > line->cell[k].from)
                add_spot(layout, spot);
        }
    }
}

static int
shortest(const int *rows, int n)
{
    int least = 0;

    for (int i = 1; i < n; i++)
        if (rows[i] < rows[least])
            least = i;
    return least;
}

/* The first line, with all that stands above it. */
static void
board_home(struct board_layout *layout)
{
    layout->at = 0;
    layout->top = 0;
    layout->adrift = true;
}

void
board_resume(struct board_layout *layout, struct board_spot spot)
{
    layout->n = layout->at = 0;
    add_spot(layout, spot);
}

/* Spots are in this order. */
static bool
is_up_to(const struct board_spot *spot, const struct board_spot *other)
{
    if (spot->panel != other->panel)
        return spot->panel < other->panel;
    return spot->line != other->line ? spot->line < other->line : spot->cell <= other->cell;
}

void
board_place(struct board_layout *layout, const struct view *view, int width)
{
    int rows[BOARD_COLUMNS], head = view->head.n ? (int)view->head.n + 1 : 0;
    struct board_spot was = layout->at < layout->n ? layout->spot[layout->at]
                                                   : (struct board_spot){ 0 };
    bool had = layout->at < layout->n;

    layout->columns = board_columns(width);
    layout->width = board_panel_width(width) + BOARD_GUTTER;
    layout->n = 0;
    layout->row = mem_resize(layout->row, (view->n + 1) * sizeof *layout->row);
    layout->column = mem_resize(layout->column, (view->n + 1) * sizeof *layout->column);
    add_panel(layout, &view->head, -1, 0, 0);
    for (int i = 0; i < layout->columns; i++)
        rows[i] = head;
    for (size_t i = 0; i < view->n; i++) {
        int column = shortest(rows, layout->columns);

        layout->row[i] = rows[column];
        layout->column[i] = column;
        add_panel(layout, &view->panel[i], (int)i, column, rows[column] + 1);
        rows[column] += (int)view->panel[i].n + 2 + layout->roomy;
    }
    layout->rows = head;
    for (int i = 0; i < layout->columns; i++)
        if (rows[i] - 1 - layout->roomy > layout->rows)
            layout->rows = rows[i] - 1 - layout->roomy;
    layout->at = 0;
    if (!had)
        board_home(layout);
    for (size_t i = 0; had && i < layout->n; i++)
        if (is_up_to(&layout->spot[i], &was))
            layout->at = i;
}

void
board_layout_free(struct board_layout *layout)
{
    mem_free(layout->spot);
    mem_free(layout->row);
    mem_free(layout->column);
    memset(layout, 0, sizeof *layout);
}

/* ---- moving ---- */

/* The head spans all columns: its lines are in reach of each. */
static bool
is_in(const struct board_layout *layout, size_t i, int column)
{
    return layout->spot[i].panel < 0 || layout->spot[i].column == column;
}

/* What stands nearest in the same column, a line or more up or down; `n` when nothing does. */
static size_t
nearest_spot(const struct board_layout *layout, int direction)
{
    const struct board_spot *from = &layout->spot[layout->at];
    size_t best = layout->n;
    int least = 0, nearest = 0;

    for (size_t i = 0; i < layout->n; i++) {
        int distance = (layout->spot[i].row - from->row) * direction;
        int aside = abs(layout->spot[i].x - from->x);

        if (distance <= 0 || (from->panel >= 0 && !is_in(layout, i, from->column)))
            continue;
        if (best == layout->n || distance < least || (distance == least && aside < nearest)) {
            best = i;
            least = distance;
            nearest = aside;
        }
    }
    return best;
}

static bool
step(struct board_layout *layout, int direction)
{
    size_t best = nearest_spot(layout, direction);

    if (best == layout->n)
        return false;
    layout->at = best;
    return true;
}

bool
board_is_out_of_sight(const struct board_layout *layout)
{
    int row = layout->at < layout->n ? layout->spot[layout->at].row : -1;

    return row < layout->top || row >= layout->top + layout->height;
}

void
board_show(struct board_layout *layout)
{
    layout->adrift = false;
}

static bool
scroll(struct board_layout *layout, int by)
{
    int most = layout->rows > layout->height ? layout->rows - layout->height : 0;
    int top = layout->top + by < 0 ? 0 : layout->top + by > most ? most : layout->top + by;
    bool moved = top != layout->top;

    layout->top = top;
    layout->adrift |= moved;
    return moved;
}

/*
 * Text between two lines that can be opened, higher than the screen, is read by scrolling it. True when
 * rows were scrolled in place of a step.
 */
static bool
read_on(struct board_layout *layout, int direction, int by)
{
    size_t next = nearest_spot(layout, direction);
    bool hidden = board_is_out_of_sight(layout);
    int from = layout->spot[layout->at].row, to;

    if (!layout->height)
        return false;           /* not drawn yet */
    if (hidden && (from < layout->top) == (direction < 0))
        to = from;              /* on the way back to it */
    else if (next < layout->n)
        to = layout->spot[next].row;
    else
        to = direction > 0 ? layout->rows - 1 : 0;
    if (to >= layout->top && to < layout->top + layout->height)
        return hidden && next == layout->n;     /* that end is shown already */
    return (hidden || abs(to - from) >= layout->height - 1) && scroll(layout, direction * by);
}

static void
step_or_scroll(struct board_layout *layout, int direction)
{
    layout->downwards = direction > 0;
    if (!read_on(layout, direction, 1)) {
        layout->adrift = false;
        step(layout, direction);
    }
}

/* To the next cell of the line; past the last one, to what stands beside it in the next column. */
static bool
step_aside(struct board_layout *layout, int direction)
{
    const struct board_spot *from = &layout->spot[layout->at];
    size_t best = layout->n;
    int least = 0;

    for (size_t i = 0; i < layout->n; i++) {
        const struct board_spot *to = &layout->spot[i];
        bool same = to->panel == from->panel && to->row == from->row;
        int distance = (to->x - from->x) * direction;

        if (distance <= 0 || from->panel < 0 || to->panel < 0 ||
            (!same && to->column == from->column))
            continue;
        if (!same)
            distance += 10000 * (abs(to->column - from->column) + abs(to->row - from->row));
        if (best == layout->n || distance < least) {
            best = i;
            least = distance;
        }
    }
    if (best == layout->n)
        return false;
    layout->at = best;
    return true;
}

/* The first line of the next panel that has one, or of the one before. */
static void
step_panel(struct board_layout *layout, int direction)
{
    int from = layout->spot[layout->at].panel, to = from;

    for (size_t i = 0; i < layout->n; i++) {
        int panel = layout->spot[i].panel;

        if ((panel - from) * direction > 0 && (to == from || (panel - to) * direction < 0))
            to = panel;
    }
    if (to == from)
        to = layout->spot[direction > 0 ? 0 : layout->n - 1].panel;
    for (size_t i = 0; i < layout->n; i++)
        if (layout->spot[i].panel == to) {
            layout->at = i;
            return;
        }
}

static void
page(struct board_layout *layout, int direction)
{
    int row = layout->spot[layout->at].row, moved = 0;

    layout->downwards = direction > 0;
    if (read_on(layout, direction, layout->height - 1))
        return;
    layout->adrift = false;
    while (moved < layout->height - 2 && step(layout, direction))
        moved = abs(layout->spot[layout->at].row - row);
}

/* Nothing can be opened: the text is read. */
static bool
move_without(struct board_layout *layout, enum action action)
{
    switch (action) {
    case ACTION_MOVE_UP:
    case ACTION_MOVE_DOWN:
        scroll(layout, action == ACTION_MOVE_DOWN ? 1 : -1);
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        scroll(layout, (action == ACTION_PAGE_DOWN ? 1 : -1) * (layout->height - 1));
        return true;
    case ACTION_HOME:
    case ACTION_END:
        scroll(layout, action == ACTION_END ? layout->rows : -layout->rows);
        return true;
    default:
        return false;
    }
}

bool
board_move(struct board_layout *layout, enum action action)
{
    if (!layout->n)
        return move_without(layout, action);
    if (action != ACTION_MOVE_UP && action != ACTION_MOVE_DOWN && action != ACTION_PAGE_UP &&
        action != ACTION_PAGE_DOWN && action != ACTION_HOME)
        layout->adrift = false;
    if (action == ACTION_HOME || action == ACTION_END)
        layout->downwards = action == ACTION_END;
    switch (action) {
    case ACTION_MOVE_UP:
        step_or_scroll(layout, -1);
        return true;
    case ACTION_MOVE_DOWN:
        step_or_scroll(layout, 1);
        return true;
    case ACTION_MOVE_LEFT:
        return step_aside(layout, -1);
    case ACTION_MOVE_RIGHT:             /* behind the last cell it must not open that one */
        return step_aside(layout, 1) || layout->spot[layout->at].cell >= 0;
    case ACTION_PAGE_UP:
        page(layout, -1);
        return true;
    case ACTION_PAGE_DOWN:
        page(layout, 1);
        return true;
    case ACTION_HOME:
        board_home(layout);
        return true;
    case ACTION_END:
        layout->at = layout->n - 1;
        return true;
    case ACTION_NEXT_FIELD:
        step_panel(layout, 1);
        return true;
    case ACTION_PREVIOUS_FIELD:
        step_panel(layout, -1);
        return true;
    default:
        return false;
    }
}

/* ---- scrolling ---- */

/* The rows around the selection that cannot be reached otherwise: back to the line before it in its column, on to the next. */
static void
reach(const struct board_layout *layout, int *first, int *last)
{
    const struct board_spot *at = &layout->spot[layout->at];

    *first = 0;
    *last = layout->rows - 1;
    for (size_t i = 0; i < layout->n; i++) {
        if (i == layout->at || !is_in(layout, i, at->column))
            continue;
        if (layout->spot[i].row < at->row && layout->spot[i].row + 1 > *first)
            *first = layout->spot[i].row + 1;
        if (layout->spot[i].row > at->row && layout->spot[i].row - 1 < *last)
            *last = layout->spot[i].row - 1;
    }
    if (*first <= at->row - layout->height)
        *first = at->row - layout->height + 1;
    if (*last >= at->row + layout->height)
        *last = at->row + layout->height - 1;
}

void
board_scroll(struct board_layout *layout, int height)
{
    int first = 0, last = 0;

    layout->height = height;
    if (layout->n && !layout->adrift) {
        reach(layout, &first, &last);
        if (layout->downwards && first < layout->top)
            layout->top = first;
        if (last >= layout->top + height)
            layout->top = last - height + 1;
        if (!layout->downwards && first < layout->top)
            layout->top = first;
    }
    if (layout->top > layout->rows - height)
        layout->top = layout->rows - height;
    if (layout->top < 0)
        layout->top = 0;
}

const struct panel_line *
board_line(const struct board_layout *layout, const struct view *view)
{
    const struct board_spot *spot;

    if (layout->at >= layout->n)
        return NULL;
    spot = &layout->spot[layout->at];
    return spot->panel < 0 ? &view->head.line[spot->line]
                           : &view->panel[spot->panel].line[spot->line];
}

const struct panel_cell *
board_cell(const struct board_layout *layout, const struct view *view)
{
    const struct panel_line *line = board_line(layout, view);

    return line && layout->spot[layout->at].cell >= 0
           ? &line->cell[layout->spot[layout->at].cell] : NULL;
}

struct aim
board_aim(const struct board_layout *layout, const struct view *view)
{
    const struct panel_line *line = board_line(layout, view);
    const struct panel_cell *cell = board_cell(layout, view);

    return cell ? cell->aim : line ? line->aim : (struct aim){ .kind = AIM_NONE };
}

bool
board_point(struct board_layout *layout, int row, int x, bool *again)
{
    size_t was = layout->at, best = layout->n;
    int column = layout->width ? x / (layout->width + BOARD_GAP) : 0;

    if (row < 0 || row >= layout->height)
        return false;           /* the line of hints is no row of the board */
    for (size_t i = 0; i < layout->n; i++) {
        const struct board_spot *spot = &layout->spot[i];

        if (spot->row != row + layout->top || !is_in(layout, i, column))
            continue;
        if (best == layout->n || spot->x <= x)
            best = i;
    }
    *again = best == was;
    if (best < layout->n)
        layout->at = best;
    return best < layout->n;
}

/* How a list looks. */
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "ui/core/glyph.h"
#include "ui/core/layout.h"
#include "ui/widget/list_rows.h"

enum {
    GUTTER = 2, GAP = 2, NAME_LEAST = 4,
    EDGE = 2, EDGE_LEAST = 12,  /* columns for the marks of scrolling, in lists of at least so many */
};

static void
draw_header(const struct list *list, struct area line, const struct layout_column *layout)
{
    int column = GUTTER;

    for (size_t i = 0; i < list->column_count; i++) {
        if (!layout[i].width)
            continue;
        area_fit(line, 0, column, layout[i].width, list->columns[i].align, ROLE_MUTED, 0,
                 list->columns[i].title);
        column += layout[i].width + GAP;
    }
}

static void
draw_gutter(const struct list *list, struct area line, const struct list_entry *entry)
{
    if (marks_has(&list->marks, entry->key))
        area_text(line, 0, 1, ROLE_MARKED, "*");
}

/* Columns that a long text may take beyond its own, because nothing stands behind it. */
static int
overflow(const struct list *list, const struct list_entry *entry,
         const struct layout_column *layout, size_t k)
{
    int more = 0;

    for (size_t i = k + 1; i < list->column_count; i++) {
        if (i < entry->cells && *entry->cell[i].text)
            return 0;
        more += layout[i].width ? layout[i].width + GAP : 0;
    }
    if (list->columns[k].align > 0 || text_columns(entry->cell[k].text) <= layout[k].width)
        return 0;
    return more;
}

/* The column that names a row: the first that is more than a number or a mark. */
static size_t
name_column(const struct list *list, const struct layout_column *layout, int *left)
{
    int column = GUTTER;

    for (size_t i = 0; i < list->column_count; i++) {
        if (layout[i].width >= NAME_LEAST && list->columns[i].align <= 0) {
            *left = column;
            return i;
        }
        column += layout[i].width ? layout[i].width + GAP : 0;
    }
    *left = GUTTER;
    return 0;
}

/* The highlight covers the name alone: it can be seen, and moving it sends tens of bytes. */
static void
highlight(const struct list *list, struct area line, const struct list_entry *entry,
          const struct layout_column *layout)
{
    int left, columns, width;
    size_t name = name_column(list, layout, &left);

    if (name >= entry->cells)
        return;
    columns = text_columns(entry->cell[name].text);
    width = layout[name].width + overflow(list, entry, layout, name);
    columns = columns > width ? width : columns < 1 ? 1 : columns;
    area_restyle(line, 0, left, columns, ROLE_SELECTED,
                 marks_has(&list->marks, entry->key) ? STYLE_BOLD : 0);
}

static void
draw_row(const struct list *list, struct area line, size_t i, const struct layout_column *layout)
{
    const struct list_entry *entry = list->row[i];
    int column = GUTTER, width;

    if (entry->heading) {
        area_fit(line, 0, 0, line.columns, -1, ROLE_TITLE, 0,
                 entry->cells ? entry->cell[0].text : "");
        return;
    }
    draw_gutter(list, line, entry);
    for (size_t k = 0; k < list->column_count && k < entry->cells; k++) {
        if (!layout[k].width)
            continue;
        width = layout[k].width + overflow(list, entry, layout, k);
        area_fit(line, 0, column, width, list->columns[k].align, entry->cell[k].role, 0,
                 entry->cell[k].text);
        column += layout[k].width + GAP;
        if (width > layout[k].width)
            break;
    }
}

static uint64_t
mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * UINT64_C(0x100000001B3);
}

/* What every row of this drawing has in common. */
static uint64_t
look_of(const struct list *list, struct area area, const struct layout_column *layout)
{
    uint64_t look = mix(UINT64_C(0xCBF29CE484222325), area.canvas->epoch);

    look = mix(look, (uintptr_t)area.canvas->tails);
    look = mix(look, (uint64_t)area.columns * 2 + area.canvas->ascii);
    for (size_t i = 0; i < list->column_count; i++)
        look = mix(look, (uint64_t)layout[i].width);
    return look;
}

/* The row as it is when it is not the selected one, as it was drawn before or drawn now. */
static void
show_row(struct list *list, struct area line, size_t i, const struct layout_column *layout,
         uint64_t look)
{
    const struct list_entry *entry = list->row[i];
    bool blank;

    look = mix(look, marks_has(&list->marks, entry->key));
    if (list_drawn_show(&list->drawn, i, entry->serial, look, line))
        return;
    blank = area_is_blank(line);
    draw_row(list, line, i, layout);
    if (blank)
        list_drawn_keep(&list->drawn, i, entry->serial, look, line);
}

/* Being selected lies on top of the row, so that moving on draws no row anew. */
static void
select_row(const struct list *list, struct area line, const struct layout_column *layout, bool focus)
{
    const struct list_entry *entry = list->row[list->at];

    if (entry->heading)
        return;
    if (!focus)
        return;             /* one mark on the screen: where the cursor is */
    area_text(line, 0, 0, ROLE_TEXT, ">");
    highlight(list, line, entry, layout);
}

static void
draw_nothing(const struct list *list, struct area area)
{
    if (list->failure.kind != ERR_NONE)
        area_wrap(layout_inset(area, 0, GUTTER), 0, ROLE_ERROR, list->failure.what);
    else
        area_wrap(layout_inset(area, 0, GUTTER), 0, ROLE_MUTED, list->empty);
    area_cursor(area, 0, GUTTER, false);
}

static bool
is_more_above(const struct list *list)
{
    return list->rows && (list->top > 0 || !list->first);
}

static bool
is_more_below(const struct list *list)
{
    return list->top + (size_t)list_height(list) < list->rows;
}

/* At the right, where no text is: a mark where there is more above or below. */
static void
draw_edge(const struct list *list, struct area edge)
{
    bool ascii = edge.canvas->ascii;

    if (is_more_above(list))
        area_text(edge, 0, EDGE - 1, ROLE_MUTED, glyph(GLYPH_UP, ascii));
    if (is_more_below(list) && (edge.rows > 1 || !is_more_above(list)))
        area_text(edge, edge.rows - 1, EDGE - 1, ROLE_MUTED, glyph(GLYPH_DOWN, ascii));
}

/* Load what is missing for this height. */
static void
fit_height(struct list *list, int rows)
{
    struct err err = { 0 };

    if (list->height == rows)
        return;
    list->height = rows;
    if (!list_fill(list, &err))
        list->failure = err;
}

void
list_draw(struct list *list, struct area area, bool focus)
{
    struct layout_column layout[LIST_COLUMNS_MAX];
    struct area header = { 0 };
    uint64_t look;
    int name;

    if (list->header && area.rows > 1)
        header = layout_top(&area, 1);
    list->drawn_row = area.row;
    list->drawn_rows = area.rows;
    if (area.rows < 1)
        return;
    fit_height(list, area.rows);
    if (area.columns >= EDGE_LEAST && (is_more_above(list) || is_more_below(list))) {
        draw_edge(list, layout_right(&area, EDGE));
        header.columns -= EDGE;
    }
    for (size_t i = 0; i < list->column_count; i++)
        layout[i] = (struct layout_column){ .least = list->columns[i].least,
                                            .most = list->columns[i].most,
                                            .weight = list->columns[i].weight,
                                            .priority = list->columns[i].priority,
                                            .hidden = list->hidden[i] };
    layout_columns(layout, list->column_count, area.columns - GUTTER, GAP);
    name_column(list, layout, &name);
    if (header.rows)
        draw_header(list, header, layout);
    if (!list->rows)
        draw_nothing(list, area);
    look = look_of(list, area, layout);
    list_drawn_room(&list->drawn, (size_t)area.rows, (size_t)area.columns);
    for (int i = 0; i < area.rows && list->top + (size_t)i < list->rows; i++) {
        struct area line = area_sub(area, i, 0, 1, area.columns);
        size_t row = list->top + (size_t)i;

        show_row(list, line, row, layout, look);
        if (row == list->at)
            select_row(list, line, layout, focus);
        if (row == list->at && focus)
            area_cursor(area, i, area.columns > name ? name : 0, false);
    }
}

void
list_status(const struct list *list, char *out, size_t room)
{
    char marked[40] = "";

    *out = '\0';
    if (list->marks.count)
        snprintf(marked, sizeof marked, ", %zu marked", list->marks.count);
    if (list->count >= 0 && list->base >= 0 && list->rows)
        snprintf(out, room, "%ld of %ld%s", list->base + (long)list->at + 1, list->count, marked);
    else if (list->count >= 0)
        snprintf(out, room, "%ld row%s%s", list->count, list->count == 1 ? "" : "s", marked);
    else if (list->marks.count)
        snprintf(out, room, "%zu marked", list->marks.count);
}

#include "ui/core/layout.h"

static int
at_most(int value, int most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

struct area
layout_top(struct area *area, int rows)
{
    struct area whole = *area;

    rows = at_most(rows, whole.rows);
    *area = area_sub(whole, rows, 0, whole.rows - rows, whole.columns);
    return area_sub(whole, 0, 0, rows, whole.columns);
}

struct area
layout_bottom(struct area *area, int rows)
{
    struct area whole = *area;

    rows = at_most(rows, whole.rows);
    *area = area_sub(whole, 0, 0, whole.rows - rows, whole.columns);
    return area_sub(whole, whole.rows - rows, 0, rows, whole.columns);
}

struct area
layout_left(struct area *area, int columns)
{
    struct area whole = *area;

    columns = at_most(columns, whole.columns);
    *area = area_sub(whole, 0, columns, whole.rows, whole.columns - columns);
    return area_sub(whole, 0, 0, whole.rows, columns);
}

struct area
layout_right(struct area *area, int columns)
{
    struct area whole = *area;

    columns = at_most(columns, whole.columns);
    *area = area_sub(whole, 0, 0, whole.rows, whole.columns - columns);
    return area_sub(whole, 0, whole.columns - columns, whole.rows, columns);
}

struct area
layout_inset(struct area area, int rows, int columns)
{
    return area_sub(area, rows, columns, area.rows - 2 * rows, area.columns - 2 * columns);
}

struct area
layout_center(struct area area, int rows, int columns)
{
    rows = at_most(rows, area.rows);
    columns = at_most(columns, area.columns);
    return area_sub(area, (area.rows - rows) / 2, (area.columns - columns) / 2, rows, columns);
}

static int
needed(const struct layout_column *column, size_t n, int gap)
{
    int sum = 0, count = 0;

    for (size_t i = 0; i < n; i++) {
        if (column[i].width) {
            sum += column[i].width;
            count++;
        }
    }
    return count ? sum + gap * (count - 1) : 0;
}

/* Leave out the column that matters least; false when only one is left. */
static bool
leave_one_out(struct layout_column *column, size_t n)
{
    size_t worst = n, left = 0;

    for (size_t i = 0; i < n; i++) {
        if (!column[i].width)
            continue;
        left++;
        if (worst == n || column[i].priority >= column[worst].priority)
            worst = i;
    }
    if (left < 2)
        return false;
    column[worst].width = 0;
    return true;
}

static bool
can_grow(const struct layout_column *column)
{
    return column->width && column->weight > 0 && (!column->most || column->width < column->most);
}

/* Share `more` columns by weight; what one column cannot use goes to the others. */
static void
grow(struct layout_column *column, size_t n, int more)
{
    while (more > 0) {
        int weights = 0, given = 0;

        for (size_t i = 0; i < n; i++)
            weights += can_grow(&column[i]) ? column[i].weight : 0;
        if (!weights)
            return;
        for (size_t i = 0; i < n; i++) {
            int share = can_grow(&column[i]) ? more * column[i].weight / weights : 0;

            if (column[i].most && share > column[i].most - column[i].width)
                share = column[i].most - column[i].width;
            column[i].width += share;
            given += share;
        }
        for (size_t i = 0; i < n && !given; i++) {
            if (can_grow(&column[i])) {         /* less than one each: the first takes it */
                column[i].width++;
                given = 1;
            }
        }
        more -= given;
    }
}

void
layout_columns(struct layout_column *column, size_t n, int columns, int gap)
{
    for (size_t i = 0; i < n; i++)
        column[i].width = column[i].hidden ? 0 : column[i].least > 0 ? column[i].least : 1;
    while (needed(column, n, gap) > columns)
        if (!leave_one_out(column, n))
            break;
    if (needed(column, n, gap) > columns) {
        for (size_t i = 0; i < n; i++)
            if (column[i].width)
                column[i].width = columns > 0 ? columns : 0;
        return;
    }
    grow(column, n, columns - needed(column, n, gap));
}

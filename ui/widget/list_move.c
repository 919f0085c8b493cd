/* Moving through a list, and marking in it. */
#include "ui/core/screen.h"
#include "ui/widget/list_rows.h"

enum { AHEAD = 8 };

static bool
move(struct list *list, long by, struct err *err)
{
    size_t steps = (size_t)(by < 0 ? -by : by);

    if (by > 0 && list->at + steps >= list->rows && !list_extend_down(list, steps + AHEAD, err))
        return false;
    if (by < 0 && list->at < steps && !list_extend_up(list, steps + AHEAD, err))
        return false;
    if (!list->rows)
        return true;
    if (by > 0)
        list->at = list->at + steps < list->rows ? list->at + steps : list->rows - 1;
    else
        list->at = list->at > steps ? list->at - steps : 0;
    list->at = list_nearest(list, list->at, by > 0 ? 1 : -1);
    return true;
}

static bool
move_page(struct list *list, int direction, struct err *err)
{
    size_t height = (size_t)list_height(list), top;

    if (!move(list, direction * (long)height, err))
        return false;
    top = list->top;
    list->top = direction > 0 ? top + height : top > height ? top - height : 0;
    if (list->top > list->at)
        list->top = list->at;
    return list_fill(list, err);
}

static bool
go_home(struct list *list, struct err *err)
{
    if (!list->first) {
        if (!list_load_from(list, NULL, err))
            return false;
    }
    list->top = list->at = 0;
    return list_fill(list, err);
}

static bool
go_end(struct list *list, struct err *err)
{
    struct list_rows rows;
    size_t n = (size_t)list_height(list) + AHEAD;

    if (!list->last) {
        if (!list_fetch(list, LIST_BEFORE, NULL, n, &rows, err))
            return false;
        list_drop(list);
        list->first = rows.count < n;
        list->last = true;
        list->base = list->count < 0 ? -1 : list->count;
        list_prepend(list, &rows);
    }
    list->at = list->rows ? list_nearest(list, list->rows - 1, -1) : 0;
    return list_fill(list, err);
}

/* ---- marks ---- */

static bool
mark(struct list *list, struct err *err)
{
    const char *key = list_key(list);

    if (!key)
        return true;
    if (marks_has(&list->marks, key))
        marks_remove(&list->marks, key);
    else
        marks_add(&list->marks, key);
    return move(list, 1, err) && list_fill(list, err);
}

static bool
mark_all(struct list *list, struct err *err)
{
    enum { SLICE = 500 };
    struct list_entry *last = NULL;
    struct list_rows rows;
    bool more = true;

    if (list->marks.count) {
        marks_free(&list->marks);
        return true;
    }
    while (more) {
        if (!list_fetch(list, last ? LIST_AFTER : LIST_AT, last, SLICE, &rows, err)) {
            entry_free(last);
            return false;
        }
        for (size_t i = 0; i < rows.count; i++)
            if (!rows.entry[i]->heading)
                marks_add(&list->marks, rows.entry[i]->key);
        more = rows.count == SLICE;
        entry_free(last);
        last = more ? entry_place(rows.entry[rows.count - 1]) : NULL;
        rows_free(&rows);
    }
    return true;
}

size_t
list_marks(const struct list *list)
{
    return list->marks.count;
}

const char *
list_marked(const struct list *list, size_t i)
{
    return marks_at(&list->marks, i);
}

void
list_unmark(struct list *list)
{
    marks_free(&list->marks);
}

bool
list_action(struct list *list, enum action action, struct err *err)
{
    bool good;

    switch (action) {
    case ACTION_MOVE_UP:
    case ACTION_MOVE_DOWN:
        good = move(list, action == ACTION_MOVE_DOWN ? 1 : -1, err) && list_fill(list, err);
        break;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        good = move_page(list, action == ACTION_PAGE_DOWN ? 1 : -1, err);
        break;
    case ACTION_HOME:
        good = go_home(list, err);
        break;
    case ACTION_END:
        good = go_end(list, err);
        break;
    case ACTION_MARK:
        good = mark(list, err);
        break;
    case ACTION_MARK_ALL:
        good = mark_all(list, err);
        break;
    default:
        return false;
    }
    if (!good)
        list->failure = *err;
    return true;
}

bool
list_mouse(struct list *list, const struct event *event, bool *opened, struct err *err)
{
    int row = event->row - list->drawn_row;
    size_t hit = list->top + (size_t)(row < 0 ? 0 : row);

    *opened = false;
    if (row < 0 || row >= list->drawn_rows)
        return false;
    if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN) {
        move(list, event->mouse == MOUSE_WHEEL_DOWN ? 3 : -3, err);
        list_fill(list, err);
    } else if (list_selectable(list, hit)) {
        *opened = hit == list->at || event->mouse == MOUSE_DOUBLE;
        list->at = hit;
    }
    return true;
}

bool
list_take(struct list *list, struct ui *ui, enum action action)
{
    struct err err = { 0 };
    bool taken = list_action(list, action, &err);

    if (err.kind != ERR_NONE)
        ui_error(ui, &err);
    return taken;
}

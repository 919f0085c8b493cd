#include "ui/widget/list.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/list_rows.h"

enum { HEIGHT_AT_FIRST = 24, AHEAD = 8 };

void
list_init(struct list *list, const struct list_column *columns, size_t n, const struct list_source *source, void *context)
{
    *list = (struct list){ .source = source, .context = context, .column_count = n, .count = -1, .empty = "Nothing here" };
    memcpy(list->columns, columns, n * sizeof *columns);
}

static void
drop_rows(struct list *list)
{
    for (size_t i = 0; i < list->rows; i++)
        entry_free(list->row[i]);
    list->rows = list->top = list->at = 0;
    list->first = list->last = false;
}

void
list_free(struct list *list)
{
    drop_rows(list);
    mem_free(list->row);
    marks_free(&list->marks);
    *list = (struct list){ 0 };
}

static int
height_of(const struct list *list)
{
    return list->height > 0 ? list->height : HEIGHT_AT_FIRST;
}

/* ---- loading ---- */

static bool
fetch(struct list *list, enum list_from from, const struct list_entry *at, size_t n, struct list_rows *rows,
      struct err *err)
{
    *rows = (struct list_rows){ .limit = n };
    if (list->source->load(list->context, from, at ? at->key : NULL, at ? at->sort : NULL, n, rows, err))
        return true;
    rows_free(rows);
    return false;
}

static void
make_room(struct list *list, size_t more)
{
    if (list->rows + more <= list->room)
        return;
    list->room = 2 * (list->rows + more);
    list->row = mem_resize(list->row, list->room * sizeof(struct list_entry *));
}

/* Take rows over behind the last one. */
static void
append(struct list *list, struct list_rows *rows)
{
    make_room(list, rows->count);
    if (rows->count)
        memcpy(list->row + list->rows, rows->entry, rows->count * sizeof(struct list_entry *));
    list->rows += rows->count;
    mem_free(rows->entry);
}

/* Take rows over before the first one; they come nearest first. */
static void
prepend(struct list *list, struct list_rows *rows)
{
    size_t n = rows->count;

    make_room(list, n);
    memmove(list->row + n, list->row, list->rows * sizeof(struct list_entry *));
    for (size_t i = 0; i < n; i++)
        list->row[i] = rows->entry[n - 1 - i];
    list->rows += n;
    list->top += n;
    list->at += n;
    if (list->base >= 0)
        list->base = list->base > (long)n ? list->base - (long)n : 0;
    mem_free(rows->entry);
}

/* Load at least `n` more rows behind the last one, if there are. */
static bool
extend_down(struct list *list, size_t n, struct err *err)
{
    struct list_rows rows;

    if (list->last)
        return true;
    if (!fetch(list, LIST_AFTER, list->rows ? list->row[list->rows - 1] : NULL, n, &rows, err))
        return false;
    list->last = rows.count < n;
    append(list, &rows);
    return true;
}

static bool
extend_up(struct list *list, size_t n, struct err *err)
{
    struct list_rows rows;

    if (list->first)
        return true;
    if (!fetch(list, LIST_BEFORE, list->rows ? list->row[0] : NULL, n, &rows, err))
        return false;
    list->first = rows.count < n;
    prepend(list, &rows);
    return true;
}

/* Keep only what is near the view, so that a walk through 100,000 rows does not collect them. */
static void
trim(struct list *list)
{
    size_t keep = 2 * (size_t)height_of(list) + 64, from, to;

    if (list->rows < 4 * keep)
        return;
    from = list->top > keep ? list->top - keep : 0;
    to = list->top + 2 * keep < list->rows ? list->top + 2 * keep : list->rows;
    for (size_t i = 0; i < list->rows; i++)
        if (i < from || i >= to)
            entry_free(list->row[i]);
    memmove(list->row, list->row + from, (to - from) * sizeof(struct list_entry *));
    list->base += list->base >= 0 ? (long)from : 0;
    list->first = list->first && from == 0;
    list->last = list->last && to == list->rows;
    list->rows = to - from;
    list->top -= from;
    list->at -= from;
}

/* ---- the selection ---- */

static bool
selectable(const struct list *list, size_t i)
{
    return i < list->rows && !list->row[i]->heading;
}

/* The nearest row that can be selected, from `i` on in `direction`, else the other way. */
static size_t
nearest(const struct list *list, size_t i, int direction)
{
    for (int turn = 0; turn < 2; turn++, direction = -direction) {
        for (size_t k = i; k < list->rows; k += direction > 0 ? 1u : (size_t)-1) {
            if (selectable(list, k))
                return k;
            if (direction < 0 && k == 0)
                break;
        }
    }
    return i < list->rows ? i : 0;
}

/* Bring the selected row into view, and the heading above it when it is the first below one. */
static void
follow(struct list *list)
{
    size_t height = (size_t)height_of(list);

    if (list->at < list->top)
        list->top = list->at;
    if (list->at >= list->top + height)
        list->top = list->at - height + 1;
    while (list->top > 0 && list->at + 1 < list->top + height && list->at == list->top && !selectable(list, list->top - 1))
        list->top--;
    if (list->last && list->top + height > list->rows)
        list->top = list->rows > height ? list->rows - height : 0;
}

bool
list_fill(struct list *list, struct err *err)
{
    size_t height = (size_t)height_of(list);

    if (list->rows < list->top + height && !extend_down(list, list->top + height - list->rows + 1, err))
        return false;
    if (list->rows < list->top + height && !list->first && !extend_up(list, height, err))
        return false;
    if (list->rows)
        list->at = nearest(list, list->at < list->rows ? list->at : list->rows - 1, 1);
    follow(list);
    trim(list);
    return true;
}

static void
count_rows(struct list *list)
{
    list->count = list->source->count ? list->source->count(list->context) : -1;
}

/* Replace all rows by those from `entry` on (NULL: the first); on failure everything stays. */
static bool
load_from(struct list *list, const struct list_entry *entry, struct err *err)
{
    struct list_rows rows;
    size_t n = (size_t)height_of(list) + AHEAD;

    if (!fetch(list, LIST_AT, entry, n, &rows, err))
        return false;
    drop_rows(list);
    list->first = !entry;
    list->last = rows.count < n;
    list->base = entry ? -1 : 0;
    append(list, &rows);
    count_rows(list);
    return true;
}

static bool
find(const struct list *list, const char *key, size_t *at)
{
    for (size_t i = 0; i < list->rows; i++) {
        if (!strcmp(list->row[i]->key, key)) {
            *at = i;
            return true;
        }
    }
    return false;
}

/* A copy of what says where a row stands: the row itself is freed while loading. */
static struct list_entry *
place_of(const struct list_entry *entry)
{
    struct list_entry *copy = mem_alloc(sizeof *copy);

    memcpy(copy->key, entry->key, sizeof copy->key);
    copy->sort = mem_string(entry->sort);
    return copy;
}

static bool
reload(struct list *list, const struct list_entry *top, const struct list_entry *selected, struct err *err)
{
    size_t offset = list->at - list->top;
    long base = list->base < 0 ? -1 : list->base + (long)list->top;
    bool from_start = list->first && list->top == 0;

    if (!load_from(list, from_start ? NULL : top, err))
        return false;
    list->at = offset;
    list->base = from_start ? 0 : base;
    if (!find(list, selected->key, &list->at)) {
        struct list_rows rows;      /* it may have moved: ask for the row itself */

        if (!fetch(list, LIST_AT, selected, 1, &rows, err))
            return false;
        if (rows.count && !strcmp(rows.entry[0]->key, selected->key)) {
            struct list_entry *moved = place_of(rows.entry[0]);
            bool good = load_from(list, moved, err);

            entry_free(moved);
            rows_free(&rows);
            return good && list_fill(list, err);
        }
        rows_free(&rows);
    }
    return list_fill(list, err);
}

bool
list_load(struct list *list, struct err *err)
{
    struct list_entry *top, *selected;
    bool good;

    if (!list->rows) {
        good = load_from(list, NULL, err) && list_fill(list, err);
    } else {
        top = place_of(list->row[list->top]);
        selected = place_of(list->row[list->at]);
        good = reload(list, top, selected, err);
        entry_free(top);
        entry_free(selected);
    }
    list->failure = (struct err){ 0 };
    if (!good)
        list->failure = *err;
    return good;
}

void
list_reset(struct list *list)
{
    drop_rows(list);
}

bool
list_select(struct list *list, const char *key, const char *sort, struct err *err)
{
    struct list_entry place = { .sort = mem_string(sort ? sort : "") };
    bool good;

    snprintf(place.key, sizeof place.key, "%s", key);
    good = find(list, key, &list->at);
    if (good)
        follow(list);
    else
        good = load_from(list, &place, err) && list_fill(list, err);
    mem_free(place.sort);
    return good;
}

const char *
list_key(const struct list *list)
{
    return selectable(list, list->at) ? list->row[list->at]->key : NULL;
}

const char *
list_text(const struct list *list, size_t column)
{
    if (!selectable(list, list->at) || column >= list->row[list->at]->cells)
        return "";
    return list->row[list->at]->cell[column].text;
}

void
list_copy(const struct list *list, struct str *out)
{
    if (!selectable(list, list->at))
        return;
    for (size_t i = 0; i < list->row[list->at]->cells; i++)
        str_addf(out, "%s%s", i ? "\t" : "", list->row[list->at]->cell[i].text);
}

/* ---- moving ---- */

static bool
move(struct list *list, long by, struct err *err)
{
    size_t steps = (size_t)(by < 0 ? -by : by);

    if (by > 0 && list->at + steps >= list->rows && !extend_down(list, steps + AHEAD, err))
        return false;
    if (by < 0 && list->at < steps && !extend_up(list, steps + AHEAD, err))
        return false;
    if (!list->rows)
        return true;
    if (by > 0)
        list->at = list->at + steps < list->rows ? list->at + steps : list->rows - 1;
    else
        list->at = list->at > steps ? list->at - steps : 0;
    list->at = nearest(list, list->at, by > 0 ? 1 : -1);
    return true;
}

static bool
move_page(struct list *list, int direction, struct err *err)
{
    size_t height = (size_t)height_of(list), top;

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
        if (!load_from(list, NULL, err))
            return false;
    }
    list->top = list->at = 0;
    return list_fill(list, err);
}

static bool
go_end(struct list *list, struct err *err)
{
    struct list_rows rows;
    size_t n = (size_t)height_of(list) + AHEAD;

    if (!list->last) {
        if (!fetch(list, LIST_BEFORE, NULL, n, &rows, err))
            return false;
        drop_rows(list);
        list->first = rows.count < n;
        list->last = true;
        list->base = list->count < 0 ? -1 : list->count;
        prepend(list, &rows);
    }
    list->at = list->rows ? nearest(list, list->rows - 1, -1) : 0;
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
        if (!fetch(list, last ? LIST_AFTER : LIST_AT, last, SLICE, &rows, err)) {
            entry_free(last);
            return false;
        }
        for (size_t i = 0; i < rows.count; i++)
            if (!rows.entry[i]->heading)
                marks_add(&list->marks, rows.entry[i]->key);
        more = rows.count == SLICE;
        entry_free(last);
        last = more ? place_of(rows.entry[rows.count - 1]) : NULL;
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
    } else if (selectable(list, hit)) {
        *opened = hit == list->at || event->mouse == MOUSE_DOUBLE;
        list->at = hit;
    }
    return true;
}

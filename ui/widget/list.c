#include "ui/widget/list.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/list_rows.h"

enum { HEIGHT_AT_FIRST = 24, AHEAD = 8 };

void
list_init(struct list *list, const struct list_column *columns, size_t n,
          const struct list_source *source, void *context)
{
    *list = (struct list){
        .source = source, .context = context, .column_count = n, .count = -1,
        .empty = "Nothing here",
    };
    memcpy(list->columns, columns, n * sizeof *columns);
}

void
list_drop(struct list *list)
{
    for (size_t i = 0; i < list->rows; i++)
        entry_free(list->row[i]);
    list->rows = list->top = list->at = 0;
    list->first = list->last = false;
}

void
list_free(struct list *list)
{
    list_drop(list);
    mem_free(list->row);
    marks_free(&list->marks);
    list_drawn_free(&list->drawn);
    *list = (struct list){ 0 };
}

int
list_height(const struct list *list)
{
    return list->height > 0 ? list->height : HEIGHT_AT_FIRST;
}

/* ---- loading ---- */

bool
list_fetch(struct list *list, enum list_from from, const struct list_entry *at, size_t n,
           struct list_rows *rows, struct err *err)
{
    *rows = (struct list_rows){ .limit = n };
    if (list->source->load(list->context, from, at ? at->key : NULL, at ? at->sort : NULL, n, rows,
                           err))
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

void
list_prepend(struct list *list, struct list_rows *rows)
{
    size_t n = rows->count;

    make_room(list, n);
    if (list->rows)
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

bool
list_extend_down(struct list *list, size_t n, struct err *err)
{
    struct list_rows rows;

    if (list->last)
        return true;
    if (!list_fetch(list, LIST_AFTER, list->rows ? list->row[list->rows - 1] : NULL, n, &rows, err))
        return false;
    list->last = rows.count < n;
    append(list, &rows);
    return true;
}

bool
list_extend_up(struct list *list, size_t n, struct err *err)
{
    struct list_rows rows;

    if (list->first)
        return true;
    if (!list_fetch(list, LIST_BEFORE, list->rows ? list->row[0] : NULL, n, &rows, err))
        return false;
    list->first = rows.count < n;
    list_prepend(list, &rows);
    return true;
}

/* Keep only what is near the view, so that a walk through 100,000 rows does not collect them. */
static void
trim(struct list *list)
{
    size_t keep = (size_t)list_height(list) + 32, from, to;

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

bool
list_selectable(const struct list *list, size_t i)
{
    return i < list->rows && !list->row[i]->heading;
}

size_t
list_nearest(const struct list *list, size_t i, int direction)
{
    for (int turn = 0; turn < 2; turn++, direction = -direction) {
        for (size_t k = i; k < list->rows; k += direction > 0 ? 1u : (size_t)-1) {
            if (list_selectable(list, k))
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
    size_t height = (size_t)list_height(list), more = list->beside ? height / 2 : 0;

    if (list->at < list->top)
        list->top = list->at > more ? list->at - more : 0;
    if (list->at >= list->top + height)
        list->top = list->at - height + 1 + more;
    while (list->top > 0 && list->at + 1 < list->top + height && list->at == list->top &&
           !list_selectable(list, list->top - 1))
        list->top--;
    if (list->last && list->top + height > list->rows)
        list->top = list->rows > height ? list->rows - height : 0;
}

bool
list_fill(struct list *list, struct err *err)
{
    size_t height = (size_t)list_height(list);

    if (list->at < list->rows)
        follow(list);
    if (list->rows <= list->top + height &&     /* one more than fits: whether there are more is shown */
        !list_extend_down(list, list->top + height - list->rows + AHEAD, err))
        return false;
    if (list->rows < list->top + height && !list->first && !list_extend_up(list, height, err))
        return false;
    if (list->rows)
        list->at = list_nearest(list, list->at < list->rows ? list->at : list->rows - 1, 1);
    follow(list);
    trim(list);
    return true;
}

static void
count_rows(struct list *list)
{
    list->count = list->source->count ? list->source->count(list->context) : -1;
}

bool
list_load_from(struct list *list, const struct list_entry *entry, struct err *err)
{
    struct list_rows rows;
    size_t n = (size_t)list_height(list) + AHEAD;

    if (!list_fetch(list, LIST_AT, entry, n, &rows, err))
        return false;
    list_drop(list);
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

struct list_entry *
entry_place(const struct list_entry *entry)
{
    struct list_entry *copy = mem_alloc(sizeof *copy);

    memcpy(copy->key, entry->key, sizeof copy->key);
    copy->sort = mem_string(entry->sort);
    return copy;
}

static bool
reload(struct list *list, const struct list_entry *top, const struct list_entry *selected,
       struct err *err)
{
    size_t offset = list->at - list->top;
    long base = list->base < 0 ? -1 : list->base + (long)list->top;
    bool from_start = list->first && list->top == 0;

    if (!list_load_from(list, from_start ? NULL : top, err))
        return false;
    list->at = offset;
    list->base = from_start ? 0 : base;
    if (!find(list, selected->key, &list->at)) {
        struct list_rows rows;      /* it may have moved: ask for the row itself */

        if (!list_fetch(list, LIST_AT, selected, 1, &rows, err))
            return false;
        if (rows.count && !strcmp(rows.entry[0]->key, selected->key)) {
            struct list_entry *moved = entry_place(rows.entry[0]);
            bool good = list_load_from(list, moved, err);

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
        good = list_load_from(list, NULL, err) && list_fill(list, err);
    } else {
        top = entry_place(list->row[list->top]);
        selected = entry_place(list->row[list->at]);
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
list_look_ahead(struct list *list)
{
    size_t wanted = list->top + 2 * (size_t)list_height(list) + 1;
    struct err ignored = { 0 };

    if (list->rows && !list->last && list->rows < wanted)
        list_extend_down(list, wanted - list->rows + AHEAD, &ignored);
}

void
list_reset(struct list *list)
{
    list_drop(list);
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
        good = list_load_from(list, &place, err) && list_fill(list, err);
    mem_free(place.sort);
    return good;
}

const char *
list_key(const struct list *list)
{
    return list_selectable(list, list->at) ? list->row[list->at]->key : NULL;
}

const char *
list_text(const struct list *list, size_t column)
{
    if (!list_selectable(list, list->at) || column >= list->row[list->at]->cells)
        return "";
    return list->row[list->at]->cell[column].text;
}

void
list_copy(const struct list *list, struct str *out)
{
    if (!list_selectable(list, list->at))
        return;
    for (size_t i = 0; i < list->row[list->at]->cells; i++)
        str_addf(out, "%s%s", i ? "\t" : "", list->row[list->at]->cell[i].text);
}

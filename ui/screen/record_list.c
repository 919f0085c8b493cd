#include "ui/screen/record_list.h"

#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/record.h"

void
record_list_open(struct record_list *list, struct ui *ui, const struct list_column *columns,
                 const char *const *names, size_t n)
{
    list->column_names = names;
    list->ui = ui;
    list->rows.ui = ui;
    record_rows_changed(&list->rows);
    list_init(&list->list, columns, n, &record_rows_source, &list->rows);
    list->list.header = true;
    record_list_leave_out(list);
    list->empty = list->empty ? list->empty : "Nothing here yet";
    list->list.empty = list->empty;
}

void
record_list_close(struct record_list *list)
{
    list_free(&list->list);
    filter_line_free(&list->filter);
    record_rows_free(&list->rows);
    choose_free(&list->choose);
    arena_free(&list->bulk_arena);
}

bool
record_list_load(struct record_list *list, struct err *err)
{
    record_rows_changed(&list->rows);
    return list_load(&list->list, err);
}

const char *
record_list_noun(const struct record_list *list, long n)
{
    return desk_kind_name(list->ui, list->rows.entity, n != 1);
}

/* ---- filter ---- */

static void
apply_filter(struct record_list *list)
{
    struct err err = { 0 };

    err_clear(&list->filter.wrong);
    if (!record_rows_filter(&list->rows, filter_line_text(&list->filter), &list->filter.wrong))
        return;
    list_reset(&list->list);
    if (!list_load(&list->list, &err))
        ui_error(list->ui, &err);
    list->list.empty = record_rows_filtered(&list->rows) ? "Nothing matches this filter; Esc takes it away" : list->empty;
}

void
record_list_filter(struct record_list *list, const char *text)
{
    filter_line_set(&list->filter, text);
    apply_filter(list);
}

/* The filter is gone: all rows again, the cursor stays on the one it was on. */
static void
drop_filter(struct record_list *list)
{
    const char *key = list_key(&list->list);
    char selected[LIST_KEY_SIZE];

    snprintf(selected, sizeof selected, "%s", key ? key : "");
    apply_filter(list);
    if (*selected)
        record_list_select(list, selected);
}

bool
record_list_event(struct record_list *list, const struct event *event, bool *open)
{
    struct err err = { 0 };
    bool changed = false, taken;

    *open = false;
    taken = filter_line_event(&list->filter, list->ui, event, &changed);
    if (changed && list->filter.typing)
        apply_filter(list);
    else if (changed)
        drop_filter(list);
    if (!taken && event->kind == EVENT_MOUSE)
        taken = list_mouse(&list->list, event, open, &err);
    if (err.kind != ERR_NONE)
        ui_error(list->ui, &err);
    return taken;
}

bool
record_list_move(struct record_list *list, enum action action)
{
    struct err err = { 0 };
    bool taken;

    if (action == ACTION_FILTER) {
        filter_line_open(&list->filter);
        return true;
    }
    if (action == ACTION_BACK && filter_line_clear(&list->filter)) {
        drop_filter(list);
        return true;
    }
    if (action == ACTION_BACK && list_marks(&list->list)) {
        list_unmark(&list->list);
        return true;
    }
    taken = list_action(&list->list, action, &err);
    if (err.kind != ERR_NONE)
        ui_error(list->ui, &err);
    return taken;
}

void
record_list_select(struct record_list *list, const char *id)
{
    struct str sort = { 0 };
    struct err err = { 0 };

    if (record_rows_sort(&list->rows, id, &sort) && !list_select(&list->list, id, str_text(&sort), &err))
        ui_error(list->ui, &err);
    str_free(&sort);
}

/* ---- what is acted on ---- */

size_t
record_list_targets(struct record_list *list, struct arena *arena, const char ***ids)
{
    size_t n = list_marks(&list->list);
    const char *key = list_key(&list->list);

    *ids = arena_alloc(arena, (n + 1) * sizeof **ids);
    for (size_t i = 0; i < n; i++)
        (*ids)[i] = arena_string(arena, list_marked(&list->list, i));
    if (!n && key)
        (*ids)[n++] = arena_string(arena, key);
    return n;
}

void
record_list_bin(struct record_list *list)
{
    struct desk *desk = desk_of(list->ui);
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char **ids, *title;
    size_t n = record_list_targets(list, &arena, &ids);
    char what[200], with[60] = "";
    long gone = 0;

    if (!n) {
        ui_warn(list->ui, "There is nothing here to put into the bin");
        arena_free(&arena);
        return;
    }
    title = method_title_of(desk->book.method, list->rows.entity, ids[0], &arena);
    snprintf(what, sizeof what, "%.150s", title ? title : record_list_noun(list, 1));
    if (n > 1)
        snprintf(what, sizeof what, "%zu %s", n, record_list_noun(list, (long)n));
    if (record_bin(&desk->book, list->rows.entity, ids, n, &gone, &err)) {
        if (gone > 0)
            snprintf(with, sizeof with, ", and %ld record%s with %s", gone, gone == 1 ? "" : "s",
                     n == 1 ? "it" : "them");
        list_unmark(&list->list);
        desk_changed(list->ui, list->rows.alliance);
        ui_done(list->ui, "%s: in the bin%s", what, with);
    } else {
        ui_error(list->ui, &err);
    }
    arena_free(&arena);
}

bool
record_list_copy(const struct record_list *list, bool row, struct str *out)
{
    if (!list_key(&list->list))
        return false;
    if (row)
        list_copy(&list->list, out);
    else
        str_add(out, list_text(&list->list, 0));
    return true;
}

/* ---- drawing ---- */

void
record_list_draw(struct record_list *list, struct area area, bool focus)
{
    char status[80];

    if (filter_line_shown(&list->filter)) {
        record_rows_status(&list->rows, record_list_noun(list, 1), record_list_noun(list, 2), status,
                           sizeof status);
        if (!list->filter.typing && area.columns >= 60)
            snprintf(status + strlen(status), sizeof status - strlen(status), "  Esc clears");
        list_draw(&list->list, area_sub(area, 1, 0, area.rows - 1, area.columns), focus);
        filter_line_draw(&list->filter, list->ui, layout_top(&area, 1), status);
        return;
    }
    list_draw(&list->list, area, focus);
}

bool
record_list_idle(struct record_list *list)
{
    struct err err = { 0 };
    bool page, more = record_rows_slice(&list->rows, &page);

    if (page && !list_load(&list->list, &err))
        ui_error(list->ui, &err);
    if (!more && !list->rows.filter)        /* of a filtered list a page may cost a look through all */
        list_look_ahead(&list->list);
    return more;
}

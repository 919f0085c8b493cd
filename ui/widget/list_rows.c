#include "ui/widget/list_rows.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"

void
entry_free(struct list_entry *entry)
{
    if (!entry)
        return;
    for (size_t i = 0; i < entry->cells; i++)
        mem_free(entry->cell[i].text);
    mem_free(entry->sort);
    mem_free(entry);
}

void
rows_free(struct list_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        entry_free(rows->entry[i]);
    mem_free(rows->entry);
    *rows = (struct list_rows){ 0 };
}

void
list_row(struct list_rows *rows, const char *key, const char *sort)
{
    static uint64_t serial;
    struct list_entry *entry;

    rows->over = rows->count >= rows->limit;
    if (rows->over)
        return;
    entry = mem_alloc(sizeof *entry);
    entry->serial = ++serial;
    snprintf(entry->key, sizeof entry->key, "%s", key);
    entry->sort = mem_string(sort ? sort : "");
    if (rows->count == rows->room) {
        rows->room = rows->room ? 2 * rows->room : 64;
        rows->entry = mem_resize(rows->entry, rows->room * sizeof(struct list_entry *));
    }
    rows->entry[rows->count++] = entry;
}

static struct list_entry *
last(struct list_rows *rows)
{
    return rows->over || !rows->count ? NULL : rows->entry[rows->count - 1];
}

void
list_cell(struct list_rows *rows, enum role role, const char *text)
{
    struct list_entry *entry = last(rows);

    if (!entry || entry->cells == LIST_COLUMNS_MAX)
        return;
    entry->cell[entry->cells].role = role;
    entry->cell[entry->cells++].text = mem_string(text ? text : "");
}

void
list_cellf(struct list_rows *rows, enum role role, const char *format, ...)
{
    struct str text = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    list_cell(rows, role, str_text(&text));
    str_free(&text);
}

void
list_heading(struct list_rows *rows)
{
    struct list_entry *entry = last(rows);

    if (entry)
        entry->heading = true;
}

void
rows_sort(struct list_rows *rows, const char *sort)
{
    struct list_entry *entry = last(rows);

    if (!entry)
        return;
    mem_free(entry->sort);
    entry->sort = mem_string(sort);
}

/* ---- rows that are all in memory ---- */

void
list_array_key(size_t i, char out[LIST_KEY_SIZE])
{
    snprintf(out, LIST_KEY_SIZE, "%zu", i);
}

/* Where the row with `key` stands now, or else where it stood. */
static size_t
array_place(const struct list_array *array, const char *key, const char *sort, bool *found)
{
    size_t i;

    *found = true;
    if (array->find) {
        *found = array->find(array->context, key, &i);
        if (*found)
            return i;
        key = sort;
    }
    i = strtoul(key, NULL, 10);
    if (i >= array->count)
        *found = false;
    return i < array->count ? i : array->count;
}

static void
array_row(const struct list_array *array, size_t i, struct list_rows *rows)
{
    char sort[LIST_KEY_SIZE];

    array->row(array->context, i, rows);
    list_array_key(i, sort);
    rows_sort(rows, sort);
}

static bool
array_load(void *context, enum list_from from, const char *key, const char *sort, size_t n,
           struct list_rows *rows, struct err *err)
{
    const struct list_array *array = context;
    bool found = false;
    size_t place = key                 ? array_place(array, key, sort, &found) :
                   from == LIST_BEFORE ? array->count :
                                         0;

    (void)err;
    if (from == LIST_AFTER && key && found)
        place++;
    for (size_t i = 0; i < n; i++) {
        if (from == LIST_BEFORE ? place == 0 : place >= array->count)
            break;
        if (from == LIST_BEFORE)
            array_row(array, --place, rows);
        else
            array_row(array, place++, rows);
    }
    return true;
}

static long
array_count(void *context)
{
    return (long)((const struct list_array *)context)->count;
}

const struct list_source list_array_source = { array_load, array_count };

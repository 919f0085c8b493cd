/* Inside the list: rows as they are loaded. */
#ifndef ENTENTE_UI_WIDGET_LIST_ROWS_H
#define ENTENTE_UI_WIDGET_LIST_ROWS_H

#include "ui/widget/list.h"

struct list_entry {
    char key[LIST_KEY_SIZE];
    uint64_t serial;                /* of no other row that was ever loaded */
    char *sort;
    bool heading;
    size_t cells;
    struct {
        enum role role;
        char *text;
    } cell[LIST_COLUMNS_MAX];
};

struct list_rows {
    struct list_entry **entry;
    size_t count, room, limit;
    bool over;  /* more than the limit came: the source is not asked to stop, the rest is dropped */
};

/** Free one row; NULL is fine. */
void entry_free(struct list_entry *entry);

/** Free all rows. */
void rows_free(struct list_rows *rows);

/** Replace the sort text of the row begun last. */
void rows_sort(struct list_rows *rows, const char *sort);

/** A copy of what says where a row stands; free it with entry_free(). */
struct list_entry *entry_place(const struct list_entry *entry);

/* ---- the loaded rows ---- */

/** Rows in view, or what they may be before the first draw. */
int list_height(const struct list *list);

/** Ask the source for rows from `at` on (NULL: from the very first or last). */
bool list_fetch(struct list *list, enum list_from from, const struct list_entry *at, size_t n,
                struct list_rows *rows, struct err *err);

/** Load `n` more rows behind the last or before the first one, if there are. */
bool list_extend_down(struct list *list, size_t n, struct err *err);
bool list_extend_up(struct list *list, size_t n, struct err *err);

/** Replace all rows by those from `entry` on (NULL: the first); on failure everything stays. */
bool list_load_from(struct list *list, const struct list_entry *entry, struct err *err);

/** Load what the height of the last draw needs, and bring the selection into view. */
bool list_fill(struct list *list, struct err *err);

/** Forget the rows. */
void list_drop(struct list *list);

/** Take rows over before the first one; they come nearest first. */
void list_prepend(struct list *list, struct list_rows *rows);

/** True when row `i` is there and no heading. */
bool list_selectable(const struct list *list, size_t i);

/** The nearest row that can be selected, from `i` on in `direction`, else the other way. */
size_t list_nearest(const struct list *list, size_t i, int direction);

#endif

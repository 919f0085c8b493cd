/* Inside the list: rows as they are loaded. */
#ifndef ENTENTE_UI_WIDGET_LIST_ROWS_H
#define ENTENTE_UI_WIDGET_LIST_ROWS_H

#include "ui/widget/list.h"

struct list_entry {
    char key[LIST_KEY_SIZE];
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
    bool over;              /* more than the limit came: the source is not asked to stop, the rest is dropped */
};

/** Free one row; NULL is fine. */
void entry_free(struct list_entry *entry);

/** Free all rows. */
void rows_free(struct list_rows *rows);

/** Load what the height of the last draw needs. */
bool list_fill(struct list *list, struct err *err);

/** Replace the sort text of the row begun last. */
void rows_sort(struct list_rows *rows, const char *sort);

#endif

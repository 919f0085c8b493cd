/* Which fields of a kind of record stand in its list, and a record as a row of them. */
#ifndef ENTENTE_UI_SCREEN_REGISTER_COLUMNS_H
#define ENTENTE_UI_SCREEN_REGISTER_COLUMNS_H

#include "ui/screen/record_rows.h"

struct register_columns {
    struct arena arena;
    struct list_column column[LIST_COLUMNS_MAX];
    size_t at[LIST_COLUMNS_MAX];     /* the field that each shows, as its position in the record */
    const char *name[LIST_COLUMNS_MAX];      /* by which it can be left out; NULL: it always stays */
    size_t n;
    const struct method_register *words;
    const char *alliance;            /* NULL: a column names it */
};

/** Choose the columns: the title first, then what tells most. `alliance` "": records of several ones. */
void register_columns_make(struct register_columns *columns, struct ui *ui, const struct entity *entity,
                           const struct method_register *words, const char *alliance, const struct field *via);

/** Free what it holds. */
void register_columns_free(struct register_columns *columns);

/** Fill a row, for record_rows.row; its context is a struct register_columns. */
void register_row(struct record_rows *rows, const struct record *record, struct arena *arena,
                  struct list_rows *out);

#endif

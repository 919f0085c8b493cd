/* The entries of the journal, page by page. */
#ifndef ENTENTE_UI_SCREEN_JOURNAL_ROWS_H
#define ENTENTE_UI_SCREEN_JOURNAL_ROWS_H

#include "ui/screen/desk.h"
#include "ui/widget/list.h"

/** Which entries. Keys of the rows are entry ids ("REPLICA:SEQ"). */
struct journal_rows {
    struct ui *ui;
    const char *alliance;            /* NULL: all */
    const char *record;              /* only entries that changed this record; NULL: all */
    char *needle;                    /* folded; "" or NULL: all */
};

extern const struct list_source journal_rows_source;

/** When, Who, What, and the alliance's code where entries of several are shown. */
extern const struct list_column journal_columns[];
enum { JOURNAL_COLUMNS = 4 };

/** Show only entries that hold `text` in what they say or in who made them. */
void journal_rows_filter(struct journal_rows *rows, const char *text);

/** Free what it holds. */
void journal_rows_free(struct journal_rows *rows);

#endif

/* A list of records with what every such list can do: filter, sort, marks, bulk edit, bin. */
#ifndef ENTENTE_UI_SCREEN_RECORD_LIST_H
#define ENTENTE_UI_SCREEN_RECORD_LIST_H

#include "ui/screen/choose.h"
#include "ui/screen/filter_line.h"
#include "ui/screen/offer_ask.h"
#include "ui/screen/record_rows.h"

/** Questions that a record_list asks; a screen that has one uses other numbers. */
enum record_list_question {
    RECORD_LIST_SORT = 900, RECORD_LIST_FIELD, RECORD_LIST_VALUE, RECORD_LIST_SURE, RECORD_LIST_NAME,
    RECORD_LIST_LAST,
};

/** Zero-initialise it, set `rows`, then record_list_open(). */
struct record_list {
    struct ui *ui;
    struct record_rows rows;
    struct list list;
    struct filter_line filter;
    const char *const *column_names; /* by which columns are left out, NULL for those that stay; borrowed */
    struct list_order usual;         /* the order that is used unless the user sorts */
    const char *empty;               /* what is said when there are none at all */
    struct choose choose;            /* fields or values offered */
    const struct field *bulk;        /* the field that is set in all marked records */
    struct arena bulk_arena;
    struct value bulk_value;
    const char *bulk_text;           /* the same as it was typed or chosen */
    struct offer_ask offer;          /* records to choose from */
};

/** Make the list with `columns`, which `names` names. */
void record_list_open(struct record_list *list, struct ui *ui, const struct list_column *columns,
                      const char *const *names, size_t n);

/** Give the memory back. */
void record_list_close(struct record_list *list);

/** Load it (again). */
bool record_list_load(struct record_list *list, struct err *err);

/** Use `text` as the filter; what is wrong with it stands in the filter line. */
void record_list_filter(struct record_list *list, const char *text);

/** Keys while the filter is typed, and the mouse; `*open` tells that the selected row was clicked. */
bool record_list_event(struct record_list *list, const struct event *event, bool *open);

/** Movement and marks; and Esc takes a filter away first. */
bool record_list_move(struct record_list *list, enum action action);

/** Leave out the columns that the user does not want. */
void record_list_leave_out(struct record_list *list);

/** What the actions do. */
void record_list_sort(struct record_list *list);
void record_list_edit_marked(struct record_list *list);
void record_list_bin(struct record_list *list);
void record_list_save_filter(struct record_list *list);

/** The ids of the marked rows, or of the selected one, in `arena`; returns how many. */
size_t record_list_targets(struct record_list *list, struct arena *arena, const char ***ids);

/** An answer from a layer; true when the question was one of its own. */
bool record_list_answer(struct record_list *list, const struct answer *answer);

/** What y and Y copy: the title of the selected row, or the whole row; false when there is none. */
bool record_list_copy(const struct record_list *list, bool row, struct str *out);

/** Select the record `id` if the list holds it. */
void record_list_select(struct record_list *list, const char *id);

/** Draw filter line (when there is one) and list into `area`. */
void record_list_draw(struct record_list *list, struct area area, bool focus);

/** Count in the background; for idle(). True while more is left. */
bool record_list_idle(struct record_list *list);

/** The words for its records, singular or plural as `n` asks. */
const char *record_list_noun(const struct record_list *list, long n);

#endif

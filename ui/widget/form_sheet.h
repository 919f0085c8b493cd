/* Inside the form: where everything stands on the sheet that is drawn. */
#ifndef ENTENTE_UI_WIDGET_FORM_SHEET_H
#define ENTENTE_UI_WIDGET_FORM_SHEET_H

#include "ui/widget/form_inside.h"

enum {
    SHEET_GUTTER = 2, SHEET_INDENT = 2,
    SHEET_RESTING_ROWS = 3,    /* a long value at rest shows so many rows */
    SHEET_CHOICES = 10,        /* choices in view */
    SHEET_BAR = 2,             /* columns of the bar beside a long text */
};

/** The measures of one draw. */
struct form_sheet {
    struct form *form;
    struct ui *ui;
    int columns;               /* of the whole form, gutter included */
    int label;                 /* columns of the label column; 0: labels stand above the values */
    int view;                  /* rows in view */
    bool focus;
};

/** Where the parts of one field stand, in columns from the left. */
struct slot {
    int label, label_width;    /* the label's place */
    int value, value_width;
    int label_rows;            /* 0: the label stands beside the value */
};

/** True when the field `i` is the one being edited. */
bool form_sheet_editing(const struct form_sheet *sheet, size_t i);

/** Columns that the labels of this form get; 0: they stand above the values. */
int form_sheet_label_column(const struct form *form, int columns);

/** Where label and value of a field stand. */
struct slot form_sheet_slot(const struct form_sheet *sheet, const struct form_field *field,
                            bool edited);

/** Rows that the field `i` takes. */
int form_sheet_field_rows(const struct form_sheet *sheet, size_t i);

/** Append what stands in the place of the value at rest; its role goes to `role`. */
void form_sheet_resting_text(const struct form_field *field, struct str *out, enum role *role);

/** The sentence under a field at rest that is not in order; NULL: none. */
const char *form_sheet_complaint(const struct form_field *field);

/** The sentence below what is being edited, and its role; NULL: none. May use `text`. */
const char *form_sheet_remark(const struct form_edit *edit, enum role *role, char *text,
                              size_t room);

/** Rows of the text being edited in `width` columns. */
int form_sheet_text_rows(const struct form_sheet *sheet, int width);

/** Columns of a choice's number and mark, before its words. */
int form_sheet_choice_mark(const struct form_field *field);

/** What is shown of a choice. */
const char *form_sheet_choice_words(const struct form_field *field,
                                    const struct form_choice *choice);

/** The first of `n` choices in view: long lists scroll. */
size_t form_sheet_first_choice(const struct form_edit *edit, size_t n);

/** Draw the label and the cells of field `i`, aligned with the other rows of its table. */
void form_sheet_cells(const struct form *form, struct area area, size_t i, int row, int left,
                      enum role label, enum role role);

#endif

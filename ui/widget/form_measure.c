/* How many rows each field of a form takes, and where its parts stand. */
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "ui/widget/form_sheet.h"

enum { GAP = 2, LABEL_LEAST = 10, LABEL_MOST = 30, NARROW = 56 };

bool
form_sheet_editing(const struct form_sheet *sheet, size_t i)
{
    return sheet->form->edit && i == sheet->form->at;
}

static bool
labelled(const struct form_field *field)
{
    return form_typed(field->kind) || form_picked(field->kind);
}

int
form_sheet_label_column(const struct form *form, int columns)
{
    int widest = LABEL_LEAST, most = columns / 3 < LABEL_MOST ? columns / 3 : LABEL_MOST;

    if (columns < NARROW)
        return 0;
    for (size_t i = 0; i < form->count; i++) {
        int width = labelled(&form->fields[i]) ? text_columns(form->fields[i].label) + 2 +
                                                     SHEET_INDENT * form->fields[i].indent :
                                                 0;

        if (width > widest && width <= most)
            widest = width;
    }
    return widest;
}

struct slot
form_sheet_slot(const struct form_sheet *sheet, const struct form_field *field, bool edited)
{
    int left = SHEET_GUTTER + (field->indent ? SHEET_INDENT : 0);
    struct slot slot = { .label = left };
    bool above = !sheet->label ||
                 text_columns(field->label) + 2 > sheet->label - (left - SHEET_GUTTER) ||
                 (edited && field->kind == FORM_LONG);

    slot.value = above ? left + SHEET_INDENT : SHEET_GUTTER + sheet->label + GAP;
    slot.value_width = sheet->columns - slot.value;
    slot.label_width = above ? sheet->columns - left : sheet->label - (left - SHEET_GUTTER);
    slot.label_rows = above ? area_wrap_rows(field->label, slot.label_width - 2) : 0;
    if (slot.value_width < 1)
        slot.value_width = 1;
    return slot;
}

/* ---- what stands in the value's place ---- */

void
form_sheet_resting_text(const struct form_field *field, struct str *out, enum role *role)
{
    *role = field->role == ROLE_TEXT ? ROLE_FIELD : field->role;
    if (field->hidden) {
        str_add(out, "private");
        *role = ROLE_MUTED;
    } else if (field->draft) {
        str_add(out, field->draft);
        *role = ROLE_DRAFT;
    } else if (field->shown) {
        str_add(out, field->shown);
    } else {
        form_show_value(field, field->value, out);
    }
    if (!out->len) {
        str_add(out, "-");
        *role = ROLE_MUTED;
    }
}

const char *
form_sheet_complaint(const struct form_field *field)
{
    if (field->error)
        return field->error;
    return field->draft && !field->hidden ?
               "A draft, not accepted yet: Enter mends it, or empties it" :
               NULL;
}

static int
complaint_rows(const struct form_field *field, int width)
{
    return form_sheet_complaint(field) ? area_wrap_rows(form_sheet_complaint(field), width) : 0;
}

static int
resting_rows(const struct form_field *field, int width)
{
    struct str text = { 0 };
    enum role role;
    int rows;

    form_sheet_resting_text(field, &text, &role);
    rows = area_wrap_rows(str_text(&text), width);
    str_free(&text);
    return (rows > SHEET_RESTING_ROWS ? SHEET_RESTING_ROWS : rows) + complaint_rows(field, width);
}

/* The sentence below what is being edited, and its role; NULL: none. */
const char *
form_sheet_remark(const struct form_edit *edit, enum role *role, char *text, size_t room)
{
    if (edit->err.kind != ERR_NONE) {
        *role = ROLE_ERROR;
        snprintf(text, room, "%s%s%s", edit->err.what, *edit->err.hint ? ". " : "", edit->err.hint);
        return text;
    }
    if (*edit->looked) {
        *role = ROLE_MUTED;
        snprintf(text, room, "looking for: %s", edit->looked);
        return text;
    }
    *role = edit->text.message ? ROLE_WARNING : ROLE_GOOD;
    if (edit->text.message)
        return edit->text.message;
    return edit->echo.len ? str_text(&edit->echo) : NULL;
}

static int
remark_rows(const struct form_edit *edit, int width)
{
    char text[800];
    enum role role;
    const char *sentence = form_sheet_remark(edit, &role, text, sizeof text);

    return sentence ? area_wrap_rows(sentence, width) : 0;
}

int
form_sheet_text_rows(const struct form_sheet *sheet, int width)
{
    const struct textedit *text = &sheet->form->edit->text;
    int rows = text->lines ? textedit_rows(text, width - SHEET_BAR) + 1 : 1, most = sheet->view - 4;

    rows = text->lines && rows < 4 ? 4 : rows;
    return rows > most && most > 0 ? most : rows;
}

/* Columns of a choice's number and mark, before its words. */
int
form_sheet_choice_mark(const struct form_field *field)
{
    return field->kind == FORM_MULTI ? 6 : 4;
}

const char *
form_sheet_choice_words(const struct form_field *field, const struct form_choice *choice)
{
    return field->kind == FORM_SCALE && choice->sentence ? choice->sentence : choice->label;
}

/* The first and number of choices in view: long lists scroll. */
size_t
form_sheet_first_choice(const struct form_edit *edit, size_t n)
{
    size_t at = edit->at < 0 ? 0 : (size_t)edit->at;

    if (n <= SHEET_CHOICES || at < SHEET_CHOICES / 2)
        return 0;
    return at + SHEET_CHOICES / 2 > n ? n - SHEET_CHOICES : at - SHEET_CHOICES / 2;
}

static int
choice_rows(const struct form_field *field, const struct form_edit *edit, int width)
{
    size_t n, first;
    const struct form_choice *choices = form_choices(field, &n);
    int rows;

    first = form_sheet_first_choice(edit, n);
    rows = edit->none && !first;
    for (size_t i = first; i < n && i < first + SHEET_CHOICES; i++)
        rows += area_wrap_rows(form_sheet_choice_words(field, &choices[i]),
                               width - form_sheet_choice_mark(field));
    return rows;
}

static int
editing_rows(const struct form_sheet *sheet, const struct form_field *field, int width)
{
    const struct form_edit *edit = sheet->form->edit;
    int rows = remark_rows(edit, width);

    if (form_picked(field->kind))
        return rows + choice_rows(field, edit, width);
    if (field->kind == FORM_REFERENCE)
        rows += edit->found.count;
    return rows + form_sheet_text_rows(sheet, width);
}

int
form_sheet_field_rows(const struct form_sheet *sheet, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    struct slot slot;

    switch (field->kind) {
    case FORM_HEADING:
        return i ? 2 : 1;
    case FORM_NOTE:
        return area_wrap_rows(field->label,
                              sheet->columns - SHEET_GUTTER - SHEET_INDENT * field->indent);
    case FORM_TICK:
        return area_wrap_rows(field->label,
                              sheet->columns - SHEET_GUTTER - 4 - SHEET_INDENT * field->indent) +
               complaint_rows(field, sheet->columns - SHEET_GUTTER - 4);
    case FORM_LINK:
    case FORM_ROW:
        return 1 + complaint_rows(field, sheet->columns - SHEET_GUTTER);
    default:
        slot = form_sheet_slot(sheet, field, form_sheet_editing(sheet, i));
        return slot.label_rows + (form_sheet_editing(sheet, i) ?
                                      editing_rows(sheet, field, slot.value_width) :
                                      resting_rows(field, slot.value_width));
    }
}

/* How a form looks. First every field gets its height, then those in view are drawn. */
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "ui/widget/form_sheet.h"

enum {
    ROOMY = 14,                /* rows from which the help takes two */
    MARGIN = 2,                /* columns at the right, for the marks that there is more */
    WIDEST = 108,              /* longer lines are hard to read */
};

/* ---- drawing one field ---- */

/* What is left of `area` from row, column on. */
static struct area
rest(struct area area, int row, int column)
{
    return area_sub(area, row, column, area.cut + area.rows - row, area.columns - column);
}

static void
draw_complaint(const struct form_field *field, struct area area, int row)
{
    if (form_sheet_complaint(field))
        area_wrap(rest(area, row, 0), 0, field->error ? ROLE_ERROR : ROLE_DRAFT,
                  form_sheet_complaint(field));
}

static void
draw_resting(const struct form_field *field, struct area area)
{
    struct str text = { 0 };
    enum role role;
    int rows;

    form_sheet_resting_text(field, &text, &role);
    rows = area_wrap(area_sub(area, 0, 0, SHEET_RESTING_ROWS, area.columns), 0, role,
                     str_text(&text));
    draw_complaint(field, area, rows < SHEET_RESTING_ROWS ? rows : SHEET_RESTING_ROWS);
    str_free(&text);
}

static int
draw_choices(const struct form_field *field, const struct form_edit *edit, struct area area)
{
    size_t n, first;
    const struct form_choice *choices = form_choices(field, &n);
    int row = 0, mark = form_sheet_choice_mark(field);

    first = form_sheet_first_choice(edit, n);
    if (edit->none && !first) {
        if (edit->at < 0) {
            area_text(area, row, 0, ROLE_ACCENT, ">");
            area_cursor(area, row, mark, false);
        }
        area_text(area, row, mark, edit->at < 0 ? ROLE_SELECTED : ROLE_MUTED, "no answer");
        row++;
    }
    for (size_t i = first; i < n && i < first + SHEET_CHOICES; i++) {
        bool here = (int)i == edit->at;
        struct area words = rest(area, row, mark);
        int rows;

        if (here)
            area_text(area, row, 0, ROLE_ACCENT, ">");
        if (field->kind == FORM_SCALE)
            area_text(area, row, 2, ROLE_KEY, choices[i].key);
        else if (i < 9)
            area_printf(area, row, 2, ROLE_KEY, "%zu", i + 1);
        if (field->kind == FORM_MULTI)
            area_text(area, row, 4, ROLE_TEXT,
                      edit->chosen[i] ? "x" : glyph(GLYPH_DOT, area.canvas->ascii));
        rows = area_wrap(words, 0, here ? ROLE_SELECTED : ROLE_TEXT,
                         form_sheet_choice_words(field, &choices[i]));
        if (here)
            area_cursor(area, row, mark, false);
        row += rows;
    }
    return row;
}

static int
draw_hits(const struct form_edit *edit, struct area area, int row)
{
    for (int i = 0; i < edit->found.count; i++) {
        const struct form_hit *hit = &edit->found.hit[i];
        int column = 2;

        if (i == edit->at)
            area_text(area, row + i, 0, ROLE_ACCENT, ">");
        column = area_text(area, row + i, column, i == edit->at ? ROLE_SELECTED : ROLE_TEXT,
                           hit->text);
        area_text(area, row + i, column + 2, ROLE_MUTED, hit->aside);
    }
    return row + edit->found.count;
}

/* A line is underlined; a long text has a bar at its left. */
static void
draw_text(struct textedit *text, struct area area)
{
    if (text->lines) {
        area_bar(area, 0, ROLE_ACCENT);
        textedit_draw(text, area_sub(area, 0, SHEET_BAR, area.rows, area.columns - SHEET_BAR),
                      ROLE_FIELD);
    } else {
        textedit_draw(text, area, ROLE_EDIT);
    }
}

static void
draw_editing(const struct form_sheet *sheet, const struct form_field *field, struct area area)
{
    struct form_edit *edit = sheet->form->edit;
    char text[800];
    enum role role;
    const char *sentence;
    int row;

    if (form_picked(field->kind)) {
        row = draw_choices(field, edit, area);
    } else {
        row = form_sheet_text_rows(sheet, area.columns);
        draw_text(&edit->text, area_sub(area, 0, 0, row, area.columns));
        if (field->kind == FORM_REFERENCE)
            row = draw_hits(edit, area, row);
    }
    sentence = form_sheet_remark(edit, &role, text, sizeof text);
    if (sentence)
        area_wrap(rest(area, row, 0), 0, role, sentence);
}

/* The label of what is selected is highlighted; moving the highlight sends tens of bytes. */
static void
draw_label(const struct form_sheet *sheet, const struct form_field *field, struct area area,
           size_t i)
{
    bool here = i == sheet->form->at && sheet->focus;
    enum role role = !here ? ROLE_MUTED : form_sheet_editing(sheet, i) ? ROLE_TITLE : ROLE_SELECTED;
    bool empty = !field->value || !*field->value;
    struct area words = area;

    words.columns -= 2;     /* room for the mark of a required field */
    area_wrap(words, 0, role, field->label);
    if (field->required && empty && !field->draft) {
        int last = area_wrap_rows(field->label, words.columns) - 1,
            column = text_columns(field->label);

        area_text(area, last, last ? area.columns - 1 : column + 1, ROLE_REQUIRED, "*");
    }
}

static void
draw_labelled(const struct form_sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    struct slot slot = form_sheet_slot(sheet, field, form_sheet_editing(sheet, i));
    struct area value = rest(area, slot.label_rows, slot.value), label = rest(area, 0, slot.label);

    label.columns = slot.label_width < label.columns ? slot.label_width : label.columns;
    draw_label(sheet, field, label, i);
    if (form_sheet_editing(sheet, i))
        draw_editing(sheet, field, value);
    else
        draw_resting(field, value);
}

static void
draw_tick(const struct form_sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    const char *value = field->value ? field->value : "";
    bool here = i == sheet->form->at && sheet->focus;
    int left = SHEET_GUTTER + SHEET_INDENT * field->indent, rows;
    struct area words = rest(area, 0, left + 4);

    area_text(area, 0, left, *value == '1' ? ROLE_GOOD : *value == '-' ? ROLE_MUTED : ROLE_TEXT,
              *value == '1' ? "[x]" : *value == '-' ? "[-]" : "[ ]");
    rows = area_wrap(words, 0,
                     here          ? ROLE_SELECTED :
                     *value == '-' ? ROLE_MUTED :
                                     ROLE_TEXT,
                     field->label);
    if (field->shown) {
        int width = text_columns(field->shown);

        if (rows == 1 && text_columns(field->label) + width + 2 <= words.columns)
            area_text(words, 0, words.columns - width, ROLE_MUTED, field->shown);
    }
    draw_complaint(field, words, rows);
}

/* Text that may be longer than the room for it; returns the column behind it. */
static int
draw_fitted(struct area area, int row, int column, enum role role, const char *text)
{
    int columns = text_columns(text), room = area.columns - column;

    if (room > 0)
        area_fit(area, row, column, columns < room ? columns : room, -1, role, 0, text);
    return column + (columns < room ? columns : room);
}

static void
draw_heading(struct area area, const struct form_field *field, size_t i)
{
    int row = i ? 1 : 0;

    int column = draw_fitted(area, row, 0, ROLE_TITLE, field->label) + 2;

    if (field->shown && !strchr(field->shown, '\t') && column < area.columns)
        area_fit(area, row, column, area.columns - column, 1, field->role == ROLE_TEXT ? ROLE_MUTED : field->role, 0,
                 field->shown);
}

static void
draw_link(const struct form_sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    bool here = i == sheet->form->at && sheet->focus;
    int column = draw_fitted(area, 0, SHEET_GUTTER + SHEET_INDENT * field->indent,
                             here ? ROLE_SELECTED : ROLE_ACCENT, field->label);

    if (field->shown)
        draw_fitted(area, 0, column + 2, field->role == ROLE_TEXT ? ROLE_MUTED : field->role,
                    field->shown);
    draw_complaint(field, rest(area, 0, SHEET_GUTTER), 1);
}

static void
draw_row(const struct form_sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    bool here = i == sheet->form->at && sheet->focus;

    form_sheet_cells(sheet->form, area, i, 0, SHEET_GUTTER + SHEET_INDENT * field->indent,
                     here ? ROLE_SELECTED : ROLE_TEXT, field->role);
    draw_complaint(field, rest(area, 0, SHEET_GUTTER), 1);
}

static void
draw_field(const struct form_sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    bool columns = field->kind == FORM_HEADING && field->shown && strchr(field->shown, '\t');

    if (i == sheet->form->at && !form_passes(field)) {
        area_text(area, 0, 0, ROLE_TEXT, ">");
        if (sheet->focus && !form_sheet_editing(sheet, i))
            area_cursor(area, 0, SHEET_GUTTER + SHEET_INDENT * field->indent, false);
    }
    if (columns)
        form_sheet_cells(sheet->form, area, i, i ? 1 : 0, 0, ROLE_TITLE, ROLE_MUTED);
    else if (field->kind == FORM_HEADING)
        draw_heading(area, field, i);
    else if (field->kind == FORM_NOTE)
        area_wrap(rest(area, 0, SHEET_GUTTER + SHEET_INDENT * field->indent), 0,
                  field->role == ROLE_TEXT ? ROLE_MUTED : field->role, field->label);
    else if (field->kind == FORM_TICK)
        draw_tick(sheet, area, i);
    else if (field->kind == FORM_LINK)
        draw_link(sheet, area, i);
    else if (field->kind == FORM_ROW)
        draw_row(sheet, area, i);
    else
        draw_labelled(sheet, area, i);
}

/* ---- all of them ---- */

static void
measure(const struct form_sheet *sheet)
{
    struct form *form = sheet->form;
    int row = 0;

    for (size_t i = 0; i < form->count; i++) {
        form->drawn[i] = row;
        row += form_sheet_field_rows(sheet, i);
    }
    form->drawn[form->count] = row;
}

/*
 * Bring the field at the cursor into view, with what stands above it when nothing there can be
 * selected.
 */
static void
follow(const struct form_sheet *sheet)
{
    struct form *form = sheet->form;
    size_t from = form->at;
    int total = form->drawn[form->count], first, last = form->drawn[form->at + 1];

    while (from && form_passes(&form->fields[from - 1]))
        from--;
    first = form->drawn[last - form->drawn[from] <= sheet->view ? from : form->at];
    if (last > form->scroll + sheet->view)
        form->scroll = last - sheet->view;
    if (first < form->scroll)
        form->scroll = first;
    if (form->scroll + sheet->view > total)
        form->scroll = total > sheet->view ? total - sheet->view : 0;
}

static bool
has_help(const struct form *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form->fields[i].help || form->fields[i].example)
            return true;
    return false;
}

/* Below the fields, always in the same place, so that nothing jumps as the cursor moves. */
static void
draw_help(const struct form *form, struct area area)
{
    const struct form_field *field = form_at(form);
    const char *sentence = NULL;
    struct str text = { 0 };
    size_t n;

    if (!field)
        return;
    if (form->edit && field->kind == FORM_CHOICE && form->edit->at >= 0)
        sentence = form_choices(field, &n)[form->edit->at].sentence;
    str_add(&text, sentence ? sentence : field->help ? field->help : "");
    if (field->example && !sentence)
        str_addf(&text, "%sFor example: %s", text.len ? " " : "", field->example);
    if (area.rows > 1)
        area_wrap(area, 0, ROLE_MUTED, str_text(&text));
    else
        area_fit(area, 0, 0, area.columns, 0, ROLE_MUTED, 0, str_text(&text));
    str_free(&text);
}

void
form_draw(struct form *form, struct ui *ui, struct area area, bool focus)
{
    struct form_sheet sheet = { .form = form, .ui = ui, .focus = focus };

    if (has_help(form) && area.rows >= 8) {
        struct area help = layout_bottom(&area, area.rows < ROOMY ? 1 : 2);

        layout_left(&help, SHEET_GUTTER);
        draw_help(form, help);
        layout_bottom(&area, help.rows - 1);
    }
    sheet.columns = form->width = area.columns - MARGIN < WIDEST ? area.columns - MARGIN : WIDEST;
    sheet.view = form->height = area.rows;
    sheet.label = form_sheet_label_column(form, area.columns);
    form->area_row = area.row;
    if (!form->count || area.rows < 1 || area.columns < SHEET_GUTTER + 4)
        return;
    measure(&sheet);
    follow(&sheet);
    for (size_t i = 0; i < form->count; i++) {
        int row = form->drawn[i] - form->scroll, rows = form->drawn[i + 1] - form->drawn[i];

        if (row + rows > 0 && row < area.rows)
            draw_field(&sheet, area_sub(area, row, 0, rows, sheet.columns), i);
    }
    if (form->scroll > 0)
        area_text(area, 0, area.columns - 1, ROLE_ACCENT, glyph(GLYPH_UP, area.canvas->ascii));
    if (form->scroll + area.rows < form->drawn[form->count])
        area_text(area, area.rows - 1, area.columns - 1, ROLE_ACCENT,
                  glyph(GLYPH_DOWN, area.canvas->ascii));
}

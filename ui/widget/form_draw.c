/* How a form looks. First every field gets its height, then those in view are drawn. */
#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "ui/widget/form_inside.h"

enum {
    GUTTER = 2, GAP = 2, INDENT = 2,
    LABEL_LEAST = 10, LABEL_MOST = 30, NARROW = 56, ROOMY = 14,
    RESTING_ROWS = 3,          /* a long value at rest shows so many rows */
    MARGIN = 2,                /* columns at the right, for the marks that there is more */
    WIDEST = 108,              /* longer lines are hard to read */
    BAR = 2, CHOICES_SHOWN = 10, CELLS = 8, CELL_MOST = 20,
};

/* The measures of one draw. */
struct sheet {
    struct form *form;
    struct ui *ui;
    int columns;               /* of the whole form, gutter included */
    int label;                 /* columns of the label column; 0: labels stand above the values */
    int view;                  /* rows in view */
    bool focus;
};

/* Where the parts of one field stand, in columns from the left. */
struct slot {
    int label, label_width;    /* the label's place */
    int value, value_width;
    int label_rows;            /* 0: the label stands beside the value */
};

static bool
editing(const struct sheet *sheet, size_t i)
{
    return sheet->form->edit && i == sheet->form->at;
}

static bool
labelled(const struct form_field *field)
{
    return form_typed(field->kind) || form_picked(field->kind);
}

static int
label_column(const struct form *form, int columns)
{
    int widest = LABEL_LEAST, most = columns / 3 < LABEL_MOST ? columns / 3 : LABEL_MOST;

    if (columns < NARROW)
        return 0;
    for (size_t i = 0; i < form->count; i++) {
        int width = labelled(&form->fields[i]) ? text_columns(form->fields[i].label) + 2 + INDENT * form->fields[i].indent : 0;

        if (width > widest && width <= most)
            widest = width;
    }
    return widest;
}

static struct slot
slot_of(const struct sheet *sheet, const struct form_field *field, bool edited)
{
    int left = GUTTER + (field->indent ? INDENT : 0);
    struct slot slot = { .label = left };
    bool above = !sheet->label || text_columns(field->label) + 2 > sheet->label - (left - GUTTER) ||
                 (edited && field->kind == FORM_LONG);

    slot.value = above ? left + INDENT : GUTTER + sheet->label + GAP;
    slot.value_width = sheet->columns - slot.value;
    slot.label_width = above ? sheet->columns - left : sheet->label - (left - GUTTER);
    slot.label_rows = above ? area_wrap_rows(field->label, slot.label_width - 2) : 0;
    if (slot.value_width < 1)
        slot.value_width = 1;
    return slot;
}

/* ---- what stands in the value's place ---- */

static void
resting_text(const struct form_field *field, struct str *out, enum role *role)
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

static const char *
complaint(const struct form_field *field)
{
    if (field->error)
        return field->error;
    return field->draft && !field->hidden ? "A draft, not accepted yet: Enter mends it, or empties it" : NULL;
}

static int
complaint_rows(const struct form_field *field, int width)
{
    return complaint(field) ? area_wrap_rows(complaint(field), width) : 0;
}

static int
resting_rows(const struct form_field *field, int width)
{
    struct str text = { 0 };
    enum role role;
    int rows;

    resting_text(field, &text, &role);
    rows = area_wrap_rows(str_text(&text), width);
    str_free(&text);
    return (rows > RESTING_ROWS ? RESTING_ROWS : rows) + complaint_rows(field, width);
}

/* The sentence below what is being edited, and its role; NULL: none. */
static const char *
remark(const struct form_edit *edit, enum role *role, char *text, size_t room)
{
    if (edit->err.kind != ERR_NONE) {
        *role = ROLE_ERROR;
        snprintf(text, room, "%s%s%s", edit->err.what, *edit->err.hint ? ". " : "", edit->err.hint);
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
    const char *sentence = remark(edit, &role, text, sizeof text);

    return sentence ? area_wrap_rows(sentence, width) : 0;
}

static int
text_rows(const struct sheet *sheet, int width)
{
    const struct textedit *text = &sheet->form->edit->text;
    int rows = text->lines ? textedit_rows(text, width - BAR) + 1 : 1, most = sheet->view - 4;

    rows = text->lines && rows < 4 ? 4 : rows;
    return rows > most && most > 0 ? most : rows;
}

/* Columns of a choice's number and mark, before its words. */
static int
choice_mark(const struct form_field *field)
{
    return field->kind == FORM_MULTI ? 6 : 4;
}

static const char *
choice_words(const struct form_field *field, const struct form_choice *choice)
{
    return field->kind == FORM_SCALE && choice->sentence ? choice->sentence : choice->label;
}

/* The first and number of choices in view: long lists scroll. */
static size_t
first_choice(const struct form_edit *edit, size_t n)
{
    size_t at = edit->at < 0 ? 0 : (size_t)edit->at;

    if (n <= CHOICES_SHOWN || at < CHOICES_SHOWN / 2)
        return 0;
    return at + CHOICES_SHOWN / 2 > n ? n - CHOICES_SHOWN : at - CHOICES_SHOWN / 2;
}

static int
choice_rows(const struct form_field *field, const struct form_edit *edit, int width)
{
    size_t n, first;
    const struct form_choice *choices = form_choices(field, &n);
    int rows = 0;

    first = first_choice(edit, n);
    for (size_t i = first; i < n && i < first + CHOICES_SHOWN; i++)
        rows += area_wrap_rows(choice_words(field, &choices[i]), width - choice_mark(field));
    return rows;
}

static int
editing_rows(const struct sheet *sheet, const struct form_field *field, int width)
{
    const struct form_edit *edit = sheet->form->edit;
    int rows = remark_rows(edit, width);

    if (form_picked(field->kind))
        return rows + choice_rows(field, edit, width);
    if (field->kind == FORM_REFERENCE)
        rows += edit->found.count;
    return rows + text_rows(sheet, width);
}

static int
field_rows(const struct sheet *sheet, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    struct slot slot;

    switch (field->kind) {
    case FORM_HEADING:
        return i ? 2 : 1;
    case FORM_NOTE:
        return area_wrap_rows(field->label, sheet->columns - GUTTER - INDENT * field->indent);
    case FORM_TICK:
        return area_wrap_rows(field->label, sheet->columns - GUTTER - 4 - INDENT * field->indent) +
               complaint_rows(field, sheet->columns - GUTTER - 4);
    case FORM_LINK:
    case FORM_ROW:
        return 1 + complaint_rows(field, sheet->columns - GUTTER);
    default:
        slot = slot_of(sheet, field, editing(sheet, i));
        return slot.label_rows + (editing(sheet, i) ? editing_rows(sheet, field, slot.value_width)
                                                    : resting_rows(field, slot.value_width));
    }
}

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
    if (complaint(field))
        area_wrap(rest(area, row, 0), 0, field->error ? ROLE_ERROR : ROLE_DRAFT,
                  complaint(field));
}

static void
draw_resting(const struct form_field *field, struct area area)
{
    struct str text = { 0 };
    enum role role;
    int rows;

    resting_text(field, &text, &role);
    rows = area_wrap(area_sub(area, 0, 0, RESTING_ROWS, area.columns), 0, role, str_text(&text));
    if (rows > RESTING_ROWS) {
        rows = RESTING_ROWS;
        area_text(area, rows - 1, area.columns - 1, ROLE_ACCENT, glyph(GLYPH_ELLIPSIS, area.canvas->ascii));
    }
    draw_complaint(field, area, rows);
    str_free(&text);
}

static int
draw_choices(const struct form_field *field, const struct form_edit *edit, struct area area)
{
    size_t n, first;
    const struct form_choice *choices = form_choices(field, &n);
    int row = 0, mark = choice_mark(field);

    first = first_choice(edit, n);
    for (size_t i = first; i < n && i < first + CHOICES_SHOWN; i++) {
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
            area_text(area, row, 4, ROLE_TEXT, edit->chosen[i] ? "x" : glyph(GLYPH_DOT, area.canvas->ascii));
        rows = area_wrap(words, 0, here ? ROLE_SELECTED : ROLE_TEXT, choice_words(field, &choices[i]));
        if (here)
            area_cursor(area, row, mark, false);
        row += rows;
    }
    if (edit->at < 0)
        area_cursor(area, 0, 0, false);
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
        column = area_text(area, row + i, column, i == edit->at ? ROLE_SELECTED : ROLE_TEXT, hit->text);
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
        textedit_draw(text, area_sub(area, 0, BAR, area.rows, area.columns - BAR), ROLE_FIELD);
    } else {
        textedit_draw(text, area, ROLE_EDIT);
    }
}

static void
draw_editing(const struct sheet *sheet, const struct form_field *field, struct area area)
{
    struct form_edit *edit = sheet->form->edit;
    char text[800];
    enum role role;
    const char *sentence;
    int row;

    if (form_picked(field->kind)) {
        row = draw_choices(field, edit, area);
    } else {
        row = text_rows(sheet, area.columns);
        draw_text(&edit->text, area_sub(area, 0, 0, row, area.columns));
        if (field->kind == FORM_REFERENCE)
            row = draw_hits(edit, area, row);
    }
    sentence = remark(edit, &role, text, sizeof text);
    if (sentence)
        area_wrap(rest(area, row, 0), 0, role, sentence);
}

/* The label of what is selected is highlighted; moving the highlight sends tens of bytes. */
static void
draw_label(const struct sheet *sheet, const struct form_field *field, struct area area, size_t i)
{
    bool here = i == sheet->form->at && sheet->focus;
    enum role role = !here ? ROLE_MUTED : editing(sheet, i) ? ROLE_TITLE : ROLE_SELECTED;
    bool empty = !field->value || !*field->value;
    struct area words = area;

    words.columns -= 2;     /* room for the mark of a required field */
    area_wrap(words, 0, role, field->label);
    if (field->required && empty && !field->draft) {
        int last = area_wrap_rows(field->label, words.columns) - 1, column = text_columns(field->label);

        area_text(area, last, last ? area.columns - 1 : column + 1, ROLE_REQUIRED, "*");
    }
}

static void
draw_labelled(const struct sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    struct slot slot = slot_of(sheet, field, editing(sheet, i));
    struct area value = rest(area, slot.label_rows, slot.value), label = rest(area, 0, slot.label);

    label.columns = slot.label_width < label.columns ? slot.label_width : label.columns;
    draw_label(sheet, field, label, i);
    if (editing(sheet, i))
        draw_editing(sheet, field, value);
    else
        draw_resting(field, value);
}

static void
draw_tick(const struct sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    const char *value = field->value ? field->value : "";
    bool here = i == sheet->form->at && sheet->focus;
    int left = GUTTER + INDENT * field->indent, rows;
    struct area words = rest(area, 0, left + 4);

    area_text(area, 0, left, *value == '1' ? ROLE_GOOD : *value == '-' ? ROLE_MUTED : ROLE_TEXT,
              *value == '1' ? "[x]" : *value == '-' ? "[-]" : "[ ]");
    rows = area_wrap(words, 0, here ? ROLE_SELECTED : *value == '-' ? ROLE_MUTED : ROLE_TEXT, field->label);
    if (field->shown) {
        int width = text_columns(field->shown);

        if (rows == 1 && text_columns(field->label) + width + 2 <= words.columns)
            area_text(words, 0, words.columns - width, ROLE_MUTED, field->shown);
    }
    draw_complaint(field, words, rows);
}

static void
draw_heading(struct area area, const struct form_field *field, size_t i)
{
    int row = i ? 1 : 0;

    area_text(area, row, 0, ROLE_TITLE, field->label);
    if (field->shown && !strchr(field->shown, '\t'))
        area_text(area, row, area.columns - text_columns(field->shown), field->role == ROLE_TEXT ? ROLE_MUTED : field->role,
                  field->shown);
}

static void
draw_link(const struct sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    bool here = i == sheet->form->at && sheet->focus;
    int column = area_text(area, 0, GUTTER + INDENT * field->indent, here ? ROLE_SELECTED : ROLE_ACCENT, field->label);

    if (field->shown)
        area_text(area, 0, column + 2, field->role == ROLE_TEXT ? ROLE_MUTED : field->role, field->shown);
    draw_complaint(field, rest(area, 0, GUTTER), 1);
}

/* ---- tables ---- */

static size_t
cells_of(const char *shown, struct str cell[CELLS])
{
    size_t n = 0;

    for (const char *s = shown; s && n < CELLS; s = strchr(s, '\t') ? strchr(s, '\t') + 1 : NULL)
        str_add_bytes(&cell[n++], s, strcspn(s, "\t"));
    return n;
}

/* Widths of the cells behind the label, over all rows of the table that `i` belongs to. */
static void
table_widths(const struct form *form, size_t i, int width[CELLS])
{
    size_t first = i;

    memset(width, 0, CELLS * sizeof *width);
    while (first && form->fields[first - 1].kind == FORM_ROW)
        first--;
    if (first && form->fields[first].kind == FORM_ROW && form->fields[first - 1].kind == FORM_HEADING)
        first--;
    for (size_t k = first; k < form->count; k++) {
        struct str cell[CELLS] = { { 0 } };
        size_t n;

        if (k > first && form->fields[k].kind != FORM_ROW)
            break;
        if (form->fields[k].kind == FORM_HEADING && (!form->fields[k].shown || !strchr(form->fields[k].shown, '\t')))
            continue;
        n = cells_of(form->fields[k].shown, cell);
        for (size_t c = 0; c < n; c++) {
            int columns = text_columns(str_text(&cell[c]));

            columns = columns > CELL_MOST ? CELL_MOST : columns;
            width[c] = columns > width[c] ? columns : width[c];
            str_free(&cell[c]);
        }
    }
}

/* The label takes what the cells leave over; the last cells drop out where there is no room. */
static void
draw_cells(const struct form *form, struct area area, size_t i, int row, int left, enum role label, enum role role)
{
    const struct form_field *field = &form->fields[i];
    struct str cell[CELLS] = { { 0 } };
    size_t n = cells_of(field->shown, cell), shown = 0;
    int width[CELLS], room = area.columns - left - 12, column, taken = 0;

    table_widths(form, i, width);
    while (shown < CELLS && width[shown] && taken + width[shown] + GAP <= room)
        taken += width[shown++] + GAP;
    area_fit(area, row, left, area.columns - left - taken, -1, label == ROLE_SELECTED ? ROLE_TEXT : label, 0, field->label);
    if (label == ROLE_SELECTED) {
        int columns = text_columns(field->label), most = area.columns - left - taken;

        area_restyle(area, row, left, columns > most ? most : columns, label, 0);
    }
    column = area.columns - taken + GAP;
    for (size_t c = 0; c < shown && c < n; c++) {
        area_fit(area, row, column, width[c], -1, role, 0, str_text(&cell[c]));
        column += width[c] + GAP;
    }
    for (size_t c = 0; c < n; c++)
        str_free(&cell[c]);
}

static void
draw_row(const struct sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    bool here = i == sheet->form->at && sheet->focus;

    draw_cells(sheet->form, area, i, 0, GUTTER + INDENT * field->indent, here ? ROLE_SELECTED : ROLE_TEXT, field->role);
    draw_complaint(field, rest(area, 0, GUTTER), 1);
}

static void
draw_field(const struct sheet *sheet, struct area area, size_t i)
{
    const struct form_field *field = &sheet->form->fields[i];
    bool columns = field->kind == FORM_HEADING && field->shown && strchr(field->shown, '\t');

    if (i == sheet->form->at && !form_passes(field)) {
        area_text(area, 0, 0, ROLE_TEXT, ">");
        if (sheet->focus && !editing(sheet, i))
            area_cursor(area, 0, GUTTER + INDENT * field->indent, false);
    }
    if (columns)
        draw_cells(sheet->form, area, i, i ? 1 : 0, 0, ROLE_TITLE, ROLE_MUTED);
    else if (field->kind == FORM_HEADING)
        draw_heading(area, field, i);
    else if (field->kind == FORM_NOTE)
        area_wrap(rest(area, 0, GUTTER + INDENT * field->indent), 0,
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
measure(const struct sheet *sheet)
{
    struct form *form = sheet->form;
    int row = 0;

    for (size_t i = 0; i < form->count; i++) {
        form->drawn[i] = row;
        row += field_rows(sheet, i);
    }
    form->drawn[form->count] = row;
}

/* Bring the field at the cursor into view, with what stands above it when nothing there can be selected. */
static void
follow(const struct sheet *sheet)
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
    struct sheet sheet = { .form = form, .ui = ui, .focus = focus };

    if (has_help(form) && area.rows >= 8) {
        struct area help = layout_bottom(&area, area.rows < ROOMY ? 1 : 2);

        layout_left(&help, GUTTER);
        draw_help(form, help);
        layout_bottom(&area, help.rows - 1);
    }
    sheet.columns = form->width = area.columns - MARGIN < WIDEST ? area.columns - MARGIN : WIDEST;
    sheet.view = form->height = area.rows;
    sheet.label = label_column(form, area.columns);
    form->area_row = area.row;
    if (!form->count || area.rows < 1 || area.columns < GUTTER + 4)
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
        area_text(area, area.rows - 1, area.columns - 1, ROLE_ACCENT, glyph(GLYPH_DOWN, area.canvas->ascii));
}

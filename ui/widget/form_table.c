/* Rows of a form that are rows of a table. */
#include <string.h>

#include "src/base/text.h"
#include "ui/widget/form_sheet.h"

enum { GAP = 2, CELLS = 8, FAIR = 14, CELL_MOST = 60 };

/* Where the parts of a table stand: the end of the labels, then the cells. */
struct table {
    int label_end;               /* column behind the widest label */
    int width[CELLS];
};

static size_t
cells_of(const char *shown, struct str cell[CELLS])
{
    size_t n = 0;

    for (const char *s = shown; s && n < CELLS; s = strchr(s, '\t') ? strchr(s, '\t') + 1 : NULL)
        str_add_bytes(&cell[n++], s, strcspn(s, "\t"));
    return n;
}

/* What the row at `i` would like to have. */
static void
measure_row(const struct form_field *field, struct table *table)
{
    struct str cell[CELLS] = { { 0 } };
    size_t n = cells_of(field->shown, cell);
    int left = field->kind == FORM_ROW ? SHEET_GUTTER + SHEET_INDENT * field->indent : 0;
    int end = left + text_columns(field->label ? field->label : "");

    table->label_end = end > table->label_end ? end : table->label_end;
    for (size_t c = 0; c < n; c++) {
        int columns = text_columns(str_text(&cell[c]));

        columns = columns > CELL_MOST ? CELL_MOST : columns;
        table->width[c] = columns > table->width[c] ? columns : table->width[c];
        str_free(&cell[c]);
    }
}

/* The wishes of all rows of the table that `i` belongs to. */
static void
measure_table(const struct form *form, size_t i, struct table *table)
{
    size_t first = i;

    *table = (struct table){ 0 };
    while (first && form->fields[first - 1].kind == FORM_ROW)
        first--;
    if (first && form->fields[first].kind == FORM_ROW &&
        form->fields[first - 1].kind == FORM_HEADING)
        first--;
    for (size_t k = first; k < form->count; k++) {
        const struct form_field *field = &form->fields[k];

        if (k > first && field->kind != FORM_ROW)
            break;
        if (field->kind == FORM_ROW || (field->shown && strchr(field->shown, '\t')))
            measure_row(field, table);
    }
}

static int
taken_by(const struct table *table)
{
    int sum = 0;

    for (size_t c = 0; c < CELLS && table->width[c]; c++)
        sum += table->width[c] + GAP;
    return sum;
}

/* The widest gives way first, down to a fair width; then the last cells drop out, and all may grow again. */
static void
fit_table(struct table *table, int columns, int left)
{
    struct table wish = *table;

    while (table->label_end + taken_by(table) > columns) {
        size_t widest = 0, last = 0;
        int label = table->label_end - left;

        for (size_t c = 0; c < CELLS && table->width[c]; c++) {
            widest = table->width[c] > table->width[widest] ? c : widest;
            last = c;
        }
        if (label > table->width[widest] && label > FAIR) {
            table->label_end--;
        } else if (table->width[widest] > FAIR) {
            table->width[widest]--;
        } else if (table->width[last]) {
            wish.width[last] = 0;
            *table = wish;
        } else {
            table->label_end = columns;
            break;
        }
    }
}

void
form_sheet_cells(const struct form *form, struct area area, size_t i, int row, int left,
                 enum role label, enum role role)
{
    const struct form_field *field = &form->fields[i];
    struct str cell[CELLS] = { { 0 } };
    size_t n = cells_of(field->shown, cell);
    struct table table;
    int column, most;

    measure_table(form, i, &table);
    fit_table(&table, area.columns, SHEET_GUTTER + SHEET_INDENT);
    most = table.width[0] ? table.label_end - left : area.columns - left;
    area_fit(area, row, left, most, -1, label == ROLE_SELECTED ? ROLE_TEXT : label, 0,
             field->label);
    if (label == ROLE_SELECTED) {
        int columns = text_columns(field->label);

        area_restyle(area, row, left, columns > most ? most : columns, label, 0);
    }
    column = table.label_end + GAP;
    for (size_t c = 0; c < CELLS && table.width[c] && c < n; c++) {
        area_fit(area, row, column, table.width[c], -1, role, 0, str_text(&cell[c]));
        column += table.width[c] + GAP;
    }
    for (size_t c = 0; c < n; c++)
        str_free(&cell[c]);
}

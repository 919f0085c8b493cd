/* Rows of a form that are rows of a table. */
#include <string.h>

#include "src/base/text.h"
#include "ui/widget/form_sheet.h"

enum { GAP = 2, CELLS = 8, CELL_MOST = 20, LABEL_LEAST = 12 };

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
    if (first && form->fields[first].kind == FORM_ROW &&
        form->fields[first - 1].kind == FORM_HEADING)
        first--;
    for (size_t k = first; k < form->count; k++) {
        struct str cell[CELLS] = { { 0 } };
        size_t n;

        if (k > first && form->fields[k].kind != FORM_ROW)
            break;
        if (form->fields[k].kind == FORM_HEADING &&
            (!form->fields[k].shown || !strchr(form->fields[k].shown, '\t')))
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
void
form_sheet_cells(const struct form *form, struct area area, size_t i, int row, int left,
                 enum role label, enum role role)
{
    const struct form_field *field = &form->fields[i];
    struct str cell[CELLS] = { { 0 } };
    size_t n = cells_of(field->shown, cell), shown = 0;
    int width[CELLS], room = area.columns - left - LABEL_LEAST, column, taken = 0;

    table_widths(form, i, width);
    while (shown < CELLS && width[shown] && taken + width[shown] + GAP <= room)
        taken += width[shown++] + GAP;
    area_fit(area, row, left, area.columns - left - taken, -1,
             label == ROLE_SELECTED ? ROLE_TEXT : label, 0, field->label);
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

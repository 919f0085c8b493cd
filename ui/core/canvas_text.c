/* The canvas as text, for tests and for plain output. */
#include "ui/core/canvas.h"
#include "src/base/text.h"

static void
add_cell(const struct canvas *canvas, const struct canvas_cell *cell, struct str *out)
{
    int32_t code[CANVAS_CLUSTER];
    size_t n = canvas_cluster(canvas, cell, code);

    if (cell->width == 0)
        return;
    for (size_t i = 0; i < n; i++)
        text_encode(out, code[i]);
}

/*
 * Columns up to the last one that is not a plain blank (with `marks`: not a blank of plain looks).
 */
static int
used_columns(const struct canvas *canvas, int row, bool marks)
{
    int column = canvas->columns;

    for (; column > 0; column--) {
        const struct canvas_cell *cell = canvas_cell(canvas, row, column - 1);

        if (cell->code != ' ' || cell->width == 0 ||
            (marks && (cell->role != ROLE_TEXT || cell->style)))
            break;
    }
    return column;
}

void
canvas_text(const struct canvas *canvas, struct str *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        int columns = used_columns(canvas, row, false);

        for (int column = 0; column < columns; column++)
            add_cell(canvas, canvas_cell(canvas, row, column), out);
        str_add_char(out, '\n');
    }
}

static void
open_mark(const struct canvas_cell *cell, struct str *out)
{
    str_add_char(out, '{');
    if (cell->style & STYLE_BOLD)
        str_add_char(out, '*');
    if (cell->style & STYLE_UNDERLINE)
        str_add_char(out, '_');
    if (cell->style & STYLE_REVERSE)
        str_add_char(out, '+');
    if (cell->style & STYLE_DIM)
        str_add_char(out, '-');
    str_addf(out, "%s:", role_name((enum role)cell->role));
}

void
canvas_marked(const struct canvas *canvas, struct str *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        int columns = used_columns(canvas, row, true);
        const struct canvas_cell *open = NULL;

        for (int column = 0; column < columns; column++) {
            const struct canvas_cell *cell = canvas_cell(canvas, row, column);

            if (open && (open->role != cell->role || open->style != cell->style)) {
                str_add_char(out, '}');
                open = NULL;
            }
            if (!open && (cell->role != ROLE_TEXT || cell->style)) {
                open = cell;
                open_mark(cell, out);
            }
            add_cell(canvas, cell, out);
        }
        str_add(out, open ? "}\n" : "\n");
    }
}

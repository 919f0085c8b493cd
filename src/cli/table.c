#include "src/cli/table.h"

#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/io/csv_write.h"

enum { GAP = 2, NARROW = 12 };

void
table_column(struct table *table, const char *heading, bool right)
{
    struct table_column *column;

    if (table->n_columns == TABLE_COLUMNS)
        return;
    column = &table->columns[table->n_columns++];
    *column = (struct table_column){ .heading = heading, .right = right };
    column->columns = text_columns(heading);
}

void
table_cell(struct table *table, const char *text)
{
    struct table_column *column = &table->columns[table->n_cells % table->n_columns];
    struct str clean = { 0 };
    int columns;

    if (table->n_cells == table->room) {
        table->room = table->room ? 2 * table->room : 256;
        table->cells = mem_resize(table->cells, table->room * sizeof *table->cells);
    }
    if (!text || !*text) {
        table->cells[table->n_cells++] = "";
        return;
    }
    text_clean(&clean, text, strlen(text), TEXT_LINE);
    columns = text_columns(str_text(&clean));
    if (columns > column->columns)
        column->columns = columns;
    column->filled = true;
    table->cells[table->n_cells++] = arena_string(table->arena, str_text(&clean));
    str_free(&clean);
}

void
table_free(struct table *table)
{
    mem_free(table->cells);
    table->cells = NULL;
    table->n_cells = table->room = 0;
}

/* Take columns from the last column first, then always from the widest one. */
static void
fit(const struct table *table, int width, int widths[TABLE_COLUMNS])
{
    int total = -GAP, last = -1;

    for (size_t i = 0; i < table->n_columns; i++) {
        widths[i] = table->columns[i].filled || !table->n_cells ? table->columns[i].columns : 0;
        if (widths[i]) {
            total += widths[i] + GAP;
            last = (int)i;
        }
    }
    if (last >= 0 && total > width && widths[last] > NARROW) {
        int cut = total - width < widths[last] - NARROW ? total - width : widths[last] - NARROW;

        widths[last] -= cut;
        total -= cut;
    }
    while (total > width) {
        int widest = 0;

        for (size_t i = 1; i < table->n_columns; i++)
            if (widths[i] > widths[widest])
                widest = (int)i;
        if (widths[widest] <= 4)
            return;
        widths[widest]--;
        total--;
    }
}

static void
add_blanks(struct page *page, int n)
{
    while (n-- > 0)
        str_add_char(&page->text, ' ');
}

static void
print_cell(struct page *page, const char *text, int width, bool right, bool last)
{
    int used;
    size_t n = text_fit(text, width, &used);

    if (text[n]) {
        n = text_fit(text, width - 1, &used);
        str_add_bytes(&page->text, text, n);
        str_add(&page->text, "…");
        used++;
    } else {
        if (right)
            add_blanks(page, width - used);
        str_add_bytes(&page->text, text, n);
        if (right)
            used = width;
    }
    if (!last)
        add_blanks(page, width - used + GAP);
}

static void
print_row(const struct table *table, struct page *page, const int *widths, const char *const *cells)
{
    size_t last = 0;

    for (size_t i = 0; i < table->n_columns; i++)
        if (widths[i])
            last = i;
    for (size_t i = 0; i < table->n_columns; i++)
        if (widths[i])
            print_cell(page, cells ? cells[i] : table->columns[i].heading, widths[i],
                       table->columns[i].right, i == last);
    while (page->text.len && page->text.data[page->text.len - 1] == ' ')
        page->text.data[--page->text.len] = '\0';
}

void
table_print(const struct table *table, struct page *page)
{
    int widths[TABLE_COLUMNS];

    fit(table, page->width, widths);
    if (page->color)
        str_add(&page->text, "\033[1m");
    print_row(table, page, widths, NULL);
    str_add(&page->text, page->color ? "\033[0m\n" : "\n");
    for (size_t i = 0; i + table->n_columns <= table->n_cells; i += table->n_columns) {
        print_row(table, page, widths, table->cells + i);
        str_add_char(&page->text, '\n');
    }
}

/* ---- CSV ---- */

/* Without the guard a last, empty column says so, so that reading it back takes no apostrophe away. */
void
table_add_csv(const struct table *table, bool guard, struct str *out)
{
    size_t n = table->n_columns;

    for (size_t i = 0; i < n; i++) {
        str_add(out, i ? "," : "");
        csv_add_cell(out, table->columns[i].heading);
    }
    str_add(out, guard ? "\r\n" : "," CSV_UNGUARDED "\r\n");
    for (size_t i = 0; i < table->n_cells; i++) {
        if (guard && !table->columns[i % n].right)
            csv_add_text(out, table->cells[i]);
        else
            csv_add_cell(out, table->cells[i]);
        str_add(out, (i + 1) % n ? "," : guard ? "\r\n" : ",\r\n");
    }
}

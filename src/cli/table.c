#include "src/cli/table.h"

#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/io/csv_write.h"

enum { GAP = 2, NARROW = 14 };

void
table_column(struct table *table, const char *heading, unsigned kind)
{
    struct table_column *column;

    if (table->n_columns == TABLE_COLUMNS)
        return;
    column = &table->columns[table->n_columns++];
    *column = (struct table_column){ .heading = heading, .kind = kind };
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

/* What a column must have at least. */
static int
least(const struct table_column *column, int width)
{
    return column->kind & TABLE_WHOLE || width < NARROW ? width : NARROW;
}

static void
drop_spare(const struct table *table, int width, int widths[TABLE_COLUMNS])
{
    int needed = -GAP;

    for (size_t i = 0; i < table->n_columns; i++)
        needed += widths[i] ? least(&table->columns[i], widths[i]) + GAP : 0;
    for (size_t i = table->n_columns; i-- > 0 && needed > width;)
        if (widths[i] && table->columns[i].kind & TABLE_SPARE) {
            needed -= least(&table->columns[i], widths[i]) + GAP;
            widths[i] = 0;
        }
}

/* Room is taken from the last column first, then always from the widest one. */
static void
fit(const struct table *table, int width, int widths[TABLE_COLUMNS])
{
    int total = -GAP, last = -1, cut;

    for (size_t i = 0; i < table->n_columns; i++)
        widths[i] = table->columns[i].filled || !table->n_cells ? table->columns[i].columns : 0;
    drop_spare(table, width, widths);
    for (size_t i = 0; i < table->n_columns; i++)
        if (widths[i]) {
            total += widths[i] + GAP;
            last = (int)i;
        }
    cut = last < 0 ? 0 : widths[last] - least(&table->columns[last], widths[last]);
    if (cut > total - width)
        cut = total - width;
    if (cut > 0) {
        widths[last] -= cut;
        total -= cut;
    }
    for (; total > width; total--) {
        int widest = -1;

        for (size_t i = 0; i < table->n_columns; i++)
            if (!(table->columns[i].kind & TABLE_WHOLE) &&
                (widest < 0 || widths[i] > widths[widest]))
                widest = (int)i;
        if (widest < 0 || widths[widest] <= 4)
            return;
        widths[widest]--;
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
                       table->columns[i].kind & TABLE_RIGHT, i == last);
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

/* Without the guard a last, empty column says so: reading it back takes no apostrophe away. */
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
        if (guard && !(table->columns[i % n].kind & TABLE_RIGHT))
            csv_add_text(out, table->cells[i]);
        else
            csv_add_cell(out, table->cells[i]);
        str_add(out, (i + 1) % n ? "," : guard ? "\r\n" : ",\r\n");
    }
}

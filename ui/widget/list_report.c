/* A list written out: all its rows, in the columns that are shown. */
#include <string.h>

#include "src/base/text.h"
#include "ui/widget/list_rows.h"

enum { PAGE = 200, ROWS_MOST = 20000, WIDEST = 60 };

/* Every row there is, not only those in view. */
static bool
all_rows(const struct list *list, struct list_rows *rows, struct err *err)
{
    const struct list_entry *last = NULL;
    size_t before;

    do {
        before = rows->count;
        rows->limit = before + PAGE;
        if (!list->source->load(list->context, last ? LIST_AFTER : LIST_AT, last ? last->key : NULL,
                                last ? last->sort : NULL, PAGE, rows, err))
            return false;
        last = rows->count ? rows->entry[rows->count - 1] : NULL;
    } while (rows->count > before && rows->count < ROWS_MOST);
    return true;
}

static bool
is_shown(const struct list *list, size_t column)
{
    return column < list->column_count && !list->hidden[column];
}

static const char *
cell_of(const struct list_entry *entry, size_t column)
{
    return column < entry->cells && entry->cell[column].text ? entry->cell[column].text : "";
}

static void
measure(const struct list *list, const struct list_rows *rows, int width[LIST_COLUMNS_MAX])
{
    for (size_t c = 0; c < list->column_count; c++) {
        width[c] = text_columns(list->columns[c].title);
        for (size_t i = 0; i < rows->count; i++) {
            int columns = rows->entry[i]->heading ? 0 : text_columns(cell_of(rows->entry[i], c));

            width[c] = columns > width[c] ? columns : width[c];
        }
        width[c] = width[c] > WIDEST ? WIDEST : width[c];
    }
}

/* A cell of a table in Markdown: one line, without the mark that parts cells. */
static void
add_marked(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            str_add_char(out, '\\');
        str_add_char(out, *text == '\n' ? ' ' : *text);
    }
}

static void
add_padded(struct str *out, const char *text, int width, bool right)
{
    int pad = width - text_columns(text);

    pad = pad > 0 ? pad : 0;
    str_addf(out, "%*s", right ? pad : 0, "");
    text_clean(out, text, strlen(text), TEXT_LINE);
    str_addf(out, "%*s", right ? 0 : pad, "");
}

/* `entry` NULL: the titles. */
static void
add_line(const struct list *list, const struct list_entry *entry, const int *width, bool markdown, struct str *out)
{
    struct str line = { 0 };

    for (size_t c = 0; c < list->column_count; c++) {
        const char *text = entry ? cell_of(entry, c) : list->columns[c].title;

        if (!is_shown(list, c))
            continue;
        if (markdown) {
            bool bold = entry && entry->heading && *text;

            str_add(&line, line.len ? " | " : "| ");
            str_add(&line, bold ? "**" : "");
            add_marked(&line, text);
            str_add(&line, bold ? "**" : "");
        } else {
            str_add(&line, line.len ? "  " : "");
            add_padded(&line, text, width[c], list->columns[c].align == 1);
        }
    }
    while (line.len && line.data[line.len - 1] == ' ')
        line.data[--line.len] = '\0';
    str_addf(out, "%s%s\n", str_text(&line), markdown ? " |" : "");
    str_free(&line);
}

static void
add_header(const struct list *list, const int *width, bool markdown, struct str *out)
{
    bool titled = markdown;      /* a table in Markdown must have a header, be it empty */

    for (size_t c = 0; c < list->column_count; c++)
        titled |= is_shown(list, c) && *list->columns[c].title;
    if (!titled)
        return;
    add_line(list, NULL, width, markdown, out);
    for (size_t c = 0; markdown && c < list->column_count; c++)
        if (is_shown(list, c))
            str_add(out, list->columns[c].align == 1 ? "| ---: " : "| --- ");
    if (markdown)
        str_add(out, "|\n");
}

bool
list_report(const struct list *list, bool markdown, struct str *out, struct err *err)
{
    struct list_rows rows = { 0 };
    int width[LIST_COLUMNS_MAX];
    bool ok = all_rows(list, &rows, err);

    if (ok) {
        measure(list, &rows, width);
        add_header(list, width, markdown, out);
        for (size_t i = 0; i < rows.count; i++)
            add_line(list, rows.entry[i], width, markdown, out);
        if (!rows.count)
            str_addf(out, "%s\n", list->empty ? list->empty : "nothing");
        if (rows.count >= ROWS_MOST)
            str_addf(out, "\nThe first %zu are written here; a table (CSV) has them all.\n", rows.count);
    }
    rows_free(&rows);
    return ok;
}

/* A table: aligned text that fits the width, or CSV. */
#ifndef ENTENTE_CLI_TABLE_H
#define ENTENTE_CLI_TABLE_H

#include "src/base/arena.h"
#include "src/cli/page.h"

enum { TABLE_COLUMNS = 40 };

/** How a column behaves. */
enum table_kind {
    TABLE_TEXT = 0,
    TABLE_RIGHT = 1,            /* numbers: they stand at the right */
    TABLE_WHOLE = 2,            /* never shortened: ids, codes, days */
    TABLE_SPARE = 4,            /* left out when there is no room, the last one first */
};

/** Zero-initialise it with the arena its cells shall live in. Cells are added row by row, from the
 * left. */
struct table {
    struct arena *arena;
    struct table_column {
        const char *heading;    /* borrowed */
        unsigned kind;          /* set of TABLE_... */
        int columns;            /* the widest cell */
        bool filled;            /* some cell is not empty */
    } columns[TABLE_COLUMNS];
    size_t n_columns;
    const char **cells;
    size_t n_cells, room;
};

/** Add a column; all of them before the first cell. Beyond TABLE_COLUMNS they are left out. */
void table_column(struct table *table, const char *heading, unsigned kind);

/** Add the next cell, cleaned; NULL is empty. */
void table_cell(struct table *table, const char *text);

/** Give the memory back that is not in the arena. */
void table_free(struct table *table);

/** Print it as aligned text that fits the width: the last column is shortened, wide ones before it
 * if need be. Empty columns are left out. */
void table_print(const struct table *table, struct page *page);

/**
 * Append it as CSV (RFC 4180, lines end in CR LF), headings first. `guard` puts an apostrophe
 * before cells that a spreadsheet would run as a formula; columns of numbers stay as they are.
 */
void table_add_csv(const struct table *table, bool guard, struct str *out);

#endif

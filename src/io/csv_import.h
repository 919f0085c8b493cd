/* Taking a table in. */
#ifndef ENTENTE_IO_CSV_IMPORT_H
#define ENTENTE_IO_CSV_IMPORT_H

#include "src/io/csv_mapping.h"
#include "src/io/import.h"

/**
 * Import the rows of the table in `source` as one change that can be undone as one; `mapping` was
 * tied to it by csv_mapping_bind(). Wrong rows are rejected and told through `options` (which may
 * be NULL), the rest goes in.
 *
 * A row updates the record it is about, so that importing twice changes nothing: the one with its
 * id; of alliances the one with its code; else the one with its name or title (of the same
 * alliance, on the same day); else the one that has all its references, days and choices. Columns
 * set their field, to nothing when the cell is empty; fields without a column stay. The caller
 * makes a backup first.
 */
bool csv_import(struct book *book, struct source *source, const struct csv_mapping *mapping,
                const struct import_options *options, struct import_report *report,
                struct err *err);

/** A row as it would be taken in. */
struct csv_preview_row {
    long line;
    const char *problem;         /* NULL when it can be taken in */
    const char *heading;         /* of the column at fault, or NULL */
    const char **cells;          /* one for each column of the mapping, in words */
};

/**
 * Read the first `n` rows without changing anything; `rows` live in `arena`, `*got` says how many
 * there are.
 */
bool csv_preview(struct book *book, struct source *source, const struct csv_mapping *mapping,
                 size_t n, struct arena *arena, struct csv_preview_row **rows, size_t *got,
                 struct err *err);

#endif

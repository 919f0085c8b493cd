/* Records as a table: one column a field (money two), readable by csv_import() as it is. */
#ifndef ENTENTE_IO_CSV_EXPORT_H
#define ENTENTE_IO_CSV_EXPORT_H

#include "src/io/export_value.h"

/** How a table is written. */
struct csv_style {
    bool unguarded; /* texts as they are, also those a spreadsheet would calculate; the heading says
                       so */
};

/**
 * Append the line of headings: id, the fields, note, created_at, updated_at; NAME and NAME_currency
 * for money.
 */
void csv_add_header(struct str *out, const struct entity *entity, const struct csv_style *style);

/**
 * Append `record` as one line. Unknown is empty; codes, numbers and dates are those of the
 * document, amounts stand in whole units with the decimals of their currency, lists are parted by
 * ", ".
 */
bool csv_add_record(struct export_values *values, struct str *out, const struct record *record,
                    const struct csv_style *style, struct err *err);

/**
 * Write all records of `entity` that are not in the bin, sorted by id; `write` and the rest as for
 * json_export().
 */
bool csv_export(struct book *book, const struct entity *entity, const struct csv_style *style,
                bool (*write)(void *context, const char *bytes, size_t n), void *context,
                struct err *err);

#endif

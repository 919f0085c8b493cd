/* Taking a portfolio document in (records.md 1). */
#ifndef ENTENTE_IO_JSON_IMPORT_H
#define ENTENTE_IO_JSON_IMPORT_H

#include "src/io/import.h"
#include "src/io/source.h"
#include "src/ops/book.h"

/**
 * Import the document that `source` holds, in any layout and order, as one change that can be
 * undone as one. Wrong records are rejected and told through `options` (which may be NULL), the
 * rest goes in; records that exist are updated. A file that is no such document changes nothing:
 * ERR_INPUT with line and column. The caller makes a backup first. The document is read two to
 * three times; memory holds one record and 24 bytes for each id.
 */
bool json_import(struct book *book, struct source *source, const struct import_options *options,
                 struct import_report *report, struct err *err);

#endif

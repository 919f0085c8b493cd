/* One record as its line in the portfolio document (records.md 1). */
#ifndef ENTENTE_IO_JSON_RECORD_H
#define ENTENTE_IO_JSON_RECORD_H

#include "src/io/export_value.h"

/**
 * Append `record` as a JSON object without a line end: every key, in the order of the contract. For
 * the document, for `show --json` and for the rows of `list --json`.
 */
bool json_add_record(struct export_values *values, struct str *out, const struct record *record,
                     struct err *err);

#endif

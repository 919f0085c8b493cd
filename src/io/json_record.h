/* One record as its line in the portfolio document (records.md 1). */
#ifndef ENTENTE_IO_JSON_RECORD_H
#define ENTENTE_IO_JSON_RECORD_H

#include "src/io/export_rows.h"
#include "src/ops/book.h"

/** Zero-initialise it, then set `book`; it belongs to one run. */
struct json_record {
    struct book *book;
    const struct export_scope *scope;  /* of an export; NULL: every reference is looked up */
    struct arena arena;                /* emptied now and then */
    char alliance[ID_SIZE];            /* whose method is known */
    struct method *method;
    long n;
};

/**
 * Append `record` as a JSON object without a line end: every key, in the order of the contract, references to records in the
 * bin as null, answers and cells typed by the method of their alliance. For `show --json` and the rows of `list --json`.
 */
bool json_add_record(struct json_record *json, struct str *out, const struct record *record,
                     struct err *err);

/** Give its memory back. */
void json_record_end(struct json_record *json);

#endif

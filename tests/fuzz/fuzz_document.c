/* Any bytes as a portfolio document: refused with a place, or read to its end; a trial changes nothing. */
#include <stdlib.h>

#include "src/io/json_import.h"
#include "tests/fuzz/shelf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
on_reject(void *context, const struct import_reject *reject)
{
    (void)context;
    if (!reject->why || !*reject->why)
        abort();
    return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_options options = { .dry_run = true, .on_reject = on_reject };
    struct import_report report = { 0 };
    struct source source;
    struct err err = { 0 };

    if (!source_open(&source, shelf_file(data, size), &err))
        abort();
    if (!json_import(shelf_book(), &source, &options, &report, &err) && (!err.kind || !err.what[0]))
        abort();
    source_close(&source);
    shelf_unchanged();
    return 0;
}

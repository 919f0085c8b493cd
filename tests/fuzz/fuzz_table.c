/* Any bytes as a table (CSV): refused with a sentence, or read to its end; a trial changes nothing. */
#include <stdlib.h>

#include "src/io/csv_import.h"
#include "src/io/source.h"
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

/* The first byte chooses the kind of record that a line describes; 0: as the headings say. */
static const char *const kinds[] = { NULL, "alliance", "person", "organisation", "commitment", "reading", "action" };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_options options = { .dry_run = true, .on_reject = on_reject };
    struct import_report report = { 0 };
    struct csv_mapping mapping = { 0 };
    struct csv_preview_row *rows;
    struct arena arena = { 0 };
    struct source source;
    struct err err = { 0 };
    const char *kind = size ? kinds[data[0] % (sizeof kinds / sizeof *kinds)] : NULL;
    size_t got;

    if (!size || size > 20000)
        return 0;
    if (!source_open(&source, shelf_file(data + 1, size - 1), &err))
        abort();
    csv_mapping_begin(&mapping, shelf_book());
    mapping.entity = kind ? entity_find(kind) : NULL;
    if ((!csv_mapping_bind(&mapping, &source, &err) || !source_seek(&source, 0, &err) ||
         !csv_preview(shelf_book(), &source, &mapping, 2, &arena, &rows, &got, &err) ||
         !source_seek(&source, 0, &err) ||
         !csv_import(shelf_book(), &source, &mapping, &options, &report, &err)) && (!err.kind || !err.what[0]))
        abort();
    csv_mapping_end(&mapping);
    source_close(&source);
    arena_free(&arena);
    shelf_unchanged();
    return 0;
}

/*
 * The portfolio document: everything that is not in the bin, as the contract wants it, byte for
 * byte (records.md 1).
 */
#ifndef ENTENTE_IO_JSON_EXPORT_H
#define ENTENTE_IO_JSON_EXPORT_H

#include "src/ops/book.h"

/**
 * Write the document, or with `only` the document of that one kind, through `write`, piece by
 * piece: memory does not grow with the portfolio. The file is held for reading meanwhile, so that
 * the document is of one moment: `write` must not wait for a person (see sink_open_fd()). A false
 * `write` is ERR_MACHINE with errno's words.
 */
bool json_export(struct book *book, const struct entity *only,
                 bool (*write)(void *context, const char *bytes, size_t n), void *context,
                 struct err *err);

#endif

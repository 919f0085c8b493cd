/* What the targets that import share: a portfolio to import into, and bytes as a file. */
#ifndef ENTENTE_TESTS_FUZZ_SHELF_H
#define ENTENTE_TESTS_FUZZ_SHELF_H

#include <stddef.h>
#include <stdint.h>

#include "src/ops/book.h"

/** A portfolio with one alliance, made with the first call and the same from then on. */
struct book *shelf_book(void);

/** The path of a file that holds these bytes until the next call. */
const char *shelf_file(const uint8_t *data, size_t size);

/** Abort when the portfolio's journal is not as long as it was after the first shelf_book(). */
void shelf_unchanged(void);

#endif

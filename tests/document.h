/* Random portfolio documents: records of every kind, values of every type, all of them right. */
#ifndef ENTENTE_TESTS_DOCUMENT_H
#define ENTENTE_TESTS_DOCUMENT_H

#include "src/ops/book.h"

/**
 * Append a document in the exact form of the contract; the same `seed` gives the same one. `each` is the number of
 * records of a kind where the contract does not ask for fewer. The method of `book` gives codes and questions.
 */
void document_make(struct book *book, uint64_t seed, size_t each, struct str *out);

/** Append the same document in another layout: kinds, records and keys in reverse, with blanks and line ends between. */
void document_shuffle(struct arena *arena, const char *document, struct str *out);

#endif

/*
 * A table from keys (ids, codes, names) to numbers or pointers, 24 bytes a key however long the
 * keys are.
 */
#ifndef ENTENTE_IO_INDEX_H
#define ENTENTE_IO_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What is kept for a key. Moves when keys are added: do not hold on to it. */
struct index_entry {
    uint64_t hash[2];
    union {
        uint64_t number;
        const void *pointer;
    };
};

/** Zero-initialise it. */
struct index {
    struct index_entry *entries;
    size_t n, room;
};

/** The entry of the `n` bytes of `key`, or NULL. */
struct index_entry *index_find(const struct index *index, const char *key, size_t n);

/** The entry of `key`; when `*fresh` it was made now, with number 0. */
struct index_entry *index_add(struct index *index, const char *key, size_t n, bool *fresh)
    __attribute__((returns_nonnull));

/** Give the memory back; it is empty then. */
void index_free(struct index *index);

#endif

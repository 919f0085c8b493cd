/* The one allocator: never returns NULL, counts, and can be told to fail in tests. */
#ifndef ENTENTE_BASE_MEM_H
#define ENTENTE_BASE_MEM_H

#include <stddef.h>

/** `size` bytes, zeroed; on failure calls the handler of mem_on_failure() and ends the program. */
void *mem_alloc(size_t size) __attribute__((malloc, returns_nonnull));

/** Resize `p` (may be NULL) to `size` bytes; new bytes are not zeroed. */
void *mem_resize(void *p, size_t size) __attribute__((returns_nonnull));

/** A copy of the string `s`; the caller frees it with mem_free(). */
char *mem_string(const char *s) __attribute__((malloc, returns_nonnull));

/** Free what mem_alloc(), mem_resize() or mem_string() returned; NULL is fine. */
void mem_free(void *p);

/**
 * What to do before the program ends for want of memory (restore the terminal). Every accepted
 * change is on disk by then, so that ending is safe.
 */
void mem_on_failure(void (*handler)(void));

/** Tests: let the `n`-th allocation from now on fail (0: none). */
void mem_fail_at(long n);

/** Tests: allocations so far. */
long mem_count(void);

#endif

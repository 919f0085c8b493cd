/* An arena: what a screen or command loads lives here and goes at once. */
#ifndef ENTENTE_BASE_ARENA_H
#define ENTENTE_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/** Zero-initialise it. */
struct arena {
    struct arena_block *first;
};

/** `size` zeroed bytes, aligned for any type; live until arena_free(). */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((returns_nonnull));

/** A copy of `s`; NULL gives NULL. */
char *arena_string(struct arena *arena, const char *s);

/** A copy of `n` bytes with a NUL behind. */
char *arena_bytes(struct arena *arena, const char *bytes, size_t n) __attribute__((returns_nonnull));

/** A new string as printf makes it. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));

/** Free everything in it; it is empty then and can be used again. */
void arena_free(struct arena *arena);

#endif

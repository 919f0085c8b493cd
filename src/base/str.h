/* A string that grows. */
#ifndef ENTENTE_BASE_STR_H
#define ENTENTE_BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

/** Zero-initialise it. `data` is NULL or ends in a NUL that `len` does not count. */
struct str {
    char *data;
    size_t len, room;
};

/** Append the string `s`. */
void str_add(struct str *str, const char *s);

/** Append `n` bytes. */
void str_add_bytes(struct str *str, const char *bytes, size_t n);

/** Append one byte. */
void str_add_char(struct str *str, char c);

/** Append as printf does. */
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Append as vprintf does. */
void str_addv(struct str *str, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/** Put `n` bytes at `at`, which is at most `len`, in place of the `cut` bytes that stand there. */
void str_replace(struct str *str, size_t at, size_t cut, const char *bytes, size_t n);

/** Make it empty; keeps the memory. */
void str_clear(struct str *str);

/** Give the memory back; it is empty then. */
void str_free(struct str *str);

/** The text, never NULL; borrowed, valid until the next change. */
const char *str_text(const struct str *str);

#endif

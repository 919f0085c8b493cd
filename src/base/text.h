/* Text: UTF-8, widths, and cleaning. Every width and every cleaning goes through here. */
#ifndef ENTENTE_BASE_TEXT_H
#define ENTENTE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/str.h"

/**
 * Read one code point at `s` (at most `n` bytes, n > 0) into `code`; returns the bytes it takes.
 * A broken byte gives U+FFFD and takes 1.
 */
size_t text_decode(const char *s, size_t n, int32_t *code);

/** Append `code` to `str` as UTF-8. */
void text_encode(struct str *str, int32_t code);

/**
 * The next grapheme cluster of `s` (at most `n` bytes, n > 0): its bytes are returned, its width
 * in terminal columns (0, 1 or 2) goes to `columns`.
 */
size_t text_cluster(const char *s, size_t n, int *columns);

/** Columns that the string takes in a terminal. */
int text_columns(const char *s);

/** The bytes of the longest beginning of `s` that fits into `columns`; its width goes to `used`. */
size_t text_fit(const char *s, int columns, int *used);

/**
 * Where the line that starts at `s` must be broken so that it fits into `columns` (> 0): the bytes
 * of the line are returned, the bytes to skip to the next line (line end, blank) go to `skip`.
 * A number stays with its % sign.
 */
size_t text_wrap(const char *s, int columns, size_t *skip);

/** What text_clean() lets through. */
enum text_kind { TEXT_LINE, TEXT_LINES };

/**
 * Append `n` bytes of `s` to `out`, cleaned: valid UTF-8, else U+FFFD; no control characters,
 * no bidirectional controls, separators, zero-width or tag characters, at most four
 * combining marks in a row. TEXT_LINES keeps line feeds and tabs (CR LF becomes LF); in TEXT_LINE they
 * become blanks. Returns true when nothing had to be changed.
 */
bool text_clean(struct str *out, const char *s, size_t n, enum text_kind kind);

/** True when `s` is valid UTF-8 and text_clean() would leave it as it is. */
bool text_is_clean(const char *s, size_t n, enum text_kind kind);

/** Append `s` with case and accents folded, for searching. */
void text_fold(struct str *out, const char *s, size_t n);

/** True when `needle` (already folded) occurs in `s` folded; an empty needle always does. */
bool text_contains(const char *s, const char *folded_needle);

/** Remove blanks at both ends, in place; returns `s`. */
char *text_trim(char *s);

/** Make a capital at the start small, as within a sentence; "NDAs" stay. In place; returns `s`. */
char *text_small_first(char *s);

/** "a" or "an", as the word calls for; static. */
const char *text_article(const char *word);

/** Number of code points. */
size_t text_length(const char *s);

#endif

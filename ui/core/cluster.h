/* Grapheme clusters as text_cluster() finds them, sooner for the characters that are drawn most. */
#ifndef ENTENTE_UI_CORE_CLUSTER_H
#define ENTENTE_UI_CORE_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

/** cluster_next() for what is not plain ASCII. */
size_t cluster_look(const char *text, size_t n, int *width, int32_t *single);

/**
 * The next cluster of `text` (`n` > 0 bytes): its bytes are returned, its columns go to `width`.
 * `single` is its code point when it is one character of one column that can be drawn as it is, and
 * 0 when it must be looked at more closely.
 */
static inline size_t
cluster_next(const char *text, size_t n, int *width, int32_t *single)
{
    unsigned char first = (unsigned char)text[0];

    if (first < ' ' || first >= 0x7F || (n > 1 && (unsigned char)text[1] >= 0x80))
        return cluster_look(text, n, width, single);
    *width = 1;             /* ASCII, and nothing that could join it: most of all text */
    *single = first;
    return 1;
}

#endif

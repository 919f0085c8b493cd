/* What is typed: a script of keys, read from text. */
#ifndef ENTENTE_BENCH_KEYS_H
#define ENTENTE_BENCH_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum { KEY_SIZE = 16, KEY_GROUP = 24 };

struct key {
    char bytes[2][KEY_SIZE];     /* in normal and in application mode of the cursor keys */
    char group[KEY_GROUP];       /* what it is counted under; empty: sent, but not counted */
};

/**
 * Read a script, words parted by blanks: [-][GROUP=]KEY[*TIMES]. KEY is Up Down Left Right Home
 * End PageUp PageDown Enter Tab Escape Space Backspace Delete Minus, Ctrl-X, one character, or
 * text:word, typed letter by letter. Keys are counted under GROUP, else under their own name; with
 * "-" in front they are sent and not counted. The whole is repeated `times` times. The caller frees
 * what is returned. NULL, with a message on stderr, for an unknown key.
 */
struct key *keys_read(const char *script, int times, size_t *n);

#endif

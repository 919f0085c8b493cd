/* Words that a person types in a row: blanks part them, quotes keep blanks together. */
#ifndef ENTENTE_OPS_WORD_H
#define ENTENTE_OPS_WORD_H

#include "src/base/arena.h"

/** Where the next word of `text` begins; its end when there is none. */
const char *word_start(const char *text);

/** Where the word at `at` ends: before a `stop` (' ' stands for any blank) outside quotes. */
const char *word_end(const char *at, char stop);

/** `n` bytes without their quotes, in `arena`. */
char *word_plain(struct arena *arena, const char *text, size_t n);

#endif

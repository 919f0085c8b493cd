/* Filling in an answer file by the program. */
#ifndef ENTENTE_IO_ANSWER_SAVE_H
#define ENTENTE_IO_ANSWER_SAVE_H

#include "src/io/answer_file.h"

/**
 * Set what `name` says: "W1" ("4/3" where both sides are rated), "W1.comment", "Q1". "?" and an
 * empty value take a mark or words away. Texts live in `arena`. ERR_INPUT with a right example.
 */
bool answer_file_set(struct answer_file *file, const char *name, const char *value,
                     struct arena *arena, struct err *err);

/** Write the file in the place of the one at `path`: the old or the new one is there, whole. */
bool answer_file_save(const char *path, const struct answer_file *file, struct err *err);

/** How many characters of words an item takes. */
size_t answer_words_most(const struct answer_item *item);

/** Hold words against what fits: a comment on one line of 160 characters, an answer of 8,000. */
bool answer_words_check(const struct answer_item *item, const char *words, struct err *err);

#endif

/* Texts of a method set, sorted for looking up: read from its files or from the portfolio. */
#ifndef ENTENTE_METHOD_TEXTS_H
#define ENTENTE_METHOD_TEXTS_H

#include "src/base/arena.h"
#include "src/store/query.h"

/**
 * The value of `name` in the section [kind key]. Read from files, every section also has a text
 * without a name, its heading. Keys and names are in lower case.
 */
struct method_text {
    const char *kind, *key, *name, *value;
    const char *file;            /* where it stands; NULL in the portfolio */
    int line;
};

/** Zero-initialise it. The strings are borrowed. */
struct method_texts {
    struct method_text *text;
    size_t n, room;
};

/** Add one text; texts_sort() comes before looking up. */
void texts_add(struct method_texts *texts, struct method_text text);

/** Sort by kind, key and name. */
void texts_sort(struct method_texts *texts);

/** Give the memory back. */
void texts_free(struct method_texts *texts);

/** The query for texts of one kind; ?1 is the version. A condition for the key may follow. */
#define TEXTS_OF(kind)                                                                             \
    "SELECT kind,key,name,value FROM method_text WHERE version=?1 AND kind='" kind "'"

/** Add the rows (kind, key, name, value) of `query`, and end it. Copies live in `arena`. */
bool texts_read(struct method_texts *texts, struct query *query, struct arena *arena,
                struct err *err);

/** The text, or NULL. */
const struct method_text *texts_find(const struct method_texts *texts, const char *kind,
                                     const char *key, const char *name);

/** The value, or NULL. */
const char *texts_get(const struct method_texts *texts, const char *kind, const char *key,
                      const char *name);

/** The texts of one section, `*n` of them (all of a kind with `key` NULL). */
const struct method_text *texts_section(const struct method_texts *texts, const char *kind,
                                        const char *key, size_t *n);

/**
 * The texts of one section for looking several of them up: texts_get() and the like find them in it
 * as in the whole. `*key` becomes the section's own copy, which is found fastest.
 */
struct method_texts texts_within(const struct method_texts *texts, const char *kind,
                                 const char **key);

/**
 * The next word of a list parted by blanks: copies it to `out`, NULL at the end.
 *
 *     for (const char *at = list; (at = texts_next_word(at, word)) != NULL;)
 */
const char *texts_next_word(const char *list, char out[64]);

/** How many words the list has. */
size_t texts_count_words(const char *list);

/** A copy of `s` in `arena` whose ASCII letters are small. */
char *texts_lower(struct arena *arena, const char *s);

/** A label inside a sentence: "Motive families" becomes "motive families", "IP" stays. */
const char *texts_inside(struct arena *arena, const char *label);

#endif

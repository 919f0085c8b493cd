/* A set of keys that remembers the order in which they came: the marked rows of a list. */
#ifndef ENTENTE_UI_WIDGET_MARKS_H
#define ENTENTE_UI_WIDGET_MARKS_H

#include <stdbool.h>
#include <stddef.h>

/** Zero-initialise it. */
struct marks {
    char **key;            /* in order; NULL where one was taken away */
    size_t used, room;
    size_t *slot;          /* hash table of places in `key`, counted from 1 */
    size_t slots;          /* a power of two, or 0 */
    size_t count;
};

/** True when `key` is in the set. */
bool marks_has(const struct marks *marks, const char *key);

/** Add `key`; nothing happens when it is there. */
void marks_add(struct marks *marks, const char *key);

/** Take `key` away; nothing happens when it is not there. */
void marks_remove(struct marks *marks, const char *key);

/** The `i`-th of `count` keys, in order; borrowed; NULL behind the last. */
const char *marks_at(const struct marks *marks, size_t i);

/** Take all away and give the memory back. */
void marks_free(struct marks *marks);

#endif

/* A word that is looked for in many texts: case and accents do not matter. */
#ifndef ENTENTE_OPS_NEEDLE_H
#define ENTENTE_OPS_NEEDLE_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"

/** The word as it is compared. `folded` is borrowed or lives in the arena it was made in. */
struct needle {
    const char *folded;
    size_t n;
    bool plain;                  /* ASCII only once folded: most texts need no folding then */
    bool letters;                /* it has some beyond ASCII, as texts must that hold it */
};

/** Make the needle for `word`; an empty one is found everywhere. */
struct needle needle_make(struct arena *arena, const char *word);

/**
 * True when it occurs in `text`; NULL holds nothing. The same answer as the query function has().
 */
bool needle_in(const struct needle *needle, const char *text);

/** True when `text` begins with it. */
bool needle_begins(const struct needle *needle, const char *text);

/** Where it occurs first in `text`; NULL when it does not. */
const char *needle_find(const struct needle *needle, const char *text);

#endif

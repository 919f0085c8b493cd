/* What was probably meant: the nearest of several words. */
#ifndef ENTENTE_CLI_NEAREST_H
#define ENTENTE_CLI_NEAREST_H

#include <stddef.h>

/** Keep asking with each candidate; zero-initialise but for `word` (borrowed). */
struct nearest {
    const char *word;
    const char *best;      /* borrowed; NULL: nothing is near */
    size_t distance;
};

/** Hold `candidate` (borrowed) against the word; case does not matter. */
void nearest_try(struct nearest *nearest, const char *candidate);

#endif

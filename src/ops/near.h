/* What a person may have meant: the words nearest to the one typed, for messages. */
#ifndef ENTENTE_OPS_NEAR_H
#define ENTENTE_OPS_NEAR_H

#include <stdbool.h>
#include <stddef.h>

enum { NEAR_BEST = 3, NEAR_WORD = 64 };

/** The best so far. Fill it with near_start(). */
struct near {
    char typed[NEAR_WORD];       /* folded */
    struct {
        int distance;
        char word[NEAR_WORD];
    } best[NEAR_BEST];
    size_t n;
};

void near_start(struct near *near, const char *typed);

/**
 * Consider `word`; far ones are passed over. `show` is how it is written in the message (NULL: as
 * it is).
 */
void near_offer(struct near *near, const char *word, const char *show);

/** "a, b or c"; empty when nothing was near. */
const char *near_list(const struct near *near, char *out, size_t room);

#endif

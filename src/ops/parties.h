/* The alliances that have a party whose name holds a word. */
#ifndef ENTENTE_OPS_PARTIES_H
#define ENTENTE_OPS_PARTIES_H

#include "src/ops/filter_inside.h"
#include "src/ops/slice.h"

/** What is known of them. Zero-initialise it with `text` set; free it with parties_free(). */
struct parties {
    const struct filter_text *text;
    char (*ids)[ID_SIZE];        /* of the alliances, sorted once ready */
    size_t n, room;
    char after[ID_SIZE];         /* organisations up to this id have been looked at */
    bool ready;
    bool many;                   /* too many to keep: each alliance is asked for itself */
};

/** Look at more organisations until the slice is over; `ready` tells when all have been. */
bool parties_collect(struct parties *parties, struct store *store, struct slice *slice,
                     struct err *err);

/** True when the alliance is one of them, at any time: before they are ready it takes a look-up. */
bool parties_have(struct parties *parties, struct store *store, const char *alliance,
                  struct err *err);

void parties_free(struct parties *parties);

#endif

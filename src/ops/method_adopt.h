/* Method sets of other people: loading one into the portfolio, and moving an alliance to one. */
#ifndef ENTENTE_OPS_METHOD_ADOPT_H
#define ENTENTE_OPS_METHOD_ADOPT_H

#include "src/method/load.h"
#include "src/ops/book.h"

/** One set in the portfolio; texts live in the arena it was read into. */
struct method_version {
    const char *version, *title, *loaded_at;
    bool current;
    long alliances;              /* pinned to it */
};

/** The sets the portfolio holds, oldest first. */
bool method_versions(struct book *book, struct arena *arena, struct method_version **out,
                     size_t *n, struct err *err);

/**
 * Check the set in `folder` and load it; new alliances use it from then on, those there stay with
 * theirs. `dry`: only say in `difference` what would be new. A broken set is refused with file and line.
 */
bool method_adopt(struct book *book, const char *folder, bool dry,
                  struct method_difference *difference, struct err *err);

/** What differs for the manager between two sets in the portfolio: questions, parts, checks, steps. */
bool method_differ(struct book *book, const char *from, const char *to,
                   struct method_difference *out, struct err *err);

/** Move an alliance to the set `version`; undoable, and the answers stay as they are. */
bool method_pin(struct book *book, const char *alliance, const char *version, struct err *err);

#endif

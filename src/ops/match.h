/* Records whose name begins with what somebody typed. */
#ifndef ENTENTE_OPS_MATCH_H
#define ENTENTE_OPS_MATCH_H

#include "src/ops/book.h"
#include "src/ops/near.h"

enum { MATCH_SHOWN = 3 };

/** Those found so far; zero-initialise it. Records with just that name push the others aside. */
struct matches {
    const struct entity *entity; /* of the first one */
    char id[ID_SIZE];
    char names[MATCH_SHOWN][NEAR_WORD];
    long n;
    bool exact;
};

/**
 * Add the records of `entity` (of `alliance`, unless NULL) whose name begins with `text`, case and
 * accents aside. With `binned` those in the bin whose name is just that, else those that are not in
 * the bin.
 */
bool match_names(struct matches *matches, struct book *book, const struct entity *entity,
                 const char *text, const char *alliance, bool binned, struct err *err);

/** Add the alliances with this code, capitals aside. */
bool match_codes(struct matches *matches, struct book *book, const char *text, bool binned,
                 struct err *err);

/** Offer names (and codes of alliances) that are near, for the message that there is none. */
bool match_near(struct near *near, struct book *book, const struct entity *entity,
                const char *text, const char *alliance, struct err *err);

#endif

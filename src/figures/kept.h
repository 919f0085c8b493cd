/*
 * What the portfolio shows of each alliance, kept in the file: a digest counts until the day or
 * anything that the alliance's figures rest on changes. It is never needed: without it the same is
 * computed. A file that cannot be written is not believed.
 */
#ifndef ENTENTE_FIGURES_KEPT_H
#define ENTENTE_FIGURES_KEPT_H

#include "src/figures/digest.h"

struct kept_row;

/** Zero-initialise it; kept_end() writes what was made and frees it. */
struct kept {
    struct arena arena;
    struct kept_row *row;        /* made and not yet written, the last one first */
    size_t n;
    size_t made;                 /* computed since the beginning */
};

/**
 * The digest of an alliance as of `day`, taken from the file or computed. Texts live in `arena`.
 * Without `lines` only their number need be there, and `finding` may be NULL.
 * False on failure (`figures->err`).
 */
bool kept_digest(struct kept *kept, struct figures *figures, const char *alliance, long day,
                 bool lines, struct arena *arena, struct digest *out);

/**
 * What was measured of an alliance as of `day` (measured.h), in `arena`. NULL when it would have to
 * be computed and `patience` alliances have been since the beginning. False on failure.
 */
bool kept_measured(struct kept *kept, struct figures *figures, const char *alliance, long day,
                   size_t patience, struct arena *arena, const char **out);

/**
 * Write what was made, in one change; kept_digest() does it by itself when it has become much. A
 * failure does no harm, and a file that must be checked before it is written is left alone when it
 * is little.
 */
void kept_write(struct kept *kept, struct book *book);

/** True when there is enough to write: who works in slices gives writing one of its own. */
bool kept_is_due(const struct kept *kept);

/** The same at the end; free everything. */
void kept_end(struct kept *kept, struct book *book);

/**
 * A digest as text, and back; texts in `arena`; without `lines` only their number. False: it is no
 * digest of this program.
 */
void digest_write(struct str *out, const struct digest *digest);
bool digest_read(const char *text, bool lines, struct arena *arena, struct digest *out);

#endif

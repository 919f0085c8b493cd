/* Which portfolios this account has opened before, and when the large ones were checked last. */
#ifndef ENTENTE_OPS_SEEN_H
#define ENTENTE_OPS_SEEN_H

#include "src/base/env.h"

/**
 * The flags for store_open(): STORE_TRUSTED for a file opened before (it is shown first and checked
 * afterwards), STORE_CHECKED for one whose check takes long and was done today. 0 for a new face.
 */
unsigned seen_flags(const char *path, struct env *env);

/** Remember that the file at `path` was opened and its check took `ms` (negative: it was not run now). */
void seen_note(const char *path, struct env *env, long ms);

#endif

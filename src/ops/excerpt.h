/* The part of a long text in which something was found, on one line. */
#ifndef ENTENTE_OPS_EXCERPT_H
#define ENTENTE_OPS_EXCERPT_H

#include "src/base/arena.h"

enum { EXCERPT_COLUMNS = 72 };

/** What stands around `at` (within `text`), cleaned, at most EXCERPT_COLUMNS wide; in `arena`. */
const char *excerpt_of(struct arena *arena, const char *text, const char *at);

#endif

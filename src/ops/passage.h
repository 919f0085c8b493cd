/* What a signature did to the state of the alliance, in words. */
#ifndef ENTENTE_OPS_PASSAGE_H
#define ENTENTE_OPS_PASSAGE_H

#include "src/ops/book.h"

/** The state of an alliance as a code, in `arena`; NULL when it is gone. */
const char *passage_state(struct book *book, const char *alliance, struct arena *arena);

/**
 * Append "it is exploring now" when the state is not `before` any more, else what keeps it from the
 * next one; nothing when nothing keeps it.
 */
bool passage_tell(struct book *book, const char *alliance, const char *before, struct str *out,
                  struct err *err);

#endif

/* What curses wrote, in fewer bytes: over a slow line every byte is waited for. */
#ifndef ENTENTE_UI_TERM_SHORTEN_H
#define ENTENTE_UI_TERM_SHORTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/str.h"

/**
 * Append `size` bytes of UTF-8 and escape sequences to `out`, less what changes nothing: attributes
 * that the next sequence resets at once. With `repeat` a run of one line or block character is sent
 * as the character and a count (REP), as curses itself does for ASCII.
 */
void shorten(const char *bytes, size_t size, bool repeat, struct str *out);

#endif

/* The terminal's clipboard. */
#ifndef ENTENTE_UI_TERM_CLIPBOARD_H
#define ENTENTE_UI_TERM_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/str.h"

/**
 * Append the sequence (OSC 52) that puts `text` there; false when it is more than terminals take.
 */
bool clipboard_add(struct str *out, const char *text, size_t size);

#endif

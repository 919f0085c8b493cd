/* The user's own editor for a long text. */
#ifndef ENTENTE_UI_TERM_EDITOR_H
#define ENTENTE_UI_TERM_EDITOR_H

#include <stdbool.h>

#include "src/base/err.h"
#include "src/base/str.h"

/**
 * Let $VISUAL, $EDITOR or vi edit `text` in a new file of mode 0600 in `directory`. The terminal
 * must have been given back. On success `text` is replaced and the file removed; on failure `text`
 * stays, and the file too when the editor wrote to it: `err` names it.
 */
bool editor_run(const char *directory, struct str *text, struct err *err);

#endif

/* Undo inside a text field: whole texts, since fields are small. */
#ifndef ENTENTE_UI_CORE_TEXTEDIT_UNDO_H
#define ENTENTE_UI_CORE_TEXTEDIT_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/str.h"

/** Changes of the same kind in a row are undone together, except UNDO_OTHER. */
enum undo_kind { UNDO_OTHER, UNDO_TYPING, UNDO_RUBBING };

struct textedit_undo;

struct textedit_undo *undo_new(void);
void undo_free(struct textedit_undo *undo);

/** Remember the text as it is before a change. */
void undo_remember(struct textedit_undo *undo, enum undo_kind kind, const char *text, size_t size,
                   size_t caret);

/** The caret was moved: what is typed now is undone on its own. */
void undo_break(struct textedit_undo *undo);

/** Exchange text and caret with the state before (after: `redo`); false when there is none. */
bool undo_step(struct textedit_undo *undo, bool redo, struct str *text, size_t *caret);

/** Keep a message that lives as long as `undo`. */
const char *undo_say(struct textedit_undo *undo, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

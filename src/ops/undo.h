/* Undo and redo in the user's words. */
#ifndef ENTENTE_OPS_UNDO_H
#define ENTENTE_OPS_UNDO_H

#include "src/ops/book.h"
#include "src/store/journal.h"

/** Take back our last change (or the entry `id`, if not NULL); `label` gets what was taken back. */
bool undo_last(struct book *book, const char *id, char *label, size_t room, struct err *err);

/**
 * Take back the change that gave the field `column` of the record its present value, whoever made it; nothing when
 * that change touched other kinds of things, too: ERR_INPUT says so.
 */
bool undo_cell(struct book *book, const char *record, const char *column, char *label, size_t room,
               struct err *err);

/** Bring back what we took back last. */
bool redo_last(struct book *book, char *label, size_t room, struct err *err);

#endif

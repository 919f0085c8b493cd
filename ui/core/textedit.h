/*
 * Editing text: one line or many, on grapheme clusters, with undo; knows neither keys nor screens.
 */
#ifndef ENTENTE_UI_CORE_TEXTEDIT_H
#define ENTENTE_UI_CORE_TEXTEDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/str.h"
#include "ui/core/action.h"
#include "ui/core/canvas.h"
#include "ui/core/event.h"

struct textedit_undo;

/** Zero-initialise it or use textedit_set(). `text` is always valid, clean UTF-8. */
struct textedit {
    struct str text;
    size_t caret;              /* byte offset, at a cluster's border */
    bool lines;                /* line feeds are allowed */
    size_t limit;              /* characters at most; 0: 100,000 */
    const char *message;       /* why the last input was not taken in full, or NULL; a fixed text */
    int columns, rows;         /* of the last draw: soft wrap and paging follow them */
    int scroll;                /* first row (lines) or column (one line) shown */
    int wanted;                /* column that Up and Down aim at, -1: the caret's */
    struct textedit_undo *undo;
};

/** Start editing a copy of `text` (NULL: empty) with the caret at its end. */
void textedit_set(struct textedit *edit, const char *text, bool lines, size_t limit);

/** Give the memory back; it can be used again. */
void textedit_free(struct textedit *edit);

/** The text; borrowed until the next change. */
const char *textedit_text(const struct textedit *edit);

/** Take all of the text away, as one step of undo. */
void textedit_clear(struct textedit *edit);

/**
 * Insert at the caret, cleaned; what does not fit is left out with a message. False when something
 * was left out.
 */
bool textedit_insert(struct textedit *edit, const char *text, size_t size);

/**
 * Carry out a TEXT_... action; true when it was one that this editor knows (also when nothing
 * moved).
 */
bool textedit_action(struct textedit *edit, enum action action);

/**
 * Offer a key that is text, or a paste; true when it was taken. Other keys go through the keymap
 * first.
 */
bool textedit_event(struct textedit *edit, const struct event *event);

/** True when it stands on the first (last) row, so that Up (Down) would not move the caret. */
bool textedit_at_top(const struct textedit *edit);
bool textedit_at_bottom(const struct textedit *edit);

/**
 * Draw into `area` (one row, or wrapped over its rows) in `role`, scrolled so that the caret shows,
 * and put the cursor there.
 */
void textedit_draw(struct textedit *edit, struct area area, enum role role);

/** Rows that the text takes in `columns` (1 for a single line). */
int textedit_rows(const struct textedit *edit, int columns);

#endif

/* Places in an edited text: clusters, words, lines, and rows as they are wrapped on the screen. */
#ifndef ENTENTE_UI_CORE_TEXTEDIT_MOVE_H
#define ENTENTE_UI_CORE_TEXTEDIT_MOVE_H

#include "ui/core/textedit.h"

/** One row of the wrapped text: bytes of the text. */
struct move_row {
    size_t start, size;
    size_t next;           /* where the next row starts */
};

/** A place on the screen. */
struct move_place {
    int row, column;
};

/**
 * The first row (`before` NULL) or the one behind `before` (may be `row` itself); false behind the
 * last.
 */
bool move_row(const struct textedit *edit, const struct move_row *before, struct move_row *row);

/** Row and column of the byte `at`. */
struct move_place move_place(const struct textedit *edit, size_t at);

/** Columns from byte `from` to byte `to`. */
int move_columns(const struct textedit *edit, size_t from, size_t to);

/** The border of a cluster at `at` or behind it. */
size_t move_snap(const struct textedit *edit, size_t at);

size_t move_left(const struct textedit *edit, size_t at);
size_t move_right(const struct textedit *edit, size_t at);
size_t move_word_left(const struct textedit *edit, size_t at);
size_t move_word_right(const struct textedit *edit, size_t at);

/** Start and end of the line (between line feeds) around `at`. */
size_t move_line_start(const struct textedit *edit, size_t at);
size_t move_line_end(const struct textedit *edit, size_t at);

/** Move the caret `rows` down (negative: up), keeping its column where the rows are long enough. */
void move_vertically(struct textedit *edit, int rows);

#endif

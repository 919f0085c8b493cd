/* A part of a whole as marks; the number always stands beside it: that is the caller's part. */
#ifndef ENTENTE_UI_WIDGET_BARS_H
#define ENTENTE_UI_WIDGET_BARS_H

#include <stddef.h>

#include "ui/core/canvas.h"

/**
 * Append a bar of `columns` marks with `part` of `whole` filled (▰▰▱, ASCII ##-); whole 0: all
 * empty. A part above 0 fills at least one mark, and only the whole fills the last.
 */
void bars_text(struct str *out, long part, long whole, int columns, bool ascii);

/** Draw such a bar. */
void bars_draw(struct area area, int row, int column, int columns, long part, long whole,
               enum role role);

#endif

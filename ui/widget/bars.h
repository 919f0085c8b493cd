/*
 * Figures as marks: bars, lights, sparklines. The number always stands beside them: that is the
 * caller's part.
 */
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

/** A light. */
enum bars_light { LIGHT_NONE, LIGHT_GREEN, LIGHT_AMBER, LIGHT_RED };

/** Read "green", "amber", "red"; anything else is none. */
enum bars_light bars_light_of(const char *word);

/** Its glyph and word, e.g. "● green", "◐ amber", "▲ red", "· no data"; borrowed. */
const char *bars_light_text(enum bars_light light, bool ascii);

/** Its role. */
enum role bars_light_role(enum bars_light light);

/**
 * Append one mark a value between `least` and `most` (▁ to █, ASCII _ to #); a gap (NAN) is a
 * blank.
 */
void bars_spark(struct str *out, const double *values, size_t n, double least, double most,
                bool ascii);

#endif

/*
 * Small pictures inside a line: bars, courses, marks. Each can be read in one colour and in ASCII,
 * and the caller puts the number beside it.
 */
#ifndef ENTENTE_PANEL_PICTURE_H
#define ENTENTE_PANEL_PICTURE_H

#include "src/panel/sketch.h"

/**
 * The one place where it stands how a light looks: its ink; its glyph ("●", "◐", "▲", "·"); glyph
 * and word ("● green", "◐ amber", "▲ red", "· no data").
 */
enum ink picture_ink(enum light light);
const char *picture_light_glyph(enum light light, bool ascii);
const char *picture_light_text(enum light light, bool ascii);

/** The same for what a sketch is drawn with. */
const char *picture_light(const struct sketch *sketch, enum light light);
const char *picture_glyph(const struct sketch *sketch, enum light light);

/** What a bar measures from and to; a mark stands at the green and at the red bound (NAN: none). */
struct scale {
    double from, to;
    struct bounds bounds;
};

/** A scale that shows the value and its bounds: 0 to 100 for percent, else as wide as it takes. */
struct scale picture_scale(const struct bounds *bounds, const char *unit, double value);

/**
 * A bar of `columns`, filled in `ink` up to `value`; `│` stands at the green bound and `┊` at the
 * red one (ASCII `|` and `:`). Without a value (NAN) it is empty.
 */
void picture_bar(struct sketch *sketch, int columns, const struct scale *scale, double value,
                 enum ink ink);

/** A share of a whole, without bounds. */
void picture_share(struct sketch *sketch, int columns, double part, double whole, enum ink ink);

/** The course of `n` values, oldest first, a mark each (`▁` to `▇`, `_.-=#`); NAN leaves a gap. */
void picture_course(struct sketch *sketch, enum ink ink, const double *values, size_t n,
                    double from, double to);

/** Two marks on one line from 1 to 5: `o` ours, `x` theirs, `*` both at once, `-` between (D.7). */
void picture_profile(struct sketch *sketch, int columns, double us, double them);

/**
 * An arrow as long as `part` of `whole`, in `columns`: to the left from the right edge, to the right
 * from the left edge, or both ways from the middle; nothing for 0.
 */
void picture_arrow(struct sketch *sketch, int columns, double part, double whole, bool left,
                   bool right, enum ink ink);

#endif

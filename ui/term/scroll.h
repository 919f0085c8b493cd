/*
 * Finding out that rows have moved: then the terminal can be told to scroll instead of getting them
 * again.
 */
#ifndef ENTENTE_UI_TERM_SCROLL_H
#define ENTENTE_UI_TERM_SCROLL_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/core/canvas.h"

/** Rows `top` to `bottom` have moved up by `by` (negative: down). */
struct scroll {
    int top, bottom, by;
};

/** A number that tells rows apart. */
uint64_t scroll_hash(const struct canvas_cell *row, int columns);

/**
 * Look for the greatest move between two frames, whose rows have these numbers; false when there is
 * none worth it.
 */
bool scroll_find(const struct canvas_cell *before, const uint64_t *old,
                 const struct canvas_cell *now, const uint64_t *new, int rows, int columns,
                 struct scroll *scroll);

#endif

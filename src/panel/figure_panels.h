/* How a figure comes about: formula, bounds, what it rests on, what it was before. */
#ifndef ENTENTE_PANEL_FIGURE_PANELS_H
#define ENTENTE_PANEL_FIGURE_PANELS_H

#include "src/panel/sketch.h"

/** The panels for the figure (or the index) `code` of sketch->list. */
void figure_panels(struct sketch *sketch, const char *code, const char *side);

#endif

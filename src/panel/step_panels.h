/* The figures of the twelve steps (A.14), step by step. */
#ifndef ENTENTE_PANEL_STEP_PANELS_H
#define ENTENTE_PANEL_STEP_PANELS_H

#include "src/panel/sketch.h"

void step_panels(struct sketch *sketch);

#endif

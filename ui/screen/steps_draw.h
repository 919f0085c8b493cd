/* How the steps look, and what help says about them. */
#ifndef ENTENTE_UI_SCREEN_STEPS_DRAW_H
#define ENTENTE_UI_SCREEN_STEPS_DRAW_H

#include "ui/screen/steps.h"

/** Draw the whole screen. */
void steps_draw(struct steps_screen *steps, struct area area);

/** Append the guidance for the field at the cursor and for the step. */
void steps_guide(struct steps_screen *steps, struct str *out);

#endif

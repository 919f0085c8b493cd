/* What a step still wants before it can be signed off. */
#ifndef ENTENTE_UI_SCREEN_GATE_H
#define ENTENTE_UI_SCREEN_GATE_H

#include "ui/screen/desk.h"

extern const struct screen_class gate_class;

/** Show it for the step screen `below` (a struct steps_screen), which is the top screen now. */
bool gate_open(struct ui *ui, struct screen *below);

#endif

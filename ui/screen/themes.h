/* Choosing a theme by looking at it. */
#ifndef ENTENTE_UI_SCREEN_THEMES_H
#define ENTENTE_UI_SCREEN_THEMES_H

#include "ui/core/screen.h"

extern const struct screen_class themes_class;

/** Ask; each theme is shown as the cursor comes to it. The answer's text is its name; without one the old stays. */
bool themes_ask(struct ui *ui, int question);

#endif

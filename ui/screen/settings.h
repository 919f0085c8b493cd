/* The options: their values, where each comes from, and changing them. */
#ifndef ENTENTE_UI_SCREEN_SETTINGS_H
#define ENTENTE_UI_SCREEN_SETTINGS_H

#include "ui/screen/desk.h"

extern const struct screen_class settings_class;

/** Let the interface follow the options it knows: theme, hints, mouse, slow. */
void settings_apply(struct ui *ui);

#endif

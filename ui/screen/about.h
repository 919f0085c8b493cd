/* Version, file, terminal. */
#ifndef ENTENTE_UI_SCREEN_ABOUT_H
#define ENTENTE_UI_SCREEN_ABOUT_H

#include "ui/core/screen.h"

/** Tell it over the screen. */
void about_show(struct ui *ui);

#endif

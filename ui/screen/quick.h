/* An action item from wherever one is, linked to what is on the screen. */
#ifndef ENTENTE_UI_SCREEN_QUICK_H
#define ENTENTE_UI_SCREEN_QUICK_H

#include "ui/screen/desk.h"

/** Open a form of three fields: what, who, by when. */
bool quick_action(struct ui *ui);

#endif

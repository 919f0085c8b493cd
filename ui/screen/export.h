/* Writing what is on the screen to a file. */
#ifndef ENTENTE_UI_SCREEN_EXPORT_H
#define ENTENTE_UI_SCREEN_EXPORT_H

#include "ui/screen/desk.h"

/** Ask what to write (the whole portfolio, or the records of the kind that is on the screen) and where; writes it. */
bool export_ask(struct ui *ui);

#endif

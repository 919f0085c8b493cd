/* Places for the palette: alliances, steps, kinds of records, filters kept under a name. */
#ifndef ENTENTE_UI_SCREEN_PLACES_H
#define ENTENTE_UI_SCREEN_PLACES_H

#include "ui/screen/desk.h"
#include "ui/widget/palette.h"

/** The source for common_action(); its context is the struct ui. */
struct palette_places places_of(struct ui *ui);

#endif

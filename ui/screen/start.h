/* The first start: the sample portfolio, an empty one, or an import. Nothing else is asked. */
#ifndef ENTENTE_UI_SCREEN_START_H
#define ENTENTE_UI_SCREEN_START_H

#include "ui/screen/desk.h"

extern const struct screen_class start_class;

#endif

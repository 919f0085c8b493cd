/* Searching every text of the portfolio. */
#ifndef ENTENTE_UI_SCREEN_SEARCH_H
#define ENTENTE_UI_SCREEN_SEARCH_H

#include "ui/screen/desk.h"

extern const struct screen_class search_class;

#endif

/* The bin: records taken away, and the way back. */
#ifndef ENTENTE_UI_SCREEN_BIN_H
#define ENTENTE_UI_SCREEN_BIN_H

#include "ui/screen/desk.h"

extern const struct screen_class bin_class;      /* its argument is a struct place */

#endif

/* Pieces of views on the screen: what an ink means to the theme. */
#ifndef ENTENTE_UI_SCREEN_INK_ROLE_H
#define ENTENTE_UI_SCREEN_INK_ROLE_H

#include "src/panel/picture.h"
#include "ui/core/canvas.h"

/** The role that an ink is drawn in. */
enum role ink_role(enum ink ink);

/** The role of a light. */
enum role light_role(enum light light);

#endif

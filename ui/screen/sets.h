/* The sets of questions the portfolio holds: loading another, and moving an alliance to one. */
#ifndef ENTENTE_UI_SCREEN_SETS_H
#define ENTENTE_UI_SCREEN_SETS_H

#include "ui/screen/place.h"

/** Opened with a struct place; its alliance, when there is one, can be moved. */
extern const struct screen_class sets_class;

#endif

/* An alliance at a glance: its steps, what is missing next, parties, actions, last changes. */
#ifndef ENTENTE_UI_SCREEN_OVERVIEW_H
#define ENTENTE_UI_SCREEN_OVERVIEW_H

#include "ui/screen/desk.h"

extern const struct screen_class overview_class;      /* its argument is a struct place */

#endif

/* The calendar of an alliance: what is overdue, what falls due, how the weeks fill up. */
#ifndef ENTENTE_PANEL_CALENDAR_PANELS_H
#define ENTENTE_PANEL_CALENDAR_PANELS_H

#include "src/panel/sketch.h"

/** All its panels. */
void calendar_panels(struct sketch *sketch);

/** The line at the top: how much is overdue, how much comes. */
const char *calendar_sentence(struct figures_context *context);

#endif

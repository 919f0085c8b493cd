/* The portfolio: what needs you today, and every alliance. The first screen. */
#ifndef ENTENTE_UI_SCREEN_PORTFOLIO_H
#define ENTENTE_UI_SCREEN_PORTFOLIO_H

#include "ui/screen/desk.h"

extern const struct screen_class portfolio_class;

/** Stand on the alliance `id` of a portfolio screen. */
void portfolio_select(struct ui *ui, struct screen *screen, const char *id);

/** Use a filter, e.g. one kept under a name. */
void portfolio_filter(struct ui *ui, struct screen *screen, const char *text);

#endif

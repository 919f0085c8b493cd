/* The preview of an alliance beside a list. */
#ifndef ENTENTE_UI_SCREEN_CARD_H
#define ENTENTE_UI_SCREEN_CARD_H

#include "ui/screen/summary.h"

/** Draw what fits of the summary into `area`: parties, steps, what is missing next, actions, last change. */
void card_draw(const struct summary *summary, struct ui *ui, struct area area);

#endif

/* The journal: every change ever made, of the portfolio or of one alliance. */
#ifndef ENTENTE_UI_SCREEN_JOURNAL_H
#define ENTENTE_UI_SCREEN_JOURNAL_H

#include "ui/screen/desk.h"

extern const struct screen_class journal_class;       /* its argument is a struct place */

#endif

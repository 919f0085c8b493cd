/* Copies of the portfolio: making one, and putting one back. */
#ifndef ENTENTE_UI_SCREEN_BACKUPS_H
#define ENTENTE_UI_SCREEN_BACKUPS_H

#include "ui/screen/desk.h"

extern const struct screen_class backups_class;

/** Check the file and tell what was found. */
void backups_verify(struct ui *ui);

#endif

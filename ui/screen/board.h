/* The screen of a view in panels: a dashboard, or how one of its figures comes about. */
#ifndef ENTENTE_UI_SCREEN_BOARD_H
#define ENTENTE_UI_SCREEN_BOARD_H

#include "src/panel/view.h"
#include "ui/screen/desk.h"

extern const struct screen_class board_class;

/**
 * Write into `item` of a place what the board shows: a view, or one figure of it ("governance",
 * "governance G9 us").
 */
void board_item(char *item, size_t room, const char *view, const char *code, const char *side);

#endif

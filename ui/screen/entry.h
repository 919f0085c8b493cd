/* One entry of the journal: what it changed, from what to what. */
#ifndef ENTENTE_UI_SCREEN_ENTRY_H
#define ENTENTE_UI_SCREEN_ENTRY_H

#include "ui/screen/desk.h"

extern const struct screen_class entry_class;

/** Show the entry with this id ("REPLICA:SEQ"). */
bool entry_open(struct ui *ui, const char *id);

/** Take the entry back and say so. */
void entry_undo(struct ui *ui, const char *id);

#endif

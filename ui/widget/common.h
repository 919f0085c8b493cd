/* What every screen can do: help, palette, messages, hints, copying. */
#ifndef ENTENTE_UI_WIDGET_COMMON_H
#define ENTENTE_UI_WIDGET_COMMON_H

#include "ui/core/screen.h"
#include "ui/widget/palette.h"

/**
 * Carry out an action that belongs to no screen: help, palette, messages, hints, copy-field,
 * copy-row, blank. For the end of the application's action hook; `places` may be NULL. True when
 * taken.
 */
bool common_action(struct ui *ui, enum action action, const struct palette_places *places);

/** True for the actions that common_action() takes. */
bool common_takes(enum action action);

#endif

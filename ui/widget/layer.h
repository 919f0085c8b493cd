/* What the layers (dialog, prompt, palette, pager) share. */
#ifndef ENTENTE_UI_WIDGET_LAYER_H
#define ENTENTE_UI_WIDGET_LAYER_H

#include "ui/core/screen.h"

/**
 * A blank box of at most `rows` by `columns` (frame included) in the middle of `area`; returns the
 * area inside.
 */
struct area layer_box(struct area area, int rows, int columns, const char *title);

/** Offer a key to a text editor, through the keymap's text layer; true when it was taken. */
bool layer_edit(struct ui *ui, struct textedit *edit, const struct event *event);

#endif

/* The loop: events in, frames out. The one redraw point. */
#ifndef ENTENTE_UI_CORE_LOOP_H
#define ENTENTE_UI_CORE_LOOP_H

#include "ui/core/screen.h"

/** Run until a screen or a signal ends it; returns the exit status (128+n after a signal). */
int loop_run(struct ui *ui);

/**
 * Handle one event and all that are waiting, then draw once. For tests: the part between two waits.
 */
void loop_turn(struct ui *ui, const struct event *event);

#endif

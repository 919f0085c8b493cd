/* When an alliance was last edited (P8). */
#ifndef ENTENTE_FIGURES_LAST_EDIT_H
#define ENTENTE_FIGURES_LAST_EDIT_H

#include "src/figures/context.h"

/**
 * The newest day, not after that of the context, on which the alliance or a record that names it
 * was edited; DAY_NONE: all were edited later. The file knows the newest edit of most alliances;
 * when it had to be looked up, `newest_edit` of the context is set.
 */
long last_edit(struct figures_context *context);

#endif

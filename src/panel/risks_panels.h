/* The risks view (F): warnings, what was answered to them, the register as a grid, what goes well. */
#ifndef ENTENTE_PANEL_RISKS_PANELS_H
#define ENTENTE_PANEL_RISKS_PANELS_H

#include "src/panel/sketch.h"

/** All its panels. */
void risks_panels(struct sketch *sketch);

/** What belongs to the warning `code` beside its formula: what to do first, and how to answer it. */
void warning_panels(struct sketch *sketch, const char *code);

#endif

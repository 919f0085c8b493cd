/* The learning view (C.6): who learns what, how knowledge flows, how the alliance evolves. */
#ifndef ENTENTE_PANEL_LEARNING_PANELS_H
#define ENTENTE_PANEL_LEARNING_PANELS_H

#include "src/panel/sketch.h"

/** All its panels, in their order. */
void learning_panels(struct sketch *sketch);

/* One each. */
void panel_attainment(struct sketch *sketch);
void panel_flow(struct sketch *sketch);
void panel_objectives(struct sketch *sketch);
void panel_dimensions(struct sketch *sketch);
void panel_cycle(struct sketch *sketch);
void panel_asymmetries(struct sketch *sketch);
void panel_knowledge(struct sketch *sketch);
void panel_lessons(struct sketch *sketch);
void panel_connections(struct sketch *sketch);
void panel_ability(struct sketch *sketch);

#endif

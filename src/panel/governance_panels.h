/* The governance view (B.6): who meets, what is owed, decided, disputed, trusted, filled and due. */
#ifndef ENTENTE_PANEL_GOVERNANCE_PANELS_H
#define ENTENTE_PANEL_GOVERNANCE_PANELS_H

#include "src/panel/sketch.h"

/** All its panels, in their order. */
void governance_panels(struct sketch *sketch);

/* One each. */
void panel_rhythm(struct sketch *sketch);
void panel_commitments(struct sketch *sketch);
void panel_decisions(struct sketch *sketch);
void panel_ladder(struct sketch *sketch);
void panel_trust(struct sketch *sketch);
void panel_safeguards(struct sketch *sketch);
void panel_roles(struct sketch *sketch);
void panel_terms(struct sketch *sketch);
void panel_value(struct sketch *sketch);

#endif

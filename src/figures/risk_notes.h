/* What the risk dashboard says beside its figures: warnings in words, answers, base rates. */
#ifndef ENTENTE_FIGURES_RISK_NOTES_H
#define ENTENTE_FIGURES_RISK_NOTES_H

#include "src/figures/notes.h"

void figures_risk_notes(struct figures_context *context, struct notes *notes);

#endif

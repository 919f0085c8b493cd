/* What the learning dashboard says beside its figures: evolution and asymmetries in words. */
#ifndef ENTENTE_FIGURES_LEARNING_NOTES_H
#define ENTENTE_FIGURES_LEARNING_NOTES_H

#include "src/figures/notes.h"

void figures_learning_notes(struct figures_context *context, struct notes *notes);

#endif

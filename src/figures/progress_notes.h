/* What the progress dashboard says beside its figures: the newest health check in words. */
#ifndef ENTENTE_FIGURES_PROGRESS_NOTES_H
#define ENTENTE_FIGURES_PROGRESS_NOTES_H

#include "src/figures/notes.h"

void figures_progress_notes(struct figures_context *context, struct notes *notes);

#endif

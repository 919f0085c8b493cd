/* The progress dashboard: figures HW1 to HW10, the metrics, their index HWI (D.8, D.9). */
#ifndef ENTENTE_FIGURES_PROGRESS_H
#define ENTENTE_FIGURES_PROGRESS_H

#include "src/figures/figure.h"

/** All figures of the alliance, computed once for the day of the context. */
const struct figures_list *figures_progress(struct figures_context *context);

/** All metrics, also default ones the alliance took out of its list: what they measure stays. */
const struct figures_list *figures_metrics(struct figures_context *context);

/** Only HW1 to HW3: cheaper than all for days that are gone. */
const struct figures_list *figures_progress_indices(struct figures_context *context);

/** Where the alliance stands (HW4): "delivering" ...; NULL: nowhere yet. */
const char *figures_quadrant(struct figures_context *context);

/** The line of B.9. */
const char *figures_progress_sentence(struct figures_context *context);

#endif

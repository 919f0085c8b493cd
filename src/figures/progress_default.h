/* The default progress metrics of D.5: how each of them is computed. */
#ifndef ENTENTE_FIGURES_PROGRESS_DEFAULT_H
#define ENTENTE_FIGURES_PROGRESS_DEFAULT_H

#include "src/figures/plan_progress.h"
#include "src/figures/readings.h"

struct progress_default {
    const char *code;

    /** The value from the records; NULL: it is entered by hand, or asked for in a survey. */
    double (*compute)(struct figures_context *context, struct tally *base);

    /** True when the records leave it to the newest reading; NULL: never, or always by hand. */
    bool (*is_by_hand)(struct figures_context *context, const struct tally *base);

    char letter;                 /* of its statements in the survey; 0: none */
};

enum { PROGRESS_DEFAULTS = 24 };

/** In the order of D.5. */
extern const struct progress_default progress_defaults[PROGRESS_DEFAULTS];

#endif

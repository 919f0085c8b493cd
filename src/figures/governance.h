/* The governance figures G1 to G27, the index GHI, its caps, and the sentence (B.6, B.9). */
#ifndef ENTENTE_FIGURES_GOVERNANCE_H
#define ENTENTE_FIGURES_GOVERNANCE_H

#include "src/figures/figure.h"

/** All governance figures of the day; computed once. */
const struct figures_list *figures_governance(struct figures_context *context);

/** The line at the top, without data the hint how to begin; lives in the context's arena. */
const char *figures_governance_sentence(struct figures_context *context);

#endif

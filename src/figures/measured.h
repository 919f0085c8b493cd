/*
 * Everything that is measured of an alliance on a day, in one line of text: to be kept beside its
 * digest, so that alliances can be compared without computing all of them.
 */
#ifndef ENTENTE_FIGURES_MEASURED_H
#define ENTENTE_FIGURES_MEASURED_H

#include "src/figures/figure.h"

/**
 * Append " GHI=71.5 G1=100 G5/us=80 ...": the indices and the figures of governance, learning and
 * progress that have a number. Figures that only this alliance has (metrics of its own) are left
 * out.
 */
void measured_write(struct str *out, struct figures_context *context);

/** The number of a figure in such a text; NAN when it is not there. */
double measured_find(const char *text, const char *code, const char *side);

/** True for a figure that another alliance can have too. */
bool measured_is_shared(const struct figure *figure);

#endif

/* The published base rates in sentences, to stand beside every forecast (F). */
#ifndef ENTENTE_FIGURES_BASE_RATES_H
#define ENTENTE_FIGURES_BASE_RATES_H

#include "src/figures/context.h"

/** The table; NULL when the set has none or it is built in another way. */
const struct method_reference *base_rates(struct figures_context *context);

/**
 * Its line `i` (1 is the first below the names of the columns) as a sentence with who says so:
 * "30 to 70 % of alliances miss what their parents wanted (Bamford et al. 2004)." In `arena`; NULL
 * when the line has no number.
 */
const char *base_rate(const struct method_reference *rates, size_t i, struct arena *arena);

/** True for a line to print beside a forecast: how alliances fail or end, and why (F). */
bool base_rate_is_forecast(const struct method_reference *rates, size_t i);

/** The cautions that concern these lines, one a line; in `arena`. */
const char *base_rate_cautions(const struct method_reference *rates, struct arena *arena);

#endif

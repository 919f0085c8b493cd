/* An alliance beside the others of the portfolio: all its figures, or one of them. */
#ifndef ENTENTE_PANEL_BENCHMARK_PANELS_H
#define ENTENTE_PANEL_BENCHMARK_PANELS_H

#include "src/panel/sketch.h"

/** The view: a panel for each dashboard, a line for each of its figures. */
void benchmark_panels(struct sketch *sketch);

/** What the view says first: how many others there are; in the context's arena. */
const char *benchmark_headline(struct figures_context *context);

/** A panel in the view of one figure or index: the alliances that have it, the best first. */
void benchmark_panel(struct sketch *sketch, const char *code, const char *side);

#endif

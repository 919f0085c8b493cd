/* The analysis of the portfolio (B.7): health of all alliances, what kinds there are, ties, load, ends. */
#ifndef ENTENTE_PANEL_PORTFOLIO_PANELS_H
#define ENTENTE_PANEL_PORTFOLIO_PANELS_H

#include "src/figures/portfolio.h"
#include "src/panel/sketch.h"

/** All its panels. */
void portfolio_panels(struct sketch *sketch);

/** Enter opens this view of the alliance. */
struct aim portfolio_aim(const struct portfolio_row *row, const char *view);

/* One each. */
void panel_health(struct sketch *sketch);
void panel_due(struct sketch *sketch);
void panel_steps(struct sketch *sketch);
void panel_taxonomy(struct sketch *sketch);
void panel_kinds(struct sketch *sketch);
void panel_partners(struct sketch *sketch);
void panel_ties(struct sketch *sketch);
void panel_load(struct sketch *sketch);
void panel_expiries(struct sketch *sketch);
void panel_results(struct sketch *sketch);

#endif

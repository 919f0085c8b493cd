/* Inside the portfolio: the figures P1 to P12 from what was loaded (B.7). */
#ifndef ENTENTE_FIGURES_PORTFOLIO_FIGURES_H
#define ENTENTE_FIGURES_PORTFOLIO_FIGURES_H

#include "src/figures/portfolio.h"
#include "src/figures/portfolio_facts.h"

/** Counts by state, form, motive, partner, sector and region (P1). */
void portfolio_add_kinds(struct figures_list *list, const struct portfolio_facts *facts);

/** How far the live alliances are, and at which step (P2). */
void portfolio_add_steps(struct figures_list *list, const struct portfolio_row *row, size_t n);

/** Concentration, conflicts, shared partners (P4 to P6). */
void portfolio_add_partners(struct figures_list *list, const struct portfolio_facts *facts);

/** Value, load, outcomes, maturity, goals (P7, P9 to P12). */
void portfolio_add_results(struct figures_list *list, const struct portfolio_facts *facts);

#endif

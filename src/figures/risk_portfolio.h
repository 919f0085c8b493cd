/* Inside risk: what the rest of the portfolio says about an alliance. */
#ifndef ENTENTE_FIGURES_RISK_PORTFOLIO_H
#define ENTENTE_FIGURES_RISK_PORTFOLIO_H

#include "src/figures/context.h"
#include "src/rules/truth.h"

/** Live alliances of its manager, counted no further than 7; NAN: nobody manages it. */
double risk_manager_load(struct figures_context *context);

/** The user flagged the country of a partner; unknown when there is no partner. */
enum truth risk_has_flagged_country(struct figures_context *context);

/** The newest maturity of our practice ("systematic"), or NULL. */
const char *risk_maturity(struct figures_context *context);

#endif

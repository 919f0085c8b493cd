/* The risk dashboard: warnings, success factors, the risk score and its index RISK (F). */
#ifndef ENTENTE_FIGURES_RISK_H
#define ENTENTE_FIGURES_RISK_H

#include "src/figures/figure.h"
#include "src/rules/risk_rules.h"

/** All factors of the day and the success score; computed once. */
const struct figures_list *figures_risk(struct figures_context *context);

/**
 * The index RISK alone: of the factors only those are looked at whose alarm somebody confirmed.
 * For lists of many alliances.
 */
struct figures_index figures_risk_index(struct figures_context *context);

/** The signal of a failure factor as its conditions say, whatever was answered to it. */
enum signal figures_risk_signal(struct figures_context *context, const char *code);

/** What was answered last to the warning of a factor, or NULL. */
const struct response_facts *figures_risk_response(struct figures_context *context,
                                                   const char *code);

/**
 * The line at the top, without data the hint how to begin; lives in the context's arena. Programs
 * read it with codes (B.9), people as it is said: in the words of the method.
 */
const char *figures_risk_sentence(struct figures_context *context);
const char *figures_risk_said(struct figures_context *context);

#endif

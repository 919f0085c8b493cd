/* The failure and success factors: what sets each of them off (F.1, F.2, F.4). */
#ifndef ENTENTE_FIGURES_RISK_FACTORS_H
#define ENTENTE_FIGURES_RISK_FACTORS_H

#include "src/figures/figure.h"
#include "src/rules/risk_rules.h"

enum { FAILURE_FACTORS = 34, SUCCESS_FACTORS = 20 };

/** `rests`: what it is judged by, in the words of figure_parts_of(). */
struct failure_factor {
    const char *code;
    struct warning (*warning)(struct figures_context *context);
    const char *rests;
};

struct success_factor {
    const char *code;
    enum truth (*holds)(struct figures_context *context);
    const char *rests;
};

/** In the order of F.1 and F.2. */
extern const struct failure_factor failure_factors[FAILURE_FACTORS];
extern const struct success_factor success_factors[SUCCESS_FACTORS];

/* Inside: what several factors ask. */

/** The family that a figure belongs to by its code; metrics with those that were taken out. */
const struct figures_list *factor_family(struct figures_context *context, const char *code);

/** The figure of whatever family it belongs to; NAN: no data. */
double factor_figure(struct figures_context *context, const char *code, const char *side);

/** What the chosen candidate was rated in "skills", "culture", "aims" or "risk"; NAN: not. */
double factor_four_c(struct figures_context *context, const char *condition);

/** What is asked of us in money over all commitments, and what we can afford (NAN: not said). */
double factor_asked(struct figures_context *context);
double factor_afford(struct figures_context *context);

/** The newest health check's result for a statement: of a side, of both; the gap between them. */
double factor_said(struct figures_context *context, const char *statement, bool us);
double factor_said_by_both(struct figures_context *context, const char *statement);

/* Inside: the conditions, by where their data come from. */

struct warning warn_comm(struct figures_context *context);
struct warning warn_aims(struct figures_context *context);
struct warning warn_riskshare(struct figures_context *context);
struct warning warn_oppo(struct figures_context *context);
struct warning warn_perf(struct figures_context *context);
struct warning warn_flex(struct figures_context *context);
struct warning warn_control(struct figures_context *context);
struct warning warn_trust(struct figures_context *context);
struct warning warn_conflict(struct figures_context *context);
struct warning warn_cult(struct figures_context *context);
struct warning warn_nofit(struct figures_context *context);
struct warning warn_noadd(struct figures_context *context);
struct warning warn_lead1(struct figures_context *context);
struct warning warn_money(struct figures_context *context);
struct warning warn_giveup(struct figures_context *context);
struct warning warn_political(struct figures_context *context);
struct warning warn_unequal(struct figures_context *context);
struct warning warn_rival(struct figures_context *context);
struct warning warn_depend(struct figures_context *context);
struct warning warn_appropr(struct figures_context *context);
struct warning warn_cost(struct figures_context *context);
struct warning warn_ip(struct figures_context *context);
struct warning warn_fx(struct figures_context *context);
struct warning warn_country(struct figures_context *context);
struct warning warn_prof(struct figures_context *context);
struct warning warn_absorb(struct figures_context *context);
struct warning warn_inert(struct figures_context *context);
struct warning warn_myopia(struct figures_context *context);
struct warning warn_sponsor(struct figures_context *context);
struct warning warn_turnover(struct figures_context *context);
struct warning warn_stale(struct figures_context *context);
struct warning warn_silent(struct figures_context *context);
struct warning warn_antitrust(struct figures_context *context);
struct warning warn_overload(struct figures_context *context);

#endif

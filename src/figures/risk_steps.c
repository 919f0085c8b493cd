/* Failure factors that follow from the answers of the twelve steps. */
#include <string.h>

#include "src/figures/plan_governance.h"
#include "src/figures/plan_learning.h"
#include "src/figures/risk_factors.h"
#include "src/figures/step_figures.h"

static bool
has_rows(struct figures_context *context, const char *field)
{
    size_t n;

    answer_rows(context, field, &n);
    return n;
}

/* Some row of the field has this code in the column. */
static bool
has_row(struct figures_context *context, const char *field, const char *column, const char *code)
{
    size_t n;
    const struct figures_row *row = answer_rows(context, field, &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(row_text(&row[i], column), code))
            return true;
    return false;
}

/* ---- money ---- */

/* The share of what is exchanged that the side carries who carries more. */
static double
larger_share(struct figures_context *context)
{
    size_t n;
    const struct figures_row *row = answer_rows(context, "s03.exchange", &n);
    double give = 0, get = 0;

    for (size_t i = 0; i < n; i++) {
        struct money value = row_money(&row[i], "value");

        if (!money_is_in(value, context->currency))
            continue;
        if (is_code(row_text(&row[i], "direction"), "give"))
            give += (double)value.minor;
        else
            get += (double)value.minor;
    }
    return give + get > 0 ? (give > get ? give : get) / (give + get) : NAN;
}

/* One promise of ours alone is more than we can afford. */
static enum truth
is_beyond_means(struct figures_context *context)
{
    double afford = factor_afford(context);
    size_t n;
    const struct commitment_facts *commitment = figures_rows(context, &commitment_plan, &n);
    bool beyond = false;

    for (size_t i = 0; i < n; i++)
        beyond = beyond || (promise_is_asked(&commitment[i], context->currency) &&
                            is_above((double)commitment[i].value.minor, afford));
    return truth_given(known(afford), beyond);
}

struct warning
warn_riskshare(struct figures_context *context)
{
    double share = larger_share(context);

    return (struct warning){
        .watch = truth_above(share, 0.65),
        .alarm = truth_or(truth_above(share, 0.8), is_beyond_means(context)),
    };
}

struct warning
warn_money(struct figures_context *context)
{
    double asked = factor_asked(context), afford = factor_afford(context);

    return (struct warning){
        .watch = truth_above(asked, 0.8 * afford), .alarm = truth_above(asked, afford),
    };
}

/* The currencies met so far: whether there is any, and whether there are two. */
struct currencies {
    const char *first;
    bool several;
};

static void
meet(struct currencies *currencies, struct money money)
{
    if (!money.currency)
        return;
    if (!currencies->first)
        currencies->first = money.currency;
    else if (strcmp(currencies->first, money.currency))
        currencies->several = true;
}

static struct currencies
currencies_of(struct figures_context *context)
{
    struct currencies currencies = { 0 };
    size_t n, n_promises, n_entries;
    const struct figures_row *row = answer_rows(context, "s03.exchange", &n);
    const struct commitment_facts *promise = figures_rows(context, &commitment_plan, &n_promises);
    const struct value_facts *entry = figures_rows(context, &value_plan, &n_entries);

    meet(&currencies, context->alliance->value);
    for (size_t i = 0; i < n; i++)
        meet(&currencies, row_money(&row[i], "value"));
    for (size_t i = 0; i < n_promises; i++)
        meet(&currencies, promise[i].value);
    for (size_t i = 0; i < n_entries; i++) {
        meet(&currencies, entry[i].planned);
        meet(&currencies, entry[i].realised);
    }
    return currencies;
}

static bool
has_booked_loss(struct figures_context *context)
{
    size_t n;
    const struct value_facts *entry = figures_rows(context, &value_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (entry[i].realised.currency && entry[i].realised.minor < 0 &&
            window_event(entry[i].date, context->day, DAYS_OF_YEAR))
            return true;
    return false;
}

static bool
is_payment_agreed(struct figures_context *context)
{
    size_t n;
    const struct figures_row *row = answer_rows(context, "s08.clauses", &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(row_text(&row[i], "topic"), "payment") &&
            is_code(row_text(&row[i], "state"), "agreed"))
            return true;
    return false;
}

struct warning
warn_fx(struct figures_context *context)
{
    struct currencies currencies = currencies_of(context);

    return (struct warning){
        .watch = truth_given(currencies.first,
                             currencies.several && !is_payment_agreed(context)),
        .alarm = truth_given(currencies.first, currencies.several && has_booked_loss(context)),
    };
}

/* ---- the reason, the partner, the culture ---- */

struct warning
warn_nofit(struct figures_context *context)
{
    const char *gap = answer_text(context, "s01.gap");
    size_t n;
    const struct figures_row *row = answer_rows(context, "s01.goals", &n);
    bool served = false;

    for (size_t i = 0; i < n; i++)
        served = served || row_number(&row[i], "contribution") >= 4;
    return (struct warning){
        .watch = truth_below(factor_figure(context, "strategic_fit", NULL), 60),
        .alarm = truth_given(n, !gap || !strcmp(gap, "[]") || !served),
    };
}

struct warning
warn_noadd(struct figures_context *context)
{
    double skills = factor_four_c(context, "skills");

    return (struct warning){
        .watch = truth_given(known(skills), is_equal(skills, 3)),
        .alarm = truth_at_most(skills, 2),
    };
}

/* A layer of culture in which the partner is far away and nothing is planned about it. */
static enum truth
has_open_distance(struct figures_context *context)
{
    const struct figures_row *chosen = step_chosen(context);
    size_t n;
    const struct figures_row *row = answer_rows(context, "s04.culture", &n);
    bool rated = false, open = false;

    for (size_t i = 0; chosen && i < n; i++) {
        double distance = row_number(&row[i], "distance");
        const char *layer = row_text(&row[i], "layer");

        if (!is_code(row_text(&row[i], "candidate"), chosen->id) || !known(distance))
            continue;
        rated = true;
        open = open || (distance >= 4 && !has_row(context, "s10.culture", "layer", layer));
    }
    return truth_given(rated, open);
}

struct warning
warn_cult(struct figures_context *context)
{
    enum truth open = has_open_distance(context);

    return (struct warning){
        .watch = open,
        .alarm = truth_and(open, truth_below(factor_figure(context, "L9.K3", NULL), 50)),
    };
}

struct warning
warn_country(struct figures_context *context)
{
    const char *geography = context->alliance->geography;
    enum truth unplanned = truth_and(truth_given(geography, !is_code(geography, "domestic")),
                                     truth_given(true, !has_rows(context, "s10.culture")));

    return (struct warning){
        .watch = unplanned,
        .alarm = truth_and(unplanned, truth_below(factor_figure(context, "L9.K1", NULL), 50)),
    };
}

struct warning
warn_depend(struct figures_context *context)
{
    double gap = factor_figure(context, "dependency_gap", NULL);

    return (struct warning){
        .watch = truth_at_least(gap, 2),
        .alarm = truth_and(truth_at_least(gap, 3),
                           truth_given(true, !has_row(context, "s01.options", "verdict",
                                                      "reserve"))),
    };
}

/* ---- what is shared in the end ---- */

static bool
creates_jointly(struct figures_context *context)
{
    size_t n;
    const struct learning_event_facts *event = figures_rows(context, &learning_event_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (is_code(event[i].direction, "joint"))
            return true;
    return false;
}

/* Every result has an owner, and there is one. */
static bool
is_result_settled(struct figures_context *context)
{
    size_t n;
    const struct figures_row *row = answer_rows(context, "s08.ip", &n);

    for (size_t i = 0; i < n; i++)
        if (!row_text(&row[i], "ownership"))
            return false;
    return n;
}

struct warning
warn_appropr(struct figures_context *context)
{
    bool agreed = !is_one_of(context->alliance->state, "idea exploring negotiating abandoned");
    bool written = has_rows(context, "s08.returns") && has_rows(context, "s08.ip");

    return (struct warning){
        .watch = truth_given(agreed, !written),
        .alarm = truth_given(creates_jointly(context), !is_result_settled(context)),
    };
}

#include "src/figures/risk.h"

#include <string.h>

#include "src/figures/dashboard.h"
#include "src/figures/plan_risk.h"
#include "src/figures/risk_factors.h"
#include "src/figures/sentence.h"
#include "src/ops/private.h"

static const char name[] = "risk";

const struct response_facts *
figures_risk_response(struct figures_context *context, const char *code)
{
    size_t n;
    const struct response_facts *response = figures_rows(context, &response_plan, &n);

    return response_newest(response, n, code);
}

enum signal
figures_risk_signal(struct figures_context *context, const char *code)
{
    for (size_t i = 0; i < FAILURE_FACTORS; i++)
        if (is_code(failure_factors[i].code, code))
            return warning_signal(failure_factors[i].warning(context));
    return SIGNAL_NO_DATA;
}

/* ---- the index ---- */

static double
add_open_risks(struct figures_context *context, size_t *n)
{
    size_t n_risks;
    const struct risk_facts *risk = figures_rows(context, &risk_plan, &n_risks);
    double sum = 0;

    for (size_t i = 0; i < n_risks; i++)
        if (risk_is_open(&risk[i])) {
            sum += risk_exposure(&risk[i]);
            ++*n;
        }
    return sum;
}

static double
add_confirmed_alarms(struct figures_context *context, size_t *n)
{
    double sum = 0;

    for (size_t i = 0; i < FAILURE_FACTORS; i++) {
        const struct response_facts *response =
            figures_risk_response(context, failure_factors[i].code);

        if (!response || !is_code(response->response, "confirm") ||
            warning_signal(failure_factors[i].warning(context)) != SIGNAL_ALARM)
            continue;
        sum += alarm_exposure(response_impact(response));
        ++*n;
    }
    return sum;
}

struct figures_index
figures_risk_index(struct figures_context *context)
{
    size_t n_risks, n = 0, n_alarms = 0;
    double sum = add_open_risks(context, &n) + add_confirmed_alarms(context, &n_alarms);
    double value = 100 - risk_score(sum, n + n_alarms);
    bool has_data;

    figures_rows(context, &risk_plan, &n_risks);
    has_data = n_risks || n_alarms;
    return (struct figures_index){
        .code = "RISK", .value = has_data ? value : NAN,
        .light = has_data ? light_of_index(value) : LIGHT_NONE, .weight_with_data = has_data,
    };
}

/* ---- the factors ---- */

static void
add_failure(struct figures_list *list, const struct failure_factor *factor)
{
    enum signal signal = warning_signal(factor->warning(list->context)), shown = signal;

    if (response_silences(figures_risk_response(list->context, factor->code), list->context->day))
        shown = SIGNAL_OFF;
    figures_add_word(list, factor->code, signal_word(shown), signal_light(shown), NULL)->n =
        signal != SIGNAL_NO_DATA;
}

static const char *const success_words[] = { "no_data", "not_green", "green" };

static void
add_success(struct figures_list *list, const struct success_factor *factor, struct tally *score)
{
    static const enum light lights[] = { LIGHT_NONE, LIGHT_AMBER, LIGHT_GREEN };
    enum truth holds = factor->holds(list->context);

    figures_add_word(list, factor->code, success_words[holds], lights[holds], NULL)->n =
        holds != TRUTH_UNKNOWN;
    score->part += holds == TRUTH_TRUE;
    score->whole += holds != TRUTH_UNKNOWN;
}

const struct figures_list *
figures_risk(struct figures_context *context)
{
    struct figures_list *list = figures_list_made(context, name);
    struct tally score = figures_base(context);

    if (list)
        return list;
    list = figures_list_new(context, name);
    for (size_t i = 0; i < FAILURE_FACTORS; i++)
        add_failure(list, &failure_factors[i]);
    for (size_t i = 0; i < SUCCESS_FACTORS; i++)
        add_success(list, &success_factors[i], &score);
    figures_add_plain(list, "success_score", NULL, tally_percent(&score), NULL)->n =
        (size_t)score.whole;
    list->index = figures_risk_index(context);
    return list;
}

/* ---- the sentence ---- */

/* Before others a private factor is neither counted nor named. */
static bool
is_told(const struct figures_list *list, size_t i)
{
    return !list->context->figures->presenting || !private_figure(list->figure[i].code);
}

/* How many of the list's factors from `from` on, `n` of them, have the word; NULL: have data. */
static size_t
count(const struct figures_list *list, size_t from, size_t n, const char *word)
{
    size_t found = 0;

    for (size_t i = from; i < from + n && i < list->n; i++)
        if (is_told(list, i))
            found += word ? !strcmp(list->figure[i].word, word) : list->figure[i].n > 0;
    return found;
}

static const char *
plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void
say_first(struct sentence *sentence, const struct figures_list *list, const char *word, bool words)
{
    for (size_t i = 0; i < FAILURE_FACTORS; i++)
        if (is_told(list, i) && !strcmp(list->figure[i].word, word)) {
            sentence_clause(sentence, words ? "\"%s\" comes first" : "%s comes first",
                            words ? dashboard_label(list->context, &list->figure[i])
                                  : list->figure[i].code);
            return;
        }
}

static const char *
sentence_of(struct figures_context *context, bool words)
{
    const struct figures_list *list = figures_risk(context);
    struct sentence sentence = { .arena = context->arena };
    size_t alarms = count(list, 0, FAILURE_FACTORS, "alarm");
    size_t watches = count(list, 0, FAILURE_FACTORS, "watch");
    size_t data = count(list, 0, FAILURE_FACTORS, NULL);
    size_t rated = count(list, FAILURE_FACTORS, SUCCESS_FACTORS, NULL);

    if (data)
        sentence_clause(&sentence, "%zu alarm%s and %zu warning%s in %zu factor%s with data",
                        alarms, plural(alarms), watches, plural(watches), data, plural(data));
    if (alarms || watches)
        say_first(&sentence, list, alarms ? "alarm" : "watch", words);
    if (rated)
        sentence_clause(&sentence, "%zu of %zu success factor%s hold%s",
                        count(list, FAILURE_FACTORS, SUCCESS_FACTORS, "green"), rated,
                        plural(rated), rated == 1 ? "s" : "");
    return sentence_end(&sentence);
}

const char *
figures_risk_sentence(struct figures_context *context)
{
    return sentence_of(context, false);
}

const char *
figures_risk_said(struct figures_context *context)
{
    return sentence_of(context, true);
}

#include "src/figures/risk_notes.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/str.h"
#include "src/figures/plan_risk.h"
#include "src/figures/risk.h"
#include "src/figures/risk_factors.h"

/* Where in the life of an alliance the factor strikes. */
static const char *
places_of(struct notes *notes, struct figures_context *context, const char *codes)
{
    const struct method_vocabulary *life =
        method_vocabulary(context->method, "E.39", context->figures->err);
    struct str text = { 0 };
    const char *places;
    size_t n = 0;

    for (size_t i = 0; life && i < life->n; i++)
        if (is_one_of(life->codes[i].code, codes)) {
            str_addf(&text, "%s%s", n ? ", " : "", life->codes[i].label);
            n++;
        }
    places = life && n == life->n ? "every part of its life"
                                  : arena_string(notes->arena, str_text(&text));
    str_free(&text);
    return places;
}

static const char *
day_of(struct notes *notes, long day)
{
    char text[DATE_SIZE];

    date_write(day, text);
    return arena_string(notes->arena, text);
}

/* What was answered, in words; NULL: nothing. */
static const char *
answer_of(struct notes *notes, const struct response_facts *response)
{
    const char *on = response ? day_of(notes, response->on) : NULL;

    if (!response)
        return NULL;
    if (is_code(response->response, "dismiss"))
        return arena_printf(notes->arena, "dismissed on %s until %s: %s", on,
                            day_known(response->until) ? day_of(notes, response->until) : "–",
                            response->reason ? response->reason : "–");
    if (is_code(response->response, "confirm"))
        return known(response->impact)
               ? arena_printf(notes->arena, "confirmed on %s with impact %.0f", on,
                              response->impact)
               : arena_printf(notes->arena, "confirmed on %s", on);
    return arena_printf(notes->arena, "made a risk on %s", on);
}

/* A factor that warns, or that somebody answered. */
static void
add_factor(struct notes *notes, struct figures_context *context, const char *code)
{
    enum signal signal = figures_risk_signal(context, code);
    const struct response_facts *response = figures_risk_response(context, code);
    const char *answer = answer_of(notes, response);
    bool silent = response_silences(response, context->day);
    const struct method_indicator *words =
        method_indicator(context->method, code, context->figures->err);

    if (!words || (signal != SIGNAL_WATCH && signal != SIGNAL_ALARM))
        return;
    notes_add(notes, words->name, "%s%s: %s.", silent ? "dismissed " : "", signal_word(signal),
              signal == SIGNAL_ALARM ? words->alarm : words->watch);
    if (answer)
        notes_add(notes, "", "You %s.", answer);
    if (silent)
        return;
    notes_add(notes, "", "First: %s", words->first ? words->first : "–");
    notes_add(notes, "", "Strikes in: %s. Source: %s.",
              places_of(notes, context, words->strikes), words->refer ? words->refer : "–");
}

static void
add_alarms(struct notes *notes, struct figures_context *context)
{
    for (size_t i = 0; i < FAILURE_FACTORS; i++) {
        const char *code = failure_factors[i].code;
        const struct response_facts *response = figures_risk_response(context, code);
        const struct method_indicator *words =
            method_indicator(context->method, code, context->figures->err);

        if (words && response && is_code(response->response, "confirm") &&
            figures_risk_signal(context, code) == SIGNAL_ALARM)
            notes_add(notes, words->name, "confirmed alarm, exposure %.0f of 25 (impact %.0f)",
                      alarm_exposure(response_impact(response)), response_impact(response));
    }
}

/* What the score is made of. */
static void
add_score(struct notes *notes, struct figures_context *context)
{
    double health = figures_risk(context)->index.value;
    size_t n;
    const struct risk_facts *risk = figures_rows(context, &risk_plan, &n);

    notes_heading(notes, "The risk score");
    if (!known(health))
        return;
    notes_add(notes, "Risk score", "%.1f of 100", 100 - health);
    for (size_t i = 0; i < n; i++)
        if (risk_is_open(&risk[i]))
            notes_add(notes, risk[i].description ? risk[i].description : "–",
                      "%s, exposure %.0f of 25 (likelihood %.0f, impact %.0f)",
                      exposure_word(risk_exposure(&risk[i])), risk_exposure(&risk[i]),
                      risk[i].likelihood, risk[i].impact);
    add_alarms(notes, context);
}

void
figures_risk_notes(struct figures_context *context, struct notes *notes)
{
    add_score(notes, context);
    notes_heading(notes, "What to do first");
    for (size_t i = 0; i < FAILURE_FACTORS; i++)
        add_factor(notes, context, failure_factors[i].code);
    notes_base_rates(notes, context);
}

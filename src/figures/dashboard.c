#include "src/figures/dashboard.h"

#include <stdio.h>
#include <string.h>

#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/learning_notes.h"
#include "src/figures/progress.h"
#include "src/figures/progress_notes.h"
#include "src/figures/risk.h"
#include "src/figures/risk_notes.h"
#include "src/figures/step_figures.h"
#include "src/store/query.h"

const struct dashboard dashboards[] = {
    { "governance", "Governance", figures_governance, figures_governance_sentence, NULL },
    { "learning", "Learning", figures_learning, figures_learning_sentence,
      figures_learning_notes },
    { "progress", "Progress", figures_progress, figures_progress_sentence,
      figures_progress_notes },
    { "risk", "Risk", figures_risk, figures_risk_sentence, figures_risk_notes },
    { "steps", "Steps", figures_steps, NULL, NULL },
};
const size_t dashboard_count = sizeof dashboards / sizeof *dashboards;

const struct dashboard *
dashboard_find(const char *name)
{
    for (size_t i = 0; i < dashboard_count; i++)
        if (!strcmp(dashboards[i].name, name))
            return &dashboards[i];
    return NULL;
}

/* ---- names ---- */

/* Parts counted from 1 that a vocabulary names; `whole` stands before the name. */
static const struct {
    const char *before, *vocabulary;
    bool whole;
} numbered[] = {
    { "L6.O", "E.44", false }, { "L9.K", "E.43", false }, { "L18.Y", "E.45", true },
};

/* The text behind `before` in the code, or NULL. */
static const char *
behind(const char *code, const char *before)
{
    size_t n = strlen(before);

    return !strncmp(code, before, n) ? code + n : NULL;
}

/* A code as people read it: "running on credit". */
static const char *
words_of(struct arena *arena, const char *code)
{
    char *words = arena_string(arena, code);

    for (char *c = words; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return words;
}

static const char *
organisation_of(struct figures_context *context, const char *id)
{
    const char *found =
        query_string(context->figures->book->store, context->arena, context->figures->err,
                     "SELECT \"name\" FROM \"organisation\" WHERE \"id\"=?1", "t", id);

    return found ? found : id;
}

/* The organisation that the row of a candidate names. */
static const char *
candidate_of(struct figures_context *context, const char *row)
{
    size_t n;
    const struct figures_row *candidate = answer_rows(context, "s04.candidates", &n);

    for (size_t i = 0; i < n; i++)
        if (!strcmp(candidate[i].id, row) && row_text(&candidate[i], "organisation"))
            return organisation_of(context, row_text(&candidate[i], "organisation"));
    return row;
}

static const char *
numbered_name(struct figures_context *context, const char *code, const char *whole)
{
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
        const char *number = behind(code, numbered[i].before);
        const struct method_vocabulary *words =
            number ? method_vocabulary(context->method, numbered[i].vocabulary,
                                       context->figures->err) : NULL;
        size_t at = number ? (size_t)(number[0] - '1') : 0;

        if (words && at < words->n)
            return numbered[i].whole
                   ? arena_printf(context->arena, "%s: %s", whole, words->codes[at].label)
                   : words->codes[at].label;
    }
    return NULL;
}

/* The name of a part of the figure called `whole`. */
static const char *
part_name(struct figures_context *context, const char *code, const char *whole)
{
    const char *name = numbered_name(context, code, whole), *part;

    if (name)
        return name;
    if ((part = behind(code, "candidate_score.")) != NULL)
        return arena_printf(context->arena, "%s: %s", whole, candidate_of(context, part));
    return arena_printf(context->arena, "%s: %s", whole,
                        words_of(context->arena, strchr(code, '.') + 1));
}

const char *
dashboard_label(struct figures_context *context, const struct figure *figure)
{
    const struct method_indicator *indicator =
        method_indicator(context->method, figure->code, context->figures->err);

    if (figure->name)
        return figure->name;
    if (!indicator)
        return figure->code;
    return strchr(figure->code, '.') && strcmp(indicator->code, figure->code) != 0
           ? part_name(context, figure->code, indicator->name) : indicator->name;
}

/* ---- values ---- */

const char *
dashboard_value(const struct figures_list *list, const struct figure *figure)
{
    char number[32];
    size_t n;

    if (figure->word)
        return words_of(list->arena, figure->word);
    if (!known(figure->value))
        return "–";
    snprintf(number, sizeof number, "%.2f", figure->value);
    n = strlen(number);
    while (n && number[n - 1] == '0')
        number[--n] = '\0';
    if (n && number[n - 1] == '.')
        number[--n] = '\0';
    if (!strcmp(number, "-0"))
        snprintf(number, sizeof number, "0");
    return figure->unit && !strpbrk(figure->unit, "0123456789")
           ? arena_printf(list->arena, "%s %s", number, figure->unit)
           : arena_string(list->arena, number);
}

const char *
dashboard_banner(const char *code)
{
    static const struct {
        const char *code, *words;
    } banners[] = {
        { "steering_silent", "the steering body has not met for more than twice its rhythm" },
        { "commitments_below_50", "a side keeps less than half of its commitments in time" },
        { "flag_confirmed", "opportunism is confirmed and not resolved" },
        { "no_sponsor", "a side has no executive sponsor" },
        { "inertial", "learning stands still and nothing is readjusted" },
        { "frustrated", "re-evaluations stay low in two cycles running" },
        { "leak_restricted", "closed knowledge has leaked" },
        { "learning_race", "one side learns much faster than the other" },
        { "leading_falling", "leading indicators are falling" },
    };

    for (size_t i = 0; i < sizeof banners / sizeof *banners; i++)
        if (!strcmp(banners[i].code, code))
            return banners[i].words;
    return code;
}

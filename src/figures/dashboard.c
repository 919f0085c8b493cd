#include "src/figures/dashboard.h"

#include <math.h>
#include <string.h>

#include "src/base/number.h"
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
    { "governance", "Governance", figures_governance, figures_governance_sentence,
      figures_governance_sentence, NULL },
    { "learning", "Learning", figures_learning, figures_learning_sentence, figures_learning_said,
      figures_learning_notes },
    { "progress", "Progress", figures_progress, figures_progress_sentence,
      figures_progress_sentence, figures_progress_notes },
    { "risk", "Risk", figures_risk, figures_risk_sentence, figures_risk_said, figures_risk_notes },
    { "steps", "Steps", figures_steps, NULL, NULL, NULL },
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

/* A scale ("1–5") is no unit: it says what the number can be. */
const char *
dashboard_unit(const char *unit)
{
    if (!unit || strpbrk(unit, "0123456789"))
        return "";
    return !strcmp(unit, "percent") || !strcmp(unit, "per cent") ? "%" : unit;
}

/* A value that is a code, in the words of the method where it has them. */
static const char *
word_shown(const struct figures_list *list, const struct figure *figure)
{
    static const char *const words[][2] = { { "green", "holds" }, { "not_green", "not yet" } };
    struct figures_context *context = list->context;
    const struct method_vocabulary *practice =
        is_code(figure->code, "P11") && context
        ? method_vocabulary(context->method, "E.58", context->figures->err) : NULL;

    for (size_t i = 0; practice && i < practice->n; i++)
        if (!strcmp(practice->codes[i].code, figure->word))
            return practice->codes[i].label;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], figure->word))
            return words[i][1];
    return words_of(list->arena, figure->word);
}

const char *
dashboard_value(const struct figures_list *list, const struct figure *figure)
{
    const char *number;

    if (figure->word)
        return word_shown(list, figure);
    if (!known(figure->value))
        return "–";
    if (is_code(figure->code, "HW10"))
        return figure->value > 0 ? "falling" : "steady";
    if (is_code(figure->code, "P5") || is_code(figure->code, "portfolio_conflicts"))
        return arena_printf(list->arena, "%.0f point%s", figure->value,
                            is_equal(figure->value, 1) ? "" : "s");
    if (is_code(figure->code, "G24") && figure->value <= -1)
        return arena_printf(list->arena, "%s day%s overdue",
                            number_write(list->arena, -figure->value, 0),
                            is_equal(figure->value, -1) ? "" : "s");
    number = number_write(list->arena, figure->value, 2);
    return *dashboard_unit(figure->unit)
           ? arena_printf(list->arena, "%s %s", number, dashboard_unit(figure->unit)) : number;
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

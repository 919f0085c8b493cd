#include "src/figures/dashboard.h"

#include <stdio.h>
#include <string.h>

#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/progress.h"
#include "src/figures/risk.h"
#include "src/figures/step_figures.h"

const struct dashboard dashboards[] = {
    { "governance", "Governance", figures_governance, figures_governance_sentence },
    { "learning", "Learning", figures_learning, figures_learning_sentence },
    { "progress", "Progress", figures_progress, figures_progress_sentence },
    { "risk", "Risk", figures_risk, figures_risk_sentence },
    { "steps", "Steps", figures_steps, NULL },
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

const char *
dashboard_label(struct figures_context *context, const struct figure *figure)
{
    const struct method_indicator *indicator =
        method_indicator(context->method, figure->code, context->figures->err);

    if (figure->name)
        return figure->name;
    return indicator ? indicator->name : figure->code;
}

/* A code as people read it: "running on credit". */
static const char *
words_of(const struct figures_list *list, const char *code)
{
    char *words = arena_string(list->arena, code);

    for (char *c = words; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return words;
}

const char *
dashboard_value(const struct figures_list *list, const struct figure *figure)
{
    char number[32];
    size_t n;

    if (figure->word)
        return words_of(list, figure->word);
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

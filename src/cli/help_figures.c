#include "src/cli/help_figures.h"

#include <string.h>
#include <strings.h>

#include "src/figures/attend_rule.h"
#include "src/rules/light.h"

enum { LABEL = 16 };

static void
tell(struct call *call, const char *label, const char *text)
{
    if (text && *text)
        page_wrap(&call->page, label, LABEL, text);
}

static void
tell_indicator(struct call *call, const struct method_indicator *indicator)
{
    struct bounds bounds = { indicator->green, indicator->red, indicator->centre };
    struct str limits = { 0 };

    page_heading(&call->page, "%s: %s", indicator->code, indicator->name);
    page_wrap(&call->page, "", 0, indicator->about);
    light_words(&bounds, indicator->unit, &limits);
    page_gap(&call->page);
    tell(call, "Unit", indicator->unit);
    tell(call, "Limits", str_text(&limits));
    if (indicator->weight)
        tell(call, "Weight", arena_printf(&call->arena, "%d %% of its index", indicator->weight));
    tell(call, "Watch", indicator->watch);
    tell(call, "Alarm", indicator->alarm);
    tell(call, "Do first", indicator->first);
    tell(call, "Source", indicator->refer);
    page_gap(&call->page);
    page_line(&call->page, "'entente show ALLIANCE %s' tells it of an alliance.", indicator->code);
    str_free(&limits);
}

bool
help_figure(struct call *call, const char *code, bool *known, struct err *err)
{
    size_t n;
    const struct method_indicator *indicator = method_indicators(call->book.method, &n, err);

    for (size_t i = 0; i < n; i++)
        if (!strcasecmp(indicator[i].code, code)) {
            tell_indicator(call, &indicator[i]);
            *known = true;
        }
    for (size_t i = 0; i < attend_rule_count; i++)
        if (!strcasecmp(attend_rules[i].code, code)) {
            page_heading(&call->page, "%s: a rule of what needs you today", attend_rules[i].code);
            page_wrap(&call->page, "", 0, attend_rules[i].why);
            *known = true;
        }
    return !err->kind;
}

bool
help_figures(struct call *call, struct err *err)
{
    size_t n;
    const struct method_indicator *indicator = method_indicators(call->book.method, &n, err);

    page_heading(&call->page, "Figures");
    for (size_t i = 0; i < n; i++)
        page_wrap(&call->page, arena_printf(&call->arena, "  %s ", indicator[i].code), LABEL,
                  indicator[i].name);
    page_heading(&call->page, "Rules of what needs you today");
    for (size_t i = 0; i < attend_rule_count; i++)
        page_wrap(&call->page, arena_printf(&call->arena, "  %s ", attend_rules[i].code), LABEL,
                  attend_rules[i].why);
    page_gap(&call->page);
    page_line(&call->page, "'entente help G9' tells all about one.");
    return !err->kind;
}

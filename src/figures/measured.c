#include "src/figures/measured.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/figures/governance.h"
#include "src/figures/learning.h"
#include "src/figures/progress.h"
#include "src/figures/risk.h"

bool
measured_is_shared(const struct figure *figure)
{
    return !figure->name && !figure->word && known(figure->value) && !strpbrk(figure->code, " =/");
}

static void
add(struct str *out, const char *code, const char *side, double value)
{
    if (known(value))
        str_addf(out, " %s%s%s=%.17g", code, side ? "/" : "", side ? side : "", value);
}

static void
add_list(struct str *out, const struct figures_list *list)
{
    if (list->index.code)
        add(out, list->index.code, NULL, list->index.value);
    for (size_t i = 0; i < list->n; i++)
        if (measured_is_shared(&list->figure[i]))
            add(out, list->figure[i].code, list->figure[i].side, list->figure[i].value);
}

void
measured_write(struct str *out, struct figures_context *context)
{
    add_list(out, figures_governance(context));
    add_list(out, figures_learning(context));
    add_list(out, figures_progress(context));
    add(out, "RISK", NULL, figures_risk_index(context).value);
}

double
measured_find(const char *text, const char *code, const char *side)
{
    char key[80];
    const char *at;

    snprintf(key, sizeof key, " %s%s%s=", code, side ? "/" : "", side ? side : "");
    at = strstr(text, key);
    return at ? strtod(at + strlen(key), NULL) : NAN;
}

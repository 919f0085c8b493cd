/* The dashboards by name: what each of them computes and says. */
#ifndef ENTENTE_FIGURES_DASHBOARD_H
#define ENTENTE_FIGURES_DASHBOARD_H

#include "src/figures/figure.h"
#include "src/figures/notes.h"

/** A dashboard of one alliance. `sentence`, `said` and `notes` NULL: it has none. */
struct dashboard {
    const char *name;            /* "governance" */
    const char *title;           /* "Governance" */
    const struct figures_list *(*figures)(struct figures_context *context);
    const char *(*sentence)(struct figures_context *context);   /* for programs (B.9) */
    const char *(*said)(struct figures_context *context);       /* for people */
    void (*notes)(struct figures_context *context, struct notes *notes);
};

extern const struct dashboard dashboards[];
extern const size_t dashboard_count;

/** The dashboard called `name`, or NULL. */
const struct dashboard *dashboard_find(const char *name);

/**
 * What the figure is called: "Meeting rhythm", a part by its own name: "Judge how tacit"; its code
 * when the method does not know it. Lives as long as the context or the method.
 */
const char *dashboard_label(struct figures_context *context, const struct figure *figure);

/** A unit as people read it: "%" for a metric counted in "percent"; "" for none. */
const char *dashboard_unit(const char *unit);

/** The value for people, rounded, with its unit: "71.4 %", "building", "–". In the list's arena. */
const char *dashboard_value(const struct figures_list *list, const struct figure *figure);

/** What a banner says to people: "the steering body has not met". */
const char *dashboard_banner(const char *code);

#endif

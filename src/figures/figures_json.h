/* Dashboards as JSON (records.md 6). */
#ifndef ENTENTE_FIGURES_FIGURES_JSON_H
#define ENTENTE_FIGURES_FIGURES_JSON_H

#include "src/figures/dashboard.h"

/** Append one figure, one index ("null" without a code), banners as a list. */
void figures_json_figure(struct str *out, const struct figure *figure);
void figures_json_index(struct str *out, const struct figures_index *index);
void figures_json_banners(struct str *out, const struct figures_list *list);

/** Append a number or, for NAN, null. */
void figures_json_number(struct str *out, double number);

/** Append the whole object, with a line end; false on failure (`err` of the context's figures). */
bool figures_json(struct str *out, struct figures_context *context,
                  const struct dashboard *dashboard);

#endif

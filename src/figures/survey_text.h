/* The two-line profile as text: for a terminal, a pager, a report. */
#ifndef ENTENTE_FIGURES_SURVEY_TEXT_H
#define ENTENTE_FIGURES_SURVEY_TEXT_H

#include "src/figures/survey_profile.h"

/**
 * Append the profile, no line wider than `columns` (24 at least). Headings begin with "# ". From 77
 * columns on the picture stands with gap and light, from 88 on as wide as the method draws it, from
 * 120 on with the means; below 71 it becomes a list of sentences. Pure ASCII but for what people
 * wrote.
 */
void survey_text(const struct survey_profile *profile, const char *alliance, int columns,
                 struct str *out);

#endif

/* The progress view (D.8): five rules, quadrant, health check, metrics, goals, people, inquiry. */
#ifndef ENTENTE_PANEL_PROGRESS_PANELS_H
#define ENTENTE_PANEL_PROGRESS_PANELS_H

#include "src/figures/survey_profile.h"
#include "src/panel/sketch.h"

/** All its panels, in their order. */
void progress_panels(struct sketch *sketch);

/* One each. */
void panel_rules(struct sketch *sketch);
void panel_quadrant(struct sketch *sketch);
void panel_metrics(struct sketch *sketch);
void panel_goals(struct sketch *sketch);
void panel_differences(struct sketch *sketch);
void panel_people(struct sketch *sketch);
void panel_inquiry(struct sketch *sketch);

/* Of the newest health check closed (NULL: there is none): what needs care, and every statement. */
void panel_check(struct sketch *sketch, const struct survey_profile *profile);
void panel_profile(struct sketch *sketch, const struct survey_profile *profile);

#endif

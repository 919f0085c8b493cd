/* The metrics of an alliance: the 24 default ones, those it added, and its goals (D.9). */
#ifndef ENTENTE_FIGURES_PROGRESS_METRICS_H
#define ENTENTE_FIGURES_PROGRESS_METRICS_H

#include "src/figures/figure.h"
#include "src/figures/plan_progress.h"
#include "src/figures/readings.h"

/** The metric record with this code, or NULL. */
const struct metric_facts *progress_record(struct figures_context *context, const char *code);

/** False when a record takes the metric out of the list. */
bool progress_is_active(struct figures_context *context, const char *code);

/** The metrics the alliance added (`kind` "progress") or its goals ("goal"), active ones, by code. */
const struct metric_facts **progress_added(struct figures_context *context, const char *kind,
                                           size_t *n);

/** Add the figure of a default metric, of an added one, of a goal. */
void progress_add_default(struct figures_list *list, const char *code);
void progress_add_own(struct figures_list *list, const struct metric_facts *metric);
void progress_add_goal(struct figures_list *list, const struct metric_facts *metric);

/** What a reading attains of the goal, 0..150 %; NAN when nothing was expected yet (D.2). */
double progress_attainment(struct figures_context *context, const struct metric_facts *metric,
                           const struct reading_seen *reading);

/** What the plan of a goal expects on `day`; NAN without a start or a target, and of a band. */
double progress_expected(struct figures_context *context, const struct metric_facts *metric,
                         long day);

/** The light of one reading of the metric; none for a goal before patience is past. */
enum light progress_judge(struct figures_context *context, const struct metric_facts *metric,
                          const struct reading_seen *reading);

/** Count the active metrics entered by hand; those read within their frequency are the part. */
void progress_tally_fresh(struct figures_context *context, struct tally *base);

/** What a metric, shipped, added or of a goal, is judged by; false: there is none called that. */
bool progress_bounds(struct figures_context *context, const char *code, struct bounds *out);

#endif

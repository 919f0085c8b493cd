/* The newest health check of an alliance as of a day, with what both sides said (D.6, D.7). */
#ifndef ENTENTE_FIGURES_SURVEY_H
#define ENTENTE_FIGURES_SURVEY_H

#include "src/figures/context.h"
#include "src/rules/survey_rules.h"

/** A closed survey. Without one `id` is NULL and no statement has a result. */
struct survey_seen {
    const char *id;
    long closed_on;
    struct statement_result result[STATEMENTS];
};

/** The newest survey closed by the day of the context; read once. Never NULL. */
const struct survey_seen *figures_survey(struct figures_context *context);

struct survey_facts;

/**
 * The health checks closed by the day of the context, newest first, `*n` of them; the list lives
 * as long as the alliance.
 */
const struct survey_facts **figures_surveys(struct figures_context *context, size_t *n);

/** What both sides said in `survey`, read from the file once, however many days ask for it. */
void figures_survey_results(struct figures_context *context, const struct survey_facts *survey,
                            struct statement_result result[STATEMENTS]);

#endif

/* The step indicators (A.14), and what other figures ask of the steps. */
#ifndef ENTENTE_FIGURES_STEP_FIGURES_H
#define ENTENTE_FIGURES_STEP_FIGURES_H

#include "src/figures/answers.h"
#include "src/figures/figure.h"

/** All step indicators, in the order of A.14; computed once. */
const struct figures_list *figures_steps(struct figures_context *context);

/** The row of the chosen candidate, the first whose organisation is s04.choice; NULL: none. */
const struct figures_row *step_chosen(struct figures_context *context);

/** The four-C row of the chosen candidate, or NULL. */
const struct figures_row *step_four_c(struct figures_context *context);

/** The row of s04.culture for a layer of the chosen candidate that has a distance, or NULL. */
const struct figures_row *step_culture(struct figures_context *context, const char *layer);

/** The day from which goal metrics are judged; DAY_NONE without s08.effective. */
long step_patience_until(struct figures_context *context);

/** Patience is past on the day of the context. */
bool step_is_past_patience(struct figures_context *context);

/**
 * How many shipped topics have a row of s07.working with all four texts; `agreed`: and the consent
 * of both sides. All rows go into the base. `*topics`: how many shipped topics there are.
 */
long step_topics_covered(struct figures_context *context, bool agreed, long *topics,
                         struct tally *base);

/* Inside: the indicators of steps 7 to 12. */
void step_add_later(struct figures_list *list);

/** 100 × mean ÷ 5 of the answers `prefix`word for each word; NAN with fewer than `least` rated. */
double step_rating(struct figures_context *context, const char *prefix, const char *words,
                   size_t least, struct tally *base);

#endif

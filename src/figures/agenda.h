/* What of an alliance has a day: the meetings, promises, reviews and ends that are still to come. */
#ifndef ENTENTE_FIGURES_AGENDA_H
#define ENTENTE_FIGURES_AGENDA_H

#include "src/figures/context.h"

/** One thing that is due and not done on the day of the context. */
struct agenda_entry {
    long day;
    const char *kind;            /* in words: "meeting", "we owe" */
    const char *title;
    const char *side;            /* who has to act: "us", "them", or NULL */
    const char *entity, *id;     /* its record; entity NULL: an answer in a step */
    int step;                    /* then the step, and the question in it */
    const char *key;
};

/**
 * Everything that is open and has a day, by day, then id; `*n` entries in the context's arena. What
 * came about after the day of the context is left out, what was done after it counts as open.
 */
const struct agenda_entry *figures_agenda(struct figures_context *context, size_t *n);

/** The day the agreement ends (s08.effective and s08.term_months), or DAY_NONE. */
long figures_agreement_end(struct figures_context *context);

#endif

/* What to record next where a figure has no data. */
#ifndef ENTENTE_FIGURES_FIGURE_NEED_H
#define ENTENTE_FIGURES_FIGURE_NEED_H

#include "src/figures/figure.h"

enum need_kind {
    NEED_NOTHING,                /* nobody says what it rests on */
    NEED_RECORD,                 /* one more of entity; its field via names the record id, or some are begun */
    NEED_VALUE,                  /* entity: `field` of one there is; id: the only one, else NULL */
    NEED_QUESTION,               /* key: "s04.four_c"; `begun` then is NULL */
    NEED_READING,                /* begun: the metric, "metric=+M1.4" */
    NEED_TIME,                   /* all is there; it counts from `day` on (DAY_NONE: later) */
};

struct figure_need {
    enum need_kind kind;
    const struct entity *entity;
    const char *via, *id;
    const char *begun;           /* "wanted_by=them"; NULL: nothing */
    const char *field;           /* of the entity */
    const char *key;             /* NEED_RECORD: the open question about learning, "O3.1", or NULL */
    bool more;                   /* NEED_QUESTION: something is answered already, but not enough */
    long day;
};

/** True when the figure has something to show. */
bool figure_has_data(const struct figure *figure);

/**
 * The first thing that is missing for the figure; when nothing is, one more of what it is made of
 * last. Texts live in the context's arena, or as long as the method.
 */
struct figure_need figure_need_of(struct figures_context *context, const struct figure *figure);

/** The same for a figure or an index by its code. `side` may be NULL. */
struct figure_need figure_need_of_code(struct figures_context *context, const char *code,
                                       const char *side);

#endif

/* The newest reading of each metric of an alliance as of a day. */
#ifndef ENTENTE_FIGURES_READINGS_H
#define ENTENTE_FIGURES_READINGS_H

#include "src/figures/context.h"

/** A measured value; without one `id` is NULL and `value` NAN. */
struct reading_seen {
    const char *metric, *id;
    long date;
    double value;
};

struct readings {
    const struct reading_seen *reading;  /* sorted by metric */
    size_t n;
};

/** Asked of the file once a day of the context, however many readings there are. Never NULL. */
const struct readings *figures_readings(struct figures_context *context);

/** That of the metric (NULL: of none). */
struct reading_seen readings_of(const struct readings *readings, const char *metric);

/** The newest readings of one metric, at most `most`, newest first; returns how many. */
size_t readings_newest(struct figures_context *context, const char *metric,
                       struct reading_seen *out, size_t most);

#endif

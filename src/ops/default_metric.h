/* The default progress metrics of D.5: who measures them, and how often. */
#ifndef ENTENTE_OPS_DEFAULT_METRIC_H
#define ENTENTE_OPS_DEFAULT_METRIC_H

#include "src/ops/record.h"

struct default_metric {
    const char *code;            /* "M1.4"; its digit is the rule */
    const char *how, *frequency;
    bool by_hand;                /* readings are entered for it, always or while there are no records (S/M) */
};

enum { DEFAULT_METRICS = 24, DEFAULT_METRIC_SETTINGS = 12 };

/** In the order of D.5. */
extern const struct default_metric default_metrics[DEFAULT_METRICS];

/** The one with this code, in any case; NULL when there is none. */
const struct default_metric *default_metric_find(const char *code);

/**
 * Make it a metric of the alliance within the open change, with name, unit and bounds of the method; one that is
 * entered by hand becomes manual when `by_hand`. `id` becomes the record's.
 */
bool default_metric_insert(struct book *book, const char *alliance, const struct default_metric *metric,
                           bool by_hand, char id[ID_SIZE], struct err *err);

#endif

/* Days that come again in a rhythm: meetings of a body, reviews of an agreement. */
#ifndef ENTENTE_OPS_SERIES_H
#define ENTENTE_OPS_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "src/rules/calendar.h"

/** How far the days lie apart; one of the two is 0. */
struct series_period {
    int days, months;
};

/** The days there are, sorted, and the first one, from which the rhythm counts. */
struct series {
    struct series_period period;
    struct calendar calendar;
    long *due;
    size_t n;
    long anchor;
};

/** The period called "weekly" ... "yearly"; false for any other word (on call) and for NULL. */
bool series_period(const char *meets, struct series_period *out);

/** The k-th day of the rhythm; what is no working day moves to the next one, but for weekly rhythms. */
long series_day(const struct series *series, int k);

/** Let it go on from its first day, or from its last where that has left the rhythm; without any from `otherwise`. */
void series_anchor(struct series *series, long otherwise);

/** True when a day nearer than half the rhythm is there already. */
bool series_has(const struct series *series, long day);

#endif

/* Meetings made ahead from the rhythm of a body, and who is expected at one (B.4). */
#ifndef ENTENTE_OPS_RHYTHM_H
#define ENTENTE_OPS_RHYTHM_H

#include "src/ops/book.h"

enum { RHYTHM_MOST = 200 };

/** How far ahead: the next `count` meetings (0: as many as come), none after the day `until` (0: no bound). */
struct rhythm_reach {
    long count;
    long until;
};

/**
 * See that the body has its next meetings planned, from its rhythm on: a day that has a meeting already, or one
 * close by, gets none, so planning twice doubles nothing. Days that are no working days move to the next one,
 * but for weekly rhythms. One change; `*made` counts the new ones. ERR_INPUT when the body has no rhythm, is not
 * active, or would get more than RHYTHM_MOST meetings; then none is planned.
 */
bool rhythm_plan(struct book *book, const char *body, const struct rhythm_reach *reach, long *made,
                 struct err *err);

/** The same for every active body of the alliance that has a rhythm, as one change. */
bool rhythm_plan_all(struct book *book, const char *alliance, const struct rhythm_reach *reach, long *made,
                     struct err *err);

/**
 * Note everyone who sits in the body on the day of the meeting as expected (observers: as guests); who is noted
 * already stays. One change; `*made` counts the new ones.
 */
bool rhythm_expect(struct book *book, const char *meeting, long *made, struct err *err);

#endif

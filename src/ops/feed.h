/*
 * What the steps say becomes records, and what the same fact says in two places stays the same (A.13). Most rows of
 * the steps are the records themselves; these are the others.
 */
#ifndef ENTENTE_OPS_FEED_H
#define ENTENTE_OPS_FEED_H

#include "src/ops/record.h"

/** True when records of this kind can be taken over; `only` is the kind of metric, or NULL. */
bool feed_takes(const struct entity *entity, const char *only);

/** Where they come from, in words: "objectives of step 2"; NULL when they cannot be taken over. */
const char *feed_source(const struct entity *entity, const char *only);

/**
 * Take over what the steps or the method already say and the register does not have yet, as one change; doing it
 * again doubles nothing. `*made` counts the new ones.
 *   goal metrics: from the objectives; progress metrics: the defaults of D.5; decision rights, ladder, bodies: the
 *   method's usual ones (B.3 to B.5); contact pairs: the interface points of step 7; differences: the culture rows of
 *   steps 4 and 10; exit triggers: the ending rules of step 8; holders of posts: seats of chairs and secretaries.
 */
bool feed_take(struct book *book, const char *alliance, const struct entity *entity, const char *only, long *made,
               struct err *err);

/** Inside the open change: an answer was given; the field of the alliance that says the same follows it. */
bool feed_answer(struct book *book, const char *alliance, const char *key, const struct value *seen,
                 const struct value *value, struct err *err);

/** Inside the open change: a record changed; what said the same before goes on saying the same. */
bool feed_update(struct book *book, const struct record *before, const struct record *after, struct err *err);

#endif

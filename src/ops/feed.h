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
 * What was taken over: how many records, how many rows of the steps were left, and what those lack ("an end"); records
 * that still lack a body, and those made earlier that got theirs now.
 */
struct feed_taken {
    long made, left, bare, linked;
    const char *lacks;
};

/**
 * Take over what the steps or the method already say and the register does not have yet, as one change; doing it
 * again doubles nothing.
 *   goal metrics: from the objectives; progress metrics: the defaults of D.5; decision rights, ladder, bodies: the
 *   method's usual ones (B.3 to B.5); reviews: a year ahead from the review frequency of step 8; holders of posts:
 *   seats of chairs and secretaries, sponsors of step 11; rows of steps that become records: feed_row.c.
 */
bool feed_take(struct book *book, const char *alliance, const struct entity *entity, const char *only,
               struct feed_taken *taken, struct err *err);

/** "; 2 rows were left: who tells is missing", or ""; in `arena`. */
const char *feed_left(const struct feed_taken *taken, struct arena *arena);

/** Inside the open change: an answer was given; the field of the alliance that says the same follows it. */
bool feed_answer(struct book *book, const char *alliance, const char *key, const struct value *seen,
                 const struct value *value, struct err *err);

/** Inside the open change: a post was filled or left; the alliance names the one who is in office and came last. */
bool feed_post(struct book *book, const struct record *post, struct err *err);

/** Inside the open change: a health check was closed; a baseline answers s11.baseline when nothing does yet. */
bool feed_baseline(struct book *book, const struct record *survey, struct err *err);

/** Inside the open change: a record changed; what said the same before goes on saying the same. */
bool feed_update(struct book *book, const struct record *before, const struct record *after, struct err *err);

#endif

/* Which side of an alliance somebody stands on, and records whose side follows their person. */
#ifndef ENTENTE_OPS_PERSON_SIDE_H
#define ENTENTE_OPS_PERSON_SIDE_H

#include "src/model/record.h"
#include "src/ops/book.h"

/**
 * "us" or "them": the side of the party that is the person's organisation, else "us" for one of our own
 * organisation. NULL when the person's organisation has no part in the alliance.
 */
const char *person_side(struct book *book, const char *alliance, const char *person, struct err *err);

/**
 * Give `after` the side of its owner or person, unless it says another: a side that is unknown, or that of the person
 * before (`before` NULL: the record is new). `given` tells which fields the user set; NULL: those that are not empty.
 */
bool person_side_follow(struct book *book, const struct record *before, struct record *after, const bool *given,
                        struct err *err);

#endif

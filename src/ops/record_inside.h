/* Inside the verbs of records: what they share within an open change. */
#ifndef ENTENTE_OPS_RECORD_INSIDE_H
#define ENTENTE_OPS_RECORD_INSIDE_H

#include "src/ops/record.h"

/** The alliance a change of this record is about: the record itself, or what it belongs to. */
const char *record_alliance(const struct record *record);

/** What the method calls records of this kind: "Commitment"; its name when the method has no word. */
const char *record_word(struct book *book, const struct entity *entity);

/** The setting called `name`; the name must be right. */
struct setting record_setting(const struct entity *entity, const char *name, struct value value);

/** A day as a value; its text lives in `arena`. */
struct value record_day(struct arena *arena, long day);

/** record_update(), with what was said about the event that keeps it (a reason, a level ...). */
bool record_update_said(struct book *book, const struct entity *entity, const char *id,
                        const struct setting *settings, const struct value *before, size_t n,
                        const struct record_said *said, struct err *err);

/**
 * What a move needs, nothing is written: the new state against the transitions and their guards, its dates, the level
 * of an issue. `given` tells which values somebody named.
 */
bool record_check_move(struct book *book, const struct record *before, struct record *after, const bool *given,
                       const struct record_said *said, struct arena *arena, struct err *err);

/** Make the issue that an escalated decision or a risk that happened becomes; `after` names it then. */
bool record_make_issue(struct book *book, const struct record *before, struct record *after, struct arena *arena,
                       struct err *err);

/**
 * A reading (`before` NULL: a new one) is of a day that is over, lies in the range of its metric, and belongs to one
 * that is measured by hand. What was wrong before and was not changed is left alone.
 */
bool record_check_reading(struct book *book, const struct record *before, const struct record *after,
                          struct err *err);

/** A record can begin as it is: an issue at the foot of the ladder, and what its state asks for is there. */
bool record_may_begin(const struct record *record, struct err *err);

/**
 * Before a record is written as `after`: hold its new state against the transitions and their guards,
 * fill the dates, make what the new state calls for (the issue of an escalated decision).
 * `given` tells which values somebody named.
 */
bool record_before_update(struct book *book, const struct record *before, struct record *after,
                          const bool *given, const struct record_said *said, struct arena *arena,
                          struct err *err);

/** After it was written: the records that keep the history, and what hangs on its values. */
bool record_after_update(struct book *book, const struct record *before, const struct record *after,
                         const struct record_said *said, struct err *err);

/** It is of the kind called `name`. */
bool record_is(const struct record *record, const char *name);

/** An issue skips no level of the ladder unless it is as severe as can be. */
bool record_check_level(const struct record *before, const struct record *after, struct err *err);

/**
 * Limits (bound, metric) are those of a figure that has some, and stand the right way round: ERR_INPUT with a right
 * example. `before` NULL: the record is new.
 */
bool record_check_limits(struct book *book, const struct record *before, const struct record *after, struct err *err);

/** After a record was added: what it means for the record that it names. */
bool record_after_insert(struct book *book, const struct record *record, struct err *err);

/**
 * Move the alliance on as far as the steps that are signed off carry it, guards permitting (B.2, "trigger"): step 1
 * to exploring, 4 to negotiating, 8 to agreed, the launch date to launching, 11 to operating. It went on on `day`,
 * though not before its last change of state, nor in the future.
 */
bool alliance_follow(struct book *book, const char *alliance, long day, struct err *err);

/** Why the alliance or the learning cycle cannot reach the state of `after` now: ERR_INPUT with the way. */
bool record_state_guard(struct book *book, const struct record *before, const struct record *after,
                        struct err *err);

#endif

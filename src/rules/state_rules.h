/* From state to state: what may follow what, and the dates that go with it (B.2, C.5; state.def). */
#ifndef ENTENTE_RULES_STATE_RULES_H
#define ENTENTE_RULES_STATE_RULES_H

#include "src/model/record.h"

/** True when the states of the entity have an order at all. */
bool state_has_moves(const struct entity *entity);

/**
 * True when `to` may follow `from` in the states of the entity's field `state`; staying is always
 * allowed, and entities without an order allow all.
 */
bool state_may_follow(const struct entity *entity, const char *from, const char *to);

/** The states that may follow `from`, each once, in the order of the table; in `arena`. */
const char **state_next(const struct entity *entity, const char *from, struct arena *arena,
                        size_t *n);

/** The states that `to` may follow. */
const char **state_before(const struct entity *entity, const char *to, struct arena *arena,
                          size_t *n);

/**
 * Bring the dates of `after` in line with its state, where `before` had another: those that the new
 * state asks for become `today` (ISO, borrowed), those it forbids empty. A date that was set alone
 * moves the state, when just one that may come next takes it. `given` tells which values of `after`
 * somebody named: these stay. New texts live in `arena`.
 */
void state_fill(const struct record *before, struct record *after, const bool *given,
                const char *today, struct arena *arena);

/** Dates and state agree (records.md 3). ERR_INPUT names the date and what it should be. */
bool state_dates_fit(const struct record *record, struct err *err);

/** What the record must hold before it may be in its state: ERR_INPUT names the field. */
bool state_guard(const struct record *after, struct err *err);

/** Something that is asked for when a record moves. */
struct state_ask {
    const char *of, *field;      /* a field of the record, or of the record of the event */
    enum state_weight { STATE_MAY, STATE_WORTH, STATE_MUST } weight;
};

/** What is asked for when a record of `entity` moves to `state`; in `arena`. */
const struct state_ask *state_asks(const struct entity *entity, const char *state,
                                   struct arena *arena, size_t *n);

/** The kind of record that keeps the event of a move to `state` ("escalation"), or NULL. */
const struct entity *state_event(const struct entity *entity, const char *state);

enum { STATE_WANTS = 8 };

/** The fields that a complete record of this kind and state has and this one lacks; returns how many. */
size_t state_wants(const struct record *record, const struct field *fields[STATE_WANTS]);

/** Append the condition that the row `row` of `entity` lacks one of them; false, and nothing, when nothing is asked. */
bool state_add_wants(struct str *sql, const struct entity *entity, const char *row);

#endif

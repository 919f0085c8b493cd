/* Moving records from state to state: what may come next, and doing it. */
#ifndef ENTENTE_OPS_RECORD_MOVE_H
#define ENTENTE_OPS_RECORD_MOVE_H

#include "src/ops/record.h"

/** The event that is no state: a new due date for a promise. */
#define MOVE_RENEGOTIATED "renegotiated"

/** One place a record can go to. */
struct record_next {
    const char *state, *label;
    const char *note;            /* "62 days late: the method proposes this"; NULL: none */
    struct err why_not;          /* kind ERR_NONE: it can go there */
    bool asks;                   /* something must be said, or is worth saying (state_asks()) */
};

/** Where the record can go now; in `arena`. None: `*n` is 0. */
bool record_next(struct book *book, const struct entity *entity, const char *id, struct arena *arena,
                 struct record_next **out, size_t *n, struct err *err);

/** What the method calls the state; in `arena` or borrowed. */
const char *record_move_label(struct book *book, const struct entity *entity, const char *state,
                              struct arena *arena);

/** A move: fields of the record, and fields of the record that keeps the event (state_event()). */
struct record_move {
    const char *state;
    const struct setting *fields;
    size_t n;
    struct record_said said;
};

/** Move records as one change. ERR_INPUT says what is missing and how to get there. */
bool record_move(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
                 const struct record_move *move, struct err *err);

/** True when `to` may follow `from`; else ERR_INPUT says in the method's words what comes next. */
bool record_may_go(struct book *book, const struct entity *entity, const char *from, const char *to,
                   struct err *err);

/** How many days past its due date an open promise is today; 0: it is not. */
long record_days_late(struct book *book, const struct record *commitment);

/** False when the record is in a state that no code here stands for: one of a newer version. */
bool record_knows_state(struct book *book, const struct entity *entity, const char *id);

#endif

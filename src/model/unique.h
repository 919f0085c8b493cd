/* What there can be only once: the fields that no two records of a kind share (records.md 3 and 4). */
#ifndef ENTENTE_MODEL_UNIQUE_H
#define ENTENTE_MODEL_UNIQUE_H

#include "src/model/record.h"

struct unique {
    const char *entity;
    const char *fields;      /* parted by blanks; "": one record in all */
    bool binned;             /* those in the bin count too */
    bool loose;              /* documents may hold several, and who lacks one of the fields is like nobody */
    bool derived;            /* its id is made from these fields, so that copies of a file agree on it */
    const char *why;         /* "each cycle of an alliance has a number of its own" */
    const char *other;       /* what else can be done: "write another number"; NULL: nothing */
};

/** The row of the table for `entity`, or NULL. */
const struct unique *unique_of(const struct entity *entity);

/** Step through the fields: copies the next one; NULL at the end. */
const char *unique_next(const char *fields, char out[64]);

/** The id of a record of a kind whose ids are derived: its kind and these fields. */
void unique_id(const struct unique *unique, const struct record *record, char id[ID_SIZE]);

/**
 * The id a new record gets. Derived: the one its fields give, be it that of a record in the bin (then `*binned`: it
 * comes back out); one that a record with other fields has by now is left to that record. Else a fresh one.
 */
bool unique_new_id(struct store *store, const struct record *record, char id[ID_SIZE], bool *binned,
                   struct err *err);

/**
 * The record of the file, other than this one, that has the same fields; "" in `other` when there is none. Those for
 * which `counts` is false are passed over; NULL: all count.
 */
bool unique_find(struct store *store, const struct unique *unique, const struct record *record,
                 bool (*counts)(const void *context, const char *id), const void *context,
                 char other[ID_SIZE], struct err *err);

/** True when nothing of the file is in the way of `record`; else ERR_INPUT names what is. */
bool unique_fits(struct store *store, const struct record *record, struct err *err);

/** After `column` of a record was written back (undo, redo): the same. As store_on_reverse() wants it. */
bool unique_fits_again(struct store *store, const char *table, const char *column, const char *id,
                       struct err *err);

/** The same for a record that was changed: what was there twice before and is not made so now is left alone. */
bool unique_fits_changed(struct store *store, const struct record *before, const struct record *after,
                         struct err *err);

/** Tell `found` of each pair of records that share what they must not, and of what is missing; false on failure. */
bool unique_verify(struct store *store, void (*found)(void *context, const char *text),
                   void *context, struct err *err);

#endif

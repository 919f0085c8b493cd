/*
 * A record that comes from outside: read, held against the contract, the method and the other
 * records, and written. What a person edits goes through the verbs of src/ops; an import writes
 * tens of thousands of records as one change.
 */
#ifndef ENTENTE_IO_INTAKE_H
#define ENTENTE_IO_INTAKE_H

#include "src/base/json.h"
#include "src/io/index.h"
#include "src/model/record.h"
#include "src/ops/book.h"

/** What is known of a record of the document: kept in intake.ids as a number. */
enum intake_state { INTAKE_LISTED, INTAKE_REFUSED, INTAKE_PENDING };

enum { INTAKE_EMPTIED_MAX = 16 };

/** Notes of what was found while a record was read. */
struct intake_notes {
    bool unsure; /* a reference or code may still come further down in the document */
    const char *emptied[INTAKE_EMPTIED_MAX];    /* fields set to null: what they name was refused */
    int n_emptied;
};

/** What is made once for each kind. */
struct intake_entity {
    struct value *defaults;          /* entity->n + 1 */
    const char **columns; /* fields, note, created_at, updated_at, deleted, as the table has them */
    size_t n_columns;
    const char *select;              /* reads them all, behind the id */
};

/** Zero-initialise it, then intake_open(). */
struct intake {
    struct book *book;
    bool empty;                      /* the file holds nothing but its portfolio record */
    bool first_look;                 /* the document is not known to its end yet */
    long place; /* of the record in the document, from 1; 0: there is no document */
    struct index ids;                /* of the document: entity, state, place */
    struct index keys; /* what must be there only once: the place of the record that has it */
    struct index codes;              /* "E.12/money_rules", and "E.12" for what was looked up */
    struct index homes; /* records that others name, to the alliance they belong to (as a hash) */
    struct index pins; /* alliances of the document to the method sets they are pinned to */
    struct arena lasting;
    struct intake_entity *entities;  /* by place in entities[] */
    char alliance[ID_SIZE];          /* whose method was asked for last, in the file */
    struct method *method;
    struct intake_notes notes;       /* of the record that was read last */
};

/** Begin, inside an open change of book->store. */
bool intake_open(struct intake *intake, struct book *book, struct err *err);
void intake_close(struct intake *intake);

/**
 * Say that the document holds the record `id` at place `number` (from 1); false when it is listed
 * already.
 */
bool intake_list(struct intake *intake, const char *id, const struct entity *entity, long number);

/**
 * The state of the record `id` of the document; false when it is not in the document at this place.
 */
bool intake_state_of(const struct intake *intake, const char *id, const struct entity *entity,
                     long number, enum intake_state *state);
void intake_set_state(struct intake *intake, const char *id, enum intake_state state);

/** Say that the document adds `code` to a vocabulary, or pins an alliance to a method set. */
void intake_add_code(struct intake *intake, const char *vocabulary, const char *code);
void intake_add_pin(struct intake *intake, const char *alliance, const char *version);

/**
 * Read the record that `tree` (an object) describes: keys and types of the contract, defaults for
 * missing keys. `out` lives in `arena`; stamps that are missing are NULL. ERR_INPUT with the field
 * as the place.
 */
bool intake_read(struct intake *intake, const struct entity *entity, const struct json *tree,
                 struct arena *arena, struct record *out, struct err *err);

/** True for a time as the contract writes it, "2027-02-15T09:30:00Z". */
bool intake_is_stamp(const char *text);

/** The default of field `i` of `entity` (entity->n is the note). */
struct value intake_default(struct intake *intake, const struct entity *entity, size_t i);

/**
 * step_answer.value and step_row.cells, typed by the method of `alliance`: `json` to the value
 * stored. ERR_INPUT with the column as the place; unknown fields and columns are refused.
 */
bool intake_read_answer(struct intake *intake, const char *alliance, const char *key,
                        const struct json *json, struct arena *arena, struct value *out,
                        struct err *err);
bool intake_read_cells(struct intake *intake, const char *alliance, const char *key,
                       const struct json *json, struct arena *arena, struct value *out,
                       struct err *err);

/** The method of an alliance, of the document or of the file. */
struct method *intake_method(struct intake *intake, const char *alliance, struct err *err);

/**
 * Hold one value against its vocabulary, or its reference against document and file. A reference
 * that need not be there becomes null when the record it names was refused.
 */
bool intake_check_value(struct intake *intake, const struct field *field, struct value *value,
                        struct err *err);

/**
 * Hold the whole record against the contract: required fields, vocabularies, references, rules,
 * what is unique.
 */
bool intake_check(struct intake *intake, struct record *record, struct err *err);

/**
 * A record that is there already goes only to a state that may follow (inside intake_check()). What a state asks of
 * other records is looked at when all of them are in: intake_check_last().
 */
bool intake_check_state(struct intake *intake, const struct record *record, struct err *err);

/** True for a record that moves to a state other records must allow: an alliance, a learning cycle, a step. */
bool intake_is_last(struct intake *intake, const struct record *record, struct err *err);

/** The guards of such a record, and the gate of a step, against the file as it is now. */
bool intake_check_last(struct intake *intake, const struct record *record, struct err *err);

/** What must be there only once (inside intake_check()). */
bool intake_check_unique(struct intake *intake, const struct record *record, struct err *err);

enum intake_result { INTAKE_ADDED, INTAKE_UPDATED, INTAKE_UNCHANGED };

/**
 * Write the record: a new one is inserted, an existing one updated where it differs, one from the
 * bin taken out. With created_at or updated_at NULL a new record gets now, an existing one keeps
 * the first, and the second if it is the same.
 */
bool intake_write(struct intake *intake, const struct record *record, enum intake_result *result,
                  struct err *err);

/** Write a record whose id was made just now. */
bool intake_insert(struct intake *intake, const struct record *record, struct err *err);

#endif

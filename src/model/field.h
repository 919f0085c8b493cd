/* What a field of a record or an answer may hold. */
#ifndef ENTENTE_MODEL_FIELD_H
#define ENTENTE_MODEL_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"
#include "src/base/err.h"

enum field_type {
    FIELD_TEXT, FIELD_LONG, FIELD_CHOICE, FIELD_MULTI, FIELD_SCALE, FIELD_YESNO, FIELD_DATE,
    FIELD_MONEY, FIELD_PERCENT, FIELD_INT, FIELD_NUM, FIELD_REF, FIELD_ANY, FIELD_OBJECT,
};

/** One field. Texts are borrowed from the program or live in the arena it was read into. */
struct field {
    const char *name;
    enum field_type type;
    const char *spec;        /* choice, multi: codes ("us/them") or vocabulary ("E.13"); ref: entity */
    bool required;
    const char *otherwise;   /* the default as text, or NULL */
    char mark;               /* 'B' birth date, 'V' event date, 0 */
    int low, high;           /* int: the bounds; text: high is the greatest length; 0, 0: the type's */
};

/** The note every record has. */
extern const struct field field_note;

/**
 * Read a type as the method files write it: "choice(us/them)", "multi(E.1)", "int(1..100)",
 * "ref(person)", "text". Sets type, spec, low and high of `field`; spec lives in `arena`.
 */
bool field_read_type(struct arena *arena, const char *text, struct field *field, struct err *err);

/** The type in a word or two, for messages: "a day", "an amount of money". */
const char *field_type_name(enum field_type type);

/** True when `field` takes its codes from a vocabulary of the method. */
bool field_has_vocabulary(const struct field *field);

/** Number of columns the field has in its table: money 2, else 1. */
int field_columns(const struct field *field);

/** The name of column `i` (0 or 1) of the field: money has NAME_minor and NAME_currency. */
const char *field_column(const struct field *field, int i, char out[64]);

/** Step through the codes of an inline choice ("a/b/c"): copies the next code, NULL at the end. */
const char *field_next_code(const char *spec, char out[64]);

#endif

/* One value of a field: from what a person types, from JSON, from the file, and back. */
#ifndef ENTENTE_MODEL_VALUE_H
#define ENTENTE_MODEL_VALUE_H

#include <stdint.h>

#include "src/base/arena.h"
#include "src/base/json.h"
#include "src/model/field.h"
#include "src/store/cell.h"

enum value_kind { VALUE_NULL, VALUE_INT, VALUE_NUMBER, VALUE_TEXT, VALUE_MONEY, VALUE_LIST };

/** Texts are borrowed or live in the arena given to whoever made the value. */
struct value {
    enum value_kind kind;
    int64_t integer;       /* VALUE_INT; minor units of VALUE_MONEY */
    double number;         /* VALUE_NUMBER */
    const char *text;      /* VALUE_TEXT; VALUE_LIST: sorted JSON text such as ["cost","learn"]; cells of an object */
    char currency[4];      /* VALUE_MONEY */
};

/** The unknown value. */
static inline struct value
value_null(void)
{
    return (struct value){ .kind = VALUE_NULL };
}

/** A text; NULL is unknown. */
static inline struct value
value_text(const char *text)
{
    return text ? (struct value){ .kind = VALUE_TEXT, .text = text } : value_null();
}

/** A whole number, a choice of yes (1) or no (0), a scale. */
static inline struct value
value_int(int64_t integer)
{
    return (struct value){ .kind = VALUE_INT, .integer = integer };
}

bool value_equal(const struct value *a, const struct value *b);

/** What reading a person's text needs to know. */
struct value_context {
    long today;              /* for today, +2w, fri */
    const char *currency;    /* for amounts without one */
};

/**
 * Read `text` as a person types it into `field`: dates in words, "yes", amounts, codes of inline
 * choices, lists parted by commas. Empty text is unknown. Codes of vocabularies and references
 * are taken as they stand: method_read_value() resolves them. `out` lives in `arena`.
 * Fails with ERR_INPUT and a right example.
 */
bool value_read(const struct field *field, const char *text, const struct value_context *context,
                struct arena *arena, struct value *out, struct err *err);

/**
 * Hold `value` against the limits of the field's type (length, range, inline codes, cleanness);
 * required fields must not be unknown. Vocabularies and references are not looked up here.
 */
bool value_check(const struct field *field, const struct value *value, struct err *err);

/** The value as JSON holds it, of the exact type records.md gives the field. */
bool value_from_json(const struct field *field, const struct json *json, struct arena *arena,
                     struct value *out, struct err *err);

/** Append the value as JSON (records.md 1). */
void value_add_json(struct str *out, const struct field *field, const struct value *value);

/** Columns of a table to value and back; `cells` has field_columns() entries. */
struct value value_from_cells(const struct field *field, const struct cell *cells);
void value_to_cells(const struct field *field, const struct value *value, struct cell *cells);

/** The one cell of a step answer to value and back: lists and money are JSON text there. */
struct value value_from_answer(const struct field *field, const struct cell *cell,
                               struct arena *arena);
struct cell value_to_answer(const struct field *field, const struct value *value,
                            struct arena *arena);

/**
 * The value as text that value_read() takes back: codes as they are, money with its currency,
 * lists parted by ", ". Unknown is "". In `arena`.
 */
const char *value_show(const struct field *field, const struct value *value, struct arena *arena);

#endif

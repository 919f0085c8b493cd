/* Inside the values only: what reading, checking and JSON share. */
#ifndef ENTENTE_MODEL_VALUE_INSIDE_H
#define ENTENTE_MODEL_VALUE_INSIDE_H

#include "src/model/value.h"

enum { LIST_MOST = 60 };   /* codes in one list */

/** A list of codes: sorted, without doubles, as JSON text in `arena`. `items` is sorted in place. */
bool value_make_list(const char **items, size_t n, struct arena *arena, struct value *out);

/** Refuse a value that is not of the field's type; always false. */
bool value_wrong_kind(const struct field *field, struct err *err);

#endif

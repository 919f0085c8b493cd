/* JSON: writing it piece by piece, and reading small texts into a tree. */
#ifndef ENTENTE_BASE_JSON_H
#define ENTENTE_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/arena.h"
#include "src/base/err.h"
#include "src/base/str.h"

/** Append `s` as a JSON string; only `"`, `\` and characters below U+0020 are escaped. */
void json_add_string(struct str *out, const char *s);

/** The same, or null for NULL. */
void json_add_text(struct str *out, const char *text);

/** Append `number` in the shortest decimal form that reads back as the same double. */
void json_add_number(struct str *out, double number);

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/** A value of a tree; lives in the arena it was read into. Members and items are linked by `next`. */
struct json {
    enum json_kind kind;
    const char *key;             /* inside an object */
    const char *text;            /* string; a number as it was written */
    int64_t integer;             /* JSON_INT, JSON_BOOL */
    double number;               /* JSON_INT, JSON_NUMBER */
    struct json *first, *next;   /* items of an array or object */
};

/**
 * Read one JSON text of `n` bytes into a tree in `arena`. A number without point and exponent that
 * fits in 64 bits is JSON_INT. Fails with ERR_INPUT that names line and column.
 */
struct json *json_read(struct arena *arena, const char *text, size_t n, struct err *err);

/** The member `key` of an object, or NULL. */
const struct json *json_member(const struct json *object, const char *key);

/** Append the tree as text without blanks, members in the order they have. */
void json_add_tree(struct str *out, const struct json *tree);

#endif

/* One stored value, as the file holds it. */
#ifndef ENTENTE_STORE_CELL_H
#define ENTENTE_STORE_CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "src/base/arena.h"
#include "src/base/str.h"

enum cell_kind { CELL_NULL, CELL_INT, CELL_REAL, CELL_TEXT };

/** `text` is borrowed from whoever made the cell and is set only for CELL_TEXT. */
struct cell {
    enum cell_kind kind;
    int64_t integer;
    double real;
    const char *text;
};

static inline struct cell
cell_null(void)
{
    return (struct cell){ .kind = CELL_NULL };
}

static inline struct cell
cell_int(int64_t value)
{
    return (struct cell){ .kind = CELL_INT, .integer = value };
}

static inline struct cell
cell_real(double value)
{
    return (struct cell){ .kind = CELL_REAL, .real = value };
}

/** NULL text gives the null cell. */
static inline struct cell
cell_text(const char *text)
{
    return text ? (struct cell){ .kind = CELL_TEXT, .text = text } : cell_null();
}

/** True when both hold the same; 1 and 1.0 are the same. */
bool cell_equal(const struct cell *a, const struct cell *b);

/** A copy whose text lives in `arena`. */
struct cell cell_copy(struct arena *arena, const struct cell *cell);

/** Append the cell as JSON. */
void cell_add_json(struct str *out, const struct cell *cell);

#endif

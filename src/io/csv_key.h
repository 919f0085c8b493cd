/* Which record a row of a table is about. */
#ifndef ENTENTE_IO_CSV_KEY_H
#define ENTENTE_IO_CSV_KEY_H

#include "src/io/csv_take.h"

enum { CSV_KEY_MAX = 24 };

struct csv_key {
    const struct csv_mapping *mapping;
    const struct field *fields[CSV_KEY_MAX];
    size_t n;                        /* 0: every row without an id is a new record */
    struct str select;               /* finds the records with the values of a row */
    struct index touched;            /* records that rows were about, and the lines of these */
};

/** Choose the fields that tell records of the mapping's kind apart. */
void csv_key_begin(struct csv_key *key, const struct csv_mapping *mapping);
void csv_key_end(struct csv_key *key);

/**
 * Find the record the row in `take` is about: `*found`, and its id. Without one `id` is the row's
 * own, or empty. ERR_INPUT when an earlier row was about it, or the id belongs to a record of
 * another kind.
 */
bool csv_key_find(struct csv_key *key, const struct csv_take *take, char id[ID_SIZE], bool *found,
                  struct err *err);

/** Say that the row at `line` is about the record. */
void csv_key_touch(struct csv_key *key, const char *id, long line);

#endif

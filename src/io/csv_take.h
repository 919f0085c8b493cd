/* What a row of a table says, read as a person's entries. */
#ifndef ENTENTE_IO_CSV_TAKE_H
#define ENTENTE_IO_CSV_TAKE_H

#include "src/io/csv_mapping.h"
#include "src/io/csv_refer.h"

enum { CSV_PARTIES_MAX = 32 };

/** A party the row names. */
struct csv_party {
    char organisation[ID_SIZE];
    const char *name;
    bool them, fresh;                /* fresh: the organisation is made for it */
    size_t made;                     /* its place in refer.made, when fresh */
};

/** A value for all parties of a side, or for their organisations. */
struct csv_party_value {
    const struct field *field;
    struct value value;
    bool them, of_organisation;
};

/** Zero-initialise it, then csv_take_begin(). */
struct csv_take {
    const struct csv_mapping *mapping;
    struct csv_refer refer;
    struct index read;               /* choices that were read before: column and text to value */
    struct arena arena;              /* of the row, emptied now and then */
    long n;
    /* What the row says: */
    char id[ID_SIZE];
    struct value *values;            /* entity->n + 1 */
    bool *given;
    const char *created_at, *updated_at;
    struct str lines;                /* of the note, each ended */
    struct csv_party parties[CSV_PARTIES_MAX];
    size_t n_parties;
    struct csv_party_value party_values[CSV_PARTIES_MAX];
    size_t n_party_values;
    const struct csv_column *column; /* where it went wrong, or NULL */
    const char *cell;                /* what stands there */
};

void csv_take_begin(struct csv_take *take, const struct csv_mapping *mapping,
                    struct intake *intake);
void csv_take_end(struct csv_take *take);

/** Read the row. ERR_INPUT when a cell is wrong: take->column and take->cell tell which. */
bool csv_take_row(struct csv_take *take, const struct csv_row *row, struct err *err);

/** The text of a cell of the row for `column`, without a guarding apostrophe. */
const char *csv_take_cell(const struct csv_take *take, const struct csv_column *column,
                          const struct csv_row *row);

/**
 * Inside: a text into a value of a field of `entity`: choices by code, label or beginning, all else
 * as value_read() takes it; amounts without a currency are in `currency` (NULL: the portfolio's).
 * The same choice is not sought twice.
 */
bool csv_take_plain(struct csv_take *take, const char *entity, const struct field *field,
                    const char *text, const char *currency, struct value *out, struct err *err);

/**
 * Inside: the cell of a column that fills a field of the record; a day by its year; what the method
 * types.
 */
bool csv_take_field(struct csv_take *take, const struct csv_column *column, const char *text,
                    const struct csv_row *row, struct err *err);
bool csv_take_year(struct csv_take *take, const struct field *field, const char *text,
                   struct err *err);
bool csv_take_typed(struct csv_take *take, const struct csv_column *column, const char *text,
                    struct err *err);

/** Inside: add a line to the note, behind "words: " if there are any. */
void csv_take_line(struct csv_take *take, const char *words, const char *text);

#endif

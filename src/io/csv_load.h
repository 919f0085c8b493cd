/*
 * A row of a table on its way to being a record, with the organisations, people and parties it
 * brings along.
 */
#ifndef ENTENTE_IO_CSV_LOAD_H
#define ENTENTE_IO_CSV_LOAD_H

#include "src/io/csv_key.h"

/** Zero-initialise it, then csv_load_begin(). */
struct csv_load {
    struct book *book;
    const struct csv_mapping *mapping;
    struct intake intake;
    struct csv_take take;
    struct csv_key key;
    bool has_our_side;               /* a column names the parties of our side */
    bool binned;                     /* the new record has the id of one that lies in the bin */
    long made;                       /* further records made on the way */
    struct record stored;            /* the record of the row as it stands, when it is there */
};

/** Begin; the mapping is bound. */
bool csv_load_begin(struct csv_load *load, struct book *book, const struct csv_mapping *mapping,
                    struct err *err);
void csv_load_end(struct csv_load *load);

/** Begin to read the rows of `source`, behind the line of headings. */
bool csv_load_rows(const struct csv_load *load, struct csv_reader *reader, struct source *source,
                   struct csv_row *row, struct err *err);

/**
 * All that the row says, checked; `*found` when the record is there already. Nothing is written.
 */
bool csv_load_prepare(struct csv_load *load, const struct csv_row *row, struct record *record,
                      bool *found, struct err *err);

/**
 * Write what csv_load_prepare() made ready, and what goes with it, inside the open change. After a
 * failure nothing of the row is written; ERR_INPUT: the row is at fault.
 */
bool csv_load_write(struct csv_load *load, const struct csv_row *row, struct record *record,
                    bool found, enum intake_result *result, struct err *err);

/** The column that is at fault for `why`, or NULL. */
const struct csv_column *csv_load_fault(const struct csv_load *load, const struct err *why);

/** Inside: a new record with its defaults, in the arena of the row. */
void csv_load_record(struct csv_load *load, const struct entity *entity, struct record *out);

/**
 * Inside: what the row says of its parties. Organisations that are new get their values before they
 * are written.
 */
bool csv_load_fill_new(struct csv_load *load, struct err *err);
bool csv_load_parties(struct csv_load *load, const char *alliance, bool fresh, struct err *err);

#endif

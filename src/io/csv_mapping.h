/* Which column of a table fills which field. */
#ifndef ENTENTE_IO_CSV_MAPPING_H
#define ENTENTE_IO_CSV_MAPPING_H

#include "src/io/csv_read.h"
#include "src/ops/book.h"

/**
 * What a column is for. As text (in mapping files and on the command line), FIELD being the name or
 * the label of a field:
 *
 *     -                not read
 *     id               the id of the record
 *     FIELD            the field, as a person types it; references by id, code or name
 *     FIELD year       a day of which only the year is known: 1 January (of readings 31 December),
 * said in the note FIELD USD        an amount in that currency FIELD currency   the currency of the
 * amount that another column gives note +           a line added to the note note + Source    the
 * same behind "Source: " us, them         alliances: the organisations on that side, parted by
 * semicolons, made when they are new us.country       alliances: a field of that organisation, or
 * of its party record
 */
enum csv_target {
    CSV_NOTHING, CSV_ID, CSV_FIELD, CSV_YEAR, CSV_AMOUNT, CSV_CURRENCY, CSV_NOTE, CSV_PARTY,
    CSV_PARTY_FIELD, CSV_ORGANISATION_FIELD, CSV_CREATED, CSV_UPDATED,
};

enum { CSV_NO_COLUMN = CSV_CELLS_MAX };

/** One column, or a value that every row gets. */
struct csv_column {
    const char *heading;
    enum csv_target target;
    const struct field *field;       /* of the record, the organisation or the party */
    const char *words; /* the currency, or what stands before a line of the note; or NULL */
    bool them;                       /* the side of a party */
    size_t at;                       /* its place in the row; CSV_NO_COLUMN for `always` */
    const char *always;
};

struct csv_rule;

/** Zero-initialise it, then csv_mapping_begin(). */
struct csv_mapping {
    struct book *book;
    const struct entity *entity;     /* what a row describes; NULL until it is known */
    struct csv_column *columns;
    size_t n;
    size_t width;                    /* columns of the table */
    bool unguarded;                  /* the table says that its texts stand as they are */
    bool closed; /* from a mapping file: columns it does not name are not read */
    struct csv_rule *rules;          /* what was said about columns, latest first */
    struct arena arena;
};

void csv_mapping_begin(struct csv_mapping *mapping, struct book *book);
void csv_mapping_end(struct csv_mapping *mapping);

/**
 * Read a mapping file: [mapping] kind = ENTITY, [columns] HEADING = TARGET, [always] TARGET =
 * VALUE. ERR_INPUT names file and line. A name without such a file is looked for among those that
 * ship: "alliances".
 */
bool csv_mapping_read(struct csv_mapping *mapping, const char *path, struct err *err);

/** The same from a text in memory called `name`. */
bool csv_mapping_read_text(struct csv_mapping *mapping, const char *name, const char *text,
                           size_t size, struct err *err);

/** Say "COLUMN=TARGET"; later rules win. What is wrong with it shows in csv_mapping_bind(). */
bool csv_mapping_set(struct csv_mapping *mapping, const char *rule, struct err *err);

/**
 * Tie the rules to the headings of the table in `source`. Headings without a rule are matched by
 * name or label; the kind, when nobody named it, is the one whose fields the headings fit best.
 * ERR_INPUT when a rule does not fit or nothing is known.
 */
bool csv_mapping_bind(struct csv_mapping *mapping, struct source *source, struct err *err);

/** Append one line a column: "form_cls    form       Form of agreement". */
void csv_mapping_show(const struct csv_mapping *mapping, struct str *out);

/** Inside: read the text of a target for records of `entity`. */
bool csv_target_read(struct csv_mapping *mapping, const struct entity *entity, const char *text,
                     struct csv_column *out, struct err *err);

/** Inside: the target of a heading nobody spoke of; false when there is none. */
bool csv_target_guess(struct csv_mapping *mapping, const struct entity *entity, const char *heading,
                      struct csv_column *out);

/** Inside: the kind that fits the headings best, or NULL. */
const struct entity *csv_kind_guess(struct csv_mapping *mapping, const struct csv_row *header);

/** Inside: the text of a target, in `arena`. */
const char *csv_target_text(const struct csv_column *column, struct arena *arena);

/** Inside: the column with this target (and field, if not NULL), or NULL. */
const struct csv_column *csv_mapping_column(const struct csv_mapping *mapping,
                                            enum csv_target target, const struct field *field);

#endif

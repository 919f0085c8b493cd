/* Records that a table names: found by id, code or name, or made when they are new. */
#ifndef ENTENTE_IO_CSV_REFER_H
#define ENTENTE_IO_CSV_REFER_H

#include "src/io/intake.h"

enum { CSV_MADE_MAX = 64 };

/** Zero-initialise it, then set `intake`. */
struct csv_refer {
    struct intake *intake;
    struct arena *arena;             /* of the row */
    struct index known;              /* names that were found in the file */
    struct record made[CSV_MADE_MAX];    /* records the row needs and that are not written yet */
    size_t n_made;
    char ours[ID_SIZE];              /* our one organisation, when `ours_known` */
    bool ours_known;
};

/** A new row begins: forget what the last one would have made. */
void csv_refer_row(struct csv_refer *refer, struct arena *arena);

/**
 * The record of `entity` that `text` names: its id, an alliance's or metric's code, or its whole
 * name (in any case of ASCII letters); `alliance` (may be NULL) is where it belongs. ERR_INPUT when
 * there is none or several. `id` gets its id.
 */
bool csv_refer_find(struct csv_refer *refer, const struct entity *entity, const char *text,
                    const char *alliance, char id[ID_SIZE], struct err *err);

/** An organisation, made when it is new. `fresh` tells; its record is then made[n_made - 1]. */
bool csv_refer_organisation(struct csv_refer *refer, const char *text, bool is_us, char id[ID_SIZE],
                            bool *fresh, struct err *err);

/** A person, made when new as one of `organisation` (NULL: of our one organisation). */
bool csv_refer_person(struct csv_refer *refer, const char *text, const char *organisation,
                      char id[ID_SIZE], struct err *err);

/** The id of our organisation when there is just one; "" otherwise. */
const char *csv_refer_ours(struct csv_refer *refer, struct err *err);

/** Set the field called `name`. */
void csv_put(struct record *record, const char *name, struct value value);

/** Write what the row needs; how many records that were is added to `n`. */
bool csv_refer_write(struct csv_refer *refer, long *n, struct err *err);

/** Give its memory back. */
void csv_refer_end(struct csv_refer *refer);

#endif

/* From what a person names to the record: ids, codes, names. */
#ifndef ENTENTE_OPS_FIND_H
#define ENTENTE_OPS_FIND_H

#include "src/model/record.h"
#include "src/ops/book.h"

/** A record found. */
struct found {
    const struct entity *entity;
    char id[ID_SIZE];
};

/**
 * Find REF (cli.md): an id, an alliance's code, a unique beginning of the name of an alliance (organisation or person when
 * no alliance matches), or ALLIANCE/KIND/id. ERR_MISSING tells what is near; ERR_INPUT when several match.
 */
bool find_ref(struct book *book, const char *ref, struct found *out, struct err *err);

/** The same, but it must be an alliance. */
bool find_alliance(struct book *book, const char *ref, char id[ID_SIZE], struct err *err);

/** A record of `entity` by id or unique beginning of its name. */
bool find_named(struct book *book, const struct entity *entity, const char *text, char id[ID_SIZE],
                struct err *err);

#endif

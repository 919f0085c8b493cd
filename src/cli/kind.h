/* Kinds of records as people name them, and records as rows. */
#ifndef ENTENTE_CLI_KIND_H
#define ENTENTE_CLI_KIND_H

#include "src/cli/call.h"
#include "src/model/record.h"

/** The entity that `word` names: its own name, or the method's word for one or several of it; NULL
 * when there is none. */
const struct entity *kind_read(struct call *call, const char *word);

/** The same; ERR_USAGE names the nearest one. */
const struct entity *kind_find(struct call *call, const char *word, struct err *err);

/** The field called `name` with its words; ERR_USAGE names the nearest one. The note is a field. */
const struct method_part *
kind_part(struct call *call, const struct entity *entity, const char *name, struct err *err);

/** The words for the kind: "Commitment", "Commitments". */
const struct method_register *
kind_words(struct call *call, const struct entity *entity, struct err *err);

/** Add the record as a row of the JSON output, in the form of the portfolio document. */
bool kind_add_row(struct call *call, const struct record *record, struct err *err);

/**
 * With --as-of: false when the record came about later; what happened to it later becomes unknown
 * (method 0.7, 1). Without it: true.
 */
bool kind_is_seen(const struct call *call, struct record *record);

/** How messages call the record: "commitment 'Deliver the report'". */
const char *kind_name_record(struct call *call, const struct entity *entity, const char *id);

#endif

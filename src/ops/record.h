/* Adding, editing, binning and restoring records of any entity. */
#ifndef ENTENTE_OPS_RECORD_H
#define ENTENTE_OPS_RECORD_H

#include "src/model/record.h"
#include "src/ops/book.h"

/** One field and the value it shall have. */
struct setting {
    const struct field *field;
    struct value value;
};

/** What was said about an event: fields of the record that keeps it (a due_change, an escalation ...). */
struct record_said {
    const struct setting *settings;
    size_t n;
};

/**
 * Add a record as one change. Fields not named get their default; required ones must be there.
 * Codes, references and the rules between fields (records.md 3) are checked. `id` receives the id; when
 * it is not empty on entry that id is used. The journal says "commitment 'Deliver the report': added".
 */
bool record_add(struct book *book, const struct entity *entity, const struct setting *settings,
                size_t n, char id[ID_SIZE], struct err *err);

/** The same inside the open change of book->store (composite verbs, imports). */
bool record_insert(struct book *book, const struct entity *entity, const struct setting *settings,
                   size_t n, char id[ID_SIZE], struct err *err);

/**
 * Set fields of a record as one change: `before` holds what the user saw (n values, same order). ERR_CONFLICT
 * when someone changed one meanwhile. A new state must be one that may follow (state_rules.h); it brings its
 * dates, and what the method hangs on it: a state_change, an escalation, an issue. Changing commitment.due
 * writes a due_change (the history records of records.md 3).
 */
bool record_edit(struct book *book, const struct entity *entity, const char *id,
                 const struct setting *settings, const struct value *before, size_t n,
                 struct err *err);

/** The same inside the open change. */
bool record_update(struct book *book, const struct entity *entity, const char *id,
                   const struct setting *settings, const struct value *before, size_t n,
                   struct err *err);

/** Set one field of many records as one change (bulk edit); the values they have now are replaced. */
bool record_edit_many(struct book *book, const struct entity *entity, const char *const *ids,
                      size_t n, const struct setting *setting, struct err *err);

/** Put records into the bin as one change; `*with` counts what leaves with them (requires them). */
bool record_bin(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
                long *with, struct err *err);

/** Take records out of the bin as one change. */
bool record_restore(struct book *book, const struct entity *entity, const char *const *ids,
                    size_t n, struct err *err);

/** How many records of other entities require this one (directly or through others) and are not binned themselves. */
long record_dependents(struct book *book, const struct entity *entity, const char *id,
                       struct err *err);

/** Add an alliance with its first party of our side, if there is just one organisation of ours. `code` NULL makes one from the name. */
bool alliance_add(struct book *book, const char *name, const char *code, const struct setting *more,
                  size_t n, char id[ID_SIZE], struct err *err);

/** The same, but leaves its change open for more (templates); after a failure no change is open. */
bool alliance_begin(struct book *book, const char *name, const char *code,
                    const struct setting *more, size_t n, char id[ID_SIZE], struct err *err);

/** True when the alliance is not in the bin; else ERR_INPUT with the way out. */
bool alliance_is_there(struct book *book, const char *id, struct err *err);

/** An unused code of 1 to 12 characters made from a name ("Biocon–Quest" gives BQ, then BQ2 ...). */
bool alliance_code(struct book *book, const char *name, char code[13], struct err *err);

#endif

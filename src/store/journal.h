/* The journal: what was changed, when and by whom; undo and redo. */
#ifndef ENTENTE_STORE_JOURNAL_H
#define ENTENTE_STORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "src/store/cell.h"
#include "src/store/store.h"

enum { CHANGE_ID_SIZE = 48 };   /* "REPLICA:SEQ" and a NUL */

/** One entry; texts live in the arena they were read into. */
struct journal_entry {
    char id[CHANGE_ID_SIZE];
    int64_t at_ms;              /* since 1970 UTC */
    const char *who, *kind, *label, *alliance;
    const char *undoes;         /* the entry it takes back, or NULL */
    long edits;                 /* number of journal rows */
};

/** One changed cell. `column` "*" is an inserted record and `new` its JSON. */
struct journal_edit {
    const char *table, *record, *column;
    struct cell old, new;
};

/** Which entries journal_read() gives; NULL means any. */
struct journal_filter {
    const char *alliance, *record, *who;
    const char *before;         /* an entry id: only older ones */
};

/** At most `n` entries, newest first, into `out`, in `arena`; `*got` says how many. */
bool journal_read(struct store *store, struct arena *arena, const struct journal_filter *filter,
                  size_t n, struct journal_entry *out, size_t *got, struct err *err);

/** The cells of an entry, in the order they were written. */
bool journal_edits(struct store *store, struct arena *arena, const char *id,
                   struct journal_edit **out, size_t *n, struct err *err);

/** The edits of one cell, newest first: history of a field. */
struct journal_step {
    int64_t at_ms;
    const char *who, *label;
    struct cell old, new;
};
bool journal_history(struct store *store, struct arena *arena, const char *record,
                     const char *column, struct journal_step **out, size_t *n, struct err *err);

/** The entry that undo (or redo) of `who` would take back (bring back); ERR_MISSING when there is none. */
bool journal_next_undo(struct store *store, struct arena *arena, const char *who,
                       struct journal_entry *out, struct err *err);
bool journal_next_redo(struct store *store, struct arena *arena, const char *who,
                       struct journal_entry *out, struct err *err);

/**
 * Take back the entry `id` as one new change: each cell gets its old value where it still holds
 * the new one; an inserted record goes to the bin. All or nothing: ERR_CONFLICT names the cell
 * and who changed it since. `label` is kept in the journal.
 */
bool journal_undo(struct store *store, const char *id, const char *label, struct err *err);

/** Bring back what the undo entry `id` took: the undo of an undo. */
bool journal_redo(struct store *store, const char *id, const char *label, struct err *err);

#endif

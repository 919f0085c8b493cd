/* Writing: the only three functions that change a journalled table, inside one transaction. */
#ifndef ENTENTE_STORE_CHANGE_H
#define ENTENTE_STORE_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "src/store/cell.h"
#include "src/store/store.h"

/** What kind of change it is; kept in the journal as a word. */
enum change_kind { CHANGE_EDIT, CHANGE_UNDO, CHANGE_REDO, CHANGE_IMPORT, CHANGE_MERGE };

/**
 * Begin a change: wait for the queue, BEGIN IMMEDIATE. `alliance` is the id of the alliance it is
 * about, or NULL. Nothing is written to the journal until the first cell changes. Changes do not nest.
 */
bool change_begin(struct store *store, enum change_kind kind, const char *alliance,
                  struct err *err);

/**
 * Commit under `label`, the change in the user's words ("Scope in: saved"). A change without a
 * changed cell leaves no entry (and `*changed`, if given, is false). On failure everything is rolled back.
 */
bool change_commit(struct store *store, const char *label, bool *changed, struct err *err);

/** Give the change up; safe to call when none is open, and after a failure. */
void change_rollback(struct store *store);

/**
 * One column to write. `seen` is what the writer saw last, `new` the value to be. A column
 * "cells.goal" is the member `goal` of the JSON object in `cells`; `seen` and `new` are JSON text then.
 */
struct change_cell {
    const char *column;
    struct cell seen, new;
};

/**
 * Insert a record. `cells` name every column that is not null but the key; created_at and
 * updated_at are set to now unless named. Fails with ERR_CONFLICT when the id exists.
 */
bool change_insert(struct store *store, const char *table, const char *id,
                   const struct change_cell *cells, size_t n, struct err *err);

/**
 * Set columns of one record, each only where it still holds `seen`; otherwise ERR_CONFLICT, and
 * `err` names the value there now and who wrote it. Sets updated_at unless named (a named updated_at or created_at is written without a journal row).
 */
bool change_set(struct store *store, const char *table, const char *id,
                const struct change_cell *cells, size_t n, struct err *err);

/**
 * Set columns of one record whatever they hold (import): old values are read here, inside the
 * transaction. `*differs`, if given, tells whether anything changed.
 */
bool change_put(struct store *store, const char *table, const char *id,
                const struct change_cell *cells, size_t n, bool *differs, struct err *err);

/**
 * Within the open change: from here on what is written can be taken back alone, by change_back(), or is kept, by
 * change_keep(). One mark at a time.
 */
bool change_mark(struct store *store, struct err *err);
bool change_keep(struct store *store, struct err *err);
bool change_back(struct store *store, struct err *err);

/** The number of journal rows of the open change. */
long change_size(const struct store *store);

/**
 * Write a table that stands outside the journal (meta, method, method_text, reference, presence,
 * saved_filter, survey_form, survey_waiting, digest) inside the open change. Parameters as in query_start().
 */
bool change_private(struct store *store, struct err *err, const char *sql, const char *types, ...);

/** Say that the open change concerns the figures of all alliances (a method set was changed). */
void change_concerns_all(struct store *store);

#endif

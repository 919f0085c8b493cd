/* The portfolio file: opening, reading, watching. The only module that knows the engine. */
#ifndef ENTENTE_STORE_STORE_H
#define ENTENTE_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/arena.h"
#include "src/base/env.h"
#include "src/base/err.h"

struct store;

enum { STORE_SCHEMA = 1 };   /* the newest schema this program writes (user_version) */

enum store_flags {
    STORE_READONLY = 1,      /* never write */
    STORE_TRUSTED = 2,       /* opened before by this user: check it after the first paint */
    STORE_CHECKED = 4,       /* checked today already, and the check takes long */
};

/**
 * Make a new, empty portfolio file of mode 0600 (0660 in a shared directory) at `path` and run
 * every migration. Fails with ERR_INPUT when something is there already.
 */
bool store_create(const char *path, struct env *env, struct err *err);

/**
 * Open a portfolio (trust.md 1.1): gate for foreign files, hardened connection, schema
 * compared, checked. `env` is borrowed for as long as the store is open. A file that can be read but not written is opened
 * read-only, and store_why_readonly() says why. The caller closes `*out`.
 */
bool store_open(const char *path, unsigned flags, struct env *env, struct store **out,
                struct err *err);

/** Close; NULL is fine. */
void store_close(struct store *store);

/** The real path of the file; borrowed. */
const char *store_path(const struct store *store);

/** NULL when it can be written, else one sentence why not; borrowed. */
const char *store_why_readonly(const struct store *store);

/** The environment given at opening; borrowed. */
struct env *store_env(const struct store *store);

/** Run the check that STORE_TRUSTED put off; until then writing runs it first. */
bool store_check(struct store *store, struct err *err);

/** How long the check took, in ms; negative when it was not run by this process. */
long store_check_ms(const struct store *store);

/**
 * Read what follows as one: until store_release() the file is locked for reading once instead of for
 * every question, and what others write meanwhile is not seen. It gives way by itself between two
 * questions when it has lasted long, and to a change; others can read all the time. Each call of
 * store_hold() that succeeded is followed by one of store_release().
 */
bool store_hold(struct store *store, struct err *err);
void store_release(struct store *store);

/**
 * True when the file has changed since the last call, by this connection or another one. Cheap
 * enough to be called twice a second. `err` tells of a file that was replaced or removed.
 */
bool store_changed(struct store *store, struct err *err);

/** Grows with every change seen; screens compare it with the one they drew. */
uint64_t store_generation(const struct store *store);

/** The value kept for `key` about the file itself, in `arena`; NULL when there is none. */
const char *store_meta(struct store *store, struct arena *arena, const char *key);

/** Ask now and then during long reading: `stop` returns true when the user pressed Esc. NULL ends it. */
void store_on_progress(struct store *store, bool (*stop)(void *context), void *context);

/** What to do while somebody else is saving: return false to give up. NULL waits for the deadline. */
void store_on_wait(struct store *store, bool (*wait)(void *context, const char *who, int ms),
                   void *context);

/** Whose figures a record concerns. */
enum store_owner {
    OWNER_ALL,               /* those of all alliances */
    OWNER_ALL_EDITS,         /* and which edit was the newest, because records come and go with it */
    OWNER_NONE,              /* nobody's */
    OWNER_SELF,              /* it is the alliance itself */
    OWNER_ALLIANCE,          /* the alliance in its column `alliance`; null: all */
    OWNER_ASKED,             /* the alliances that a question gives */
};

/**
 * Tells it of the records of `table` when `column` is changed ("*": a record is new). For
 * OWNER_ASKED `sql` gets a question for their ids, ?1 being the record's id.
 */
typedef enum store_owner store_owners(const char *table, const char *column, const char **sql);

/** From now on every change notes whose figures it concerns; without it, all. */
void store_on_change(struct store *store, store_owners *owners);

/** Tells whether a record may be as it is after `column` was written back ("*": it is new or gone); else `err` says why not. */
typedef bool store_reversed(struct store *store, const char *table, const char *column, const char *id,
                            struct err *err);

/** From now on undo and redo ask it for every cell, once all are written back; a refusal takes all of it back. */
void store_on_reverse(struct store *store, store_reversed *reversed);

/**
 * What figures rest on, as it is now: two marks that differ after every change that concerns the
 * alliance (all alliances), and the newest edit of its records ("" when it must be looked up).
 */
struct store_stamp {
    int64_t own, all;
    char edited[21];
};

/** The stamp of an alliance; false on failure. */
bool store_stamp(struct store *store, const char *alliance, struct store_stamp *out,
                 struct err *err);

/** Let nothing that was kept count any more, and throw it away. */
bool store_forget(struct store *store, struct err *err);

/** True when a newer version of the program wrote the file: it can be read, not changed. */
bool store_is_newer(const struct store *store);

/** True when writing does not have to check the whole file first. */
bool store_is_checked(const struct store *store);

/** True while a write transaction is open: signals that stop the program are put off then. */
bool store_is_writing(const struct store *store);

/** Tests: open through this VFS from now on (NULL: the system's). */
void store_use_vfs(const char *name);

/** "SQLite 3.40.1 2022-12-28 ..." */
const char *store_engine(void);

#endif

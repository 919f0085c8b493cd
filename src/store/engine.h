/* Inside the store only: the connection and what its files share. */
#ifndef ENTENTE_STORE_ENGINE_H
#define ENTENTE_STORE_ENGINE_H

#include <sqlite3.h>
#include <stdarg.h>
#include <sys/types.h>

#include "src/base/str.h"
#include "src/store/change.h"
#include "src/store/touch.h"
#include "src/store/query.h"
#include "src/store/store.h"

/* "Ent1": the mark at byte 68 of every portfolio file. */
enum { STORE_APPLICATION = 0x456E7431 };

/* What the engine may hold of memory, in bytes: a file made to exhaust it fails instead. */
enum { HEAP_LIMIT = 256 * 1024 * 1024 };

struct query {
    struct query *next;
    struct store *store;
    sqlite3_stmt *stmt;
    char *sql;
    uint64_t hash;               /* of sql */
    bool used, failed;
};

struct open_change {
    bool open;
    enum change_kind kind;
    char alliance[32], undoes[64];
    int64_t seq, at_ms;
    long edits, marked;          /* journal rows now, and at the mark */
    bool entered;                /* seq and at_ms are taken */
    const struct change_cell *member;   /* the cell inside a JSON column that is being set */
    bool private_rows;           /* something outside the journal was written */
    struct touches touches;      /* whose figures are other ones after it */
};

struct store {
    sqlite3 *db;
    struct env *env;
    char *path, *dir;
    char replica[32];            /* empty until something is written */
    int holds;                   /* how often store_hold() was called */
    bool held;                   /* a reading transaction is open, so that many questions are one */
    int64_t held_since;          /* ms */
    unsigned flags;
    int version;                 /* user_version of the file */
    char readonly[240];          /* why; empty when it can be written */
    bool unchecked, broken, single_writer;
    long check_ms;               /* how long the check took; -1: not run */
    dev_t device;
    ino_t inode;
    uint64_t generation;
    int64_t data_version;
    struct query *queries;
    struct open_change change;
    bool writing;                /* the authorizer lets the three functions through */
    bool migrating;
    int dir_fd;
    bool queued;
    bool (*stop)(void *context);
    void *stop_context;
    bool (*wait)(void *context, const char *who, int ms);
    void *wait_context;
    int64_t waiting_since;
    store_reversed *reversed;    /* NULL: what is written back is right */
    store_owners *owners;        /* NULL: every record concerns all alliances */
    char *lock_path;             /* the lock file of a network mount, ours to remove */
};

/** Let the engine take its memory from us. Before it is used for the first time. */
void heap_install(void);

/** Begin and end a reading transaction. */
bool engine_hold(struct store *store, struct err *err);
void engine_let_go(struct store *store);

/** A clock that is never set back, in ms. */
int64_t engine_clock(void);

/** Turn the result `rc` of the engine into `err`; always false. `what` says what was being done. */
bool engine_error(struct store *store, int rc, const char *what, struct err *err);

/** Run SQL text without rows. */
bool engine_run(struct store *store, const char *sql, struct err *err);

/** Connect to store->path and set the connection up (steps 5 to 9 of trust.md 1.1). */
bool engine_connect(struct store *store, struct err *err);

/** Close the connection and its statements; the store stays. */
void engine_disconnect(struct store *store);

/** Prepare or find the kept statement for `sql`. */
struct query *engine_prepare(struct store *store, const char *sql, struct err *err);

/** Bind parameters as query_start() describes. */
void engine_bind(sqlite3_stmt *stmt, const char *types, va_list args);

/** Bind one cell to parameter `i`. */
void engine_bind_cell(sqlite3_stmt *stmt, int i, const struct cell *cell);

/** True for the tables that stand outside the journal. */
bool engine_is_private(const char *table);

/** Prepare or find the kept statement for `sql`, which writes. */
struct query *writing_prepare(struct store *store, const char *sql, struct err *err);

/** Run it; the engine's result. */
int writing_step(struct store *store, sqlite3_stmt *stmt);

/** Run it and let go of it. */
bool writing_run(struct store *store, struct query *query, struct err *err);

/** Write the journal row of one changed cell (`column` "*": of a whole record) of the open change. */
bool change_journal(struct store *store, const char *table, const char *id, const char *column,
                    const struct cell *old, const struct cell *new, struct err *err);

/** Wait for the fair queue: flock() on the directory, at most a second (trust.md 4). */
void queue_enter(struct store *store);
void queue_leave(struct store *store);

/** Run every migration script after `version` in the open transaction. */
bool schema_migrate(struct store *store, int version, struct err *err);

/** Compare the schema with the built-in text of its version. */
bool schema_compare(struct store *store, struct err *err);

/** The JSON text of a member of `object` ("null" when it has none), in `arena`. */
const char *member_get(struct arena *arena, const char *object, const char *name);

/** `object` with the member set to the JSON text `json`; the order of the others stays. In `arena`. */
const char *member_set(struct arena *arena, const char *object, const char *name,
                       const char *json);

/** Open the directory's real path and split: sets path and dir. */
bool place_resolve(struct store *store, const char *path, struct err *err);

/** Look at the file before the engine does: is it a portfolio, of which version, on what. */
bool place_examine(struct store *store, struct err *err);

/** Make the empty file with its mode. */
bool place_create(struct store *store, struct err *err);

#endif

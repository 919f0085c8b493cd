#include "src/store/engine.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/store/care.h"

static const char *vfs_name;

enum {
    WAIT_MS = 5000,              /* how long a lock of somebody else is waited for */
    PROGRESS_STEPS = 5000,
};

void
store_use_vfs(const char *name)
{
    vfs_name = name;
}

const char *
store_engine(void)
{
    static char text[120];

    snprintf(text, sizeof text, "SQLite %s %.19s", sqlite3_libversion(), sqlite3_sourceid());
    return text;
}

bool
engine_error(struct store *store, int rc, const char *what, struct err *err)
{
    int primary = rc & 0xFF, code = rc;
    char file[120];

    snprintf(file, sizeof file, "%s", store->path ? store->path : "");
    switch (primary) {
    case SQLITE_FULL:
        err_set(err, ERR_MACHINE, "the disk is full, nothing was changed");
        err_hint(err, "Free some space and try again.");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        err_set(err, ERR_BUSY, "someone else is saving");
        err_hint(err, "Try again in a moment.");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        err_set(err, ERR_FORMAT, "the file is damaged (%s)", sqlite3_errstr(rc));
        backup_advise(store->path, err);
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        err_set(err, ERR_DENIED, "the file can only be read (%s)",
                store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc));
        break;
    case SQLITE_CANTOPEN:
        err_set(err, access(file, F_OK) == 0 ? ERR_DENIED : ERR_MISSING,
                "the file cannot be opened (%s)", sqlite3_errstr(rc));
        break;
    case SQLITE_INTERRUPT:
        err_set(err, ERR_CANCEL, "stopped");
        break;
    case SQLITE_TOOBIG:
        err_set(err, ERR_INPUT, "a text is longer than the file allows");
        break;
    case SQLITE_CONSTRAINT:
        err_set(err, ERR_INPUT, "%s (%s)", what,
                store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc));
        break;
    default:
        err_set(err, ERR_MACHINE, "%s: %s", what,
                store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc));
        break;
    }
    err_where(err, "%s", file);
    err->code = code;
    return false;
}

bool
engine_run(struct store *store, const char *sql, struct err *err)
{
    int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return rc == SQLITE_OK || engine_error(store, rc, "the file refused a statement", err);
}

int64_t
engine_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
engine_hold(struct store *store, struct err *err)
{
    if (!engine_run(store, "BEGIN", err))
        return false;
    store->held = true;
    store->held_since = engine_clock();
    return true;
}

void
engine_let_go(struct store *store)
{
    if (store->held)
        sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    store->held = false;
}

/* SQLite's own busy_timeout starves writers (trust.md 4): short random sleeps up to a deadline. */
static int
on_busy(void *context, int count)
{
    struct store *store = context;
    struct timespec pause;
    int64_t now_ms = engine_clock();
    unsigned short random;

    if (count == 0)
        store->waiting_since = now_ms;
    if (now_ms - store->waiting_since > WAIT_MS)
        return 0;
    if (store->wait && now_ms - store->waiting_since > 1000 &&
        !store->wait(store->wait_context, "", (int)(now_ms - store->waiting_since)))
        return 0;
    sqlite3_randomness(sizeof random, &random);
    pause = (struct timespec){ .tv_nsec = 100000 + random % 3900 * 1000 };
    nanosleep(&pause, NULL);
    return 1;
}

static int
on_progress(void *context)
{
    struct store *store = context;

    return store->stop && !store->change.open && store->stop(store->stop_context);
}

static int
on_authorize(void *context, int action, const char *a, const char *b, const char *c,
             const char *trigger)
{
    struct store *store = context;

    (void)b;
    (void)c;
    (void)trigger;
    if (store->migrating)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        return store->writing ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_PRAGMA:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    default:
        (void)a;
        return SQLITE_DENY;
    }
}

static void
on_fold(sqlite3_context *context, int n, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    struct str folded = { 0 };

    (void)n;
    if (!text) {
        sqlite3_result_null(context);
        return;
    }
    text_fold(&folded, text, (size_t)sqlite3_value_bytes(values[0]));
    sqlite3_result_text(context, str_text(&folded), (int)folded.len, SQLITE_TRANSIENT);
    str_free(&folded);
}

/* True when the second, already folded, text occurs in the first; letters beyond ASCII folded too. */
static void
on_has(sqlite3_context *context, int n, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *needle = (const char *)sqlite3_value_text(values[1]);

    (void)n;
    sqlite3_result_int(context, text && needle && text_contains(text, needle));
}

static void
set_limits(sqlite3 *db)
{
    static const struct {
        int limit, value;
    } limits[] = {
        { SQLITE_LIMIT_LENGTH, 1000000 },     { SQLITE_LIMIT_SQL_LENGTH, 100000 },
        { SQLITE_LIMIT_COLUMN, 100 },         { SQLITE_LIMIT_EXPR_DEPTH, 100 },
        { SQLITE_LIMIT_COMPOUND_SELECT, 100 },{ SQLITE_LIMIT_VDBE_OP, 25000 },
        { SQLITE_LIMIT_FUNCTION_ARG, 16 },    { SQLITE_LIMIT_ATTACHED, 0 },
        { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
        { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    };

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i].limit, limits[i].value);
}

static void
harden(sqlite3 *db)
{
    static const struct {
        int option, value;
    } options[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    };

    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        sqlite3_db_config(db, options[i].option, options[i].value, NULL);
}

bool
engine_connect(struct store *store, struct err *err)
{
    bool readonly = store->readonly[0] != '\0';
    int flags = (readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOFOLLOW |
                SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
    int rc;

    heap_install();
    rc = sqlite3_open_v2(store->path, &store->db, flags, vfs_name);
    if (rc != SQLITE_OK)
        return engine_error(store, rc, "the file cannot be opened", err);
    sqlite3_busy_handler(store->db, on_busy, store);
    harden(store->db);
    set_limits(store->db);
    sqlite3_hard_heap_limit64(HEAP_LIMIT);
    sqlite3_progress_handler(store->db, PROGRESS_STEPS, on_progress, store);
    sqlite3_create_function(store->db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC |
                            SQLITE_DIRECTONLY, NULL, on_fold, NULL, NULL);
    sqlite3_create_function(store->db, "has", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC |
                            SQLITE_DIRECTONLY, NULL, on_has, NULL, NULL);
    sqlite3_set_authorizer(store->db, on_authorize, store);
    if (!engine_run(store, "PRAGMA mmap_size=0; PRAGMA cell_size_check=ON;"
                    "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                    "PRAGMA cache_size=-512", err))
        return false;
    if (readonly)
        return true;
    /* Without the sync of the directory (some builds) only TRUNCATE + FULL survives a power cut. */
    if (sqlite3_compileoption_used("DISABLE_DIRSYNC"))
        return engine_run(store, "PRAGMA synchronous=FULL; PRAGMA journal_mode=TRUNCATE", err);
    return engine_run(store, "PRAGMA synchronous=EXTRA", err) &&
           (!store->single_writer || engine_run(store, "PRAGMA locking_mode=EXCLUSIVE", err));
}

void
engine_disconnect(struct store *store)
{
    while (store->queries) {
        struct query *next = store->queries->next;

        sqlite3_finalize(store->queries->stmt);
        mem_free(store->queries->sql);
        mem_free(store->queries);
        store->queries = next;
    }
    sqlite3_close_v2(store->db);
    store->db = NULL;
    store->held = false;
}

bool
engine_is_private(const char *table)
{
    static const char *const names[] = { "meta", "change", "edit", "method", "method_text",
                                         "reference", "presence", "saved_filter", "survey_form",
                                         "survey_waiting", "touched", "digest" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(table, names[i]) == 0)
            return true;
    return strncmp(table, "sqlite_", 7) == 0;
}

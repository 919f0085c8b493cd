/* Care of the file: backup, restore, verification, migration. */
#ifndef ENTENTE_STORE_CARE_H
#define ENTENTE_STORE_CARE_H

#include <stdbool.h>

#include "src/base/str.h"
#include "src/store/store.h"

/** How many backups to keep. */
struct backup_keep {
    int daily, weekly, monthly;
    long long bytes;            /* and no more than this in all; the newest always stays */
};

/** 7 daily, 4 weekly, 12 monthly, 2 GB. */
extern const struct backup_keep backup_keep_default;

/**
 * Write a consistent copy to `target` (NULL: NAME.backups/NAME-YYYYMMDD-HHMMSS-REASON.entente beside
 * the file, older ones rotated out), mode 0600, by temporary name, check, fsync, rename. The path
 * made goes to `made` (of `room` bytes) if not NULL.
 */
bool backup_make(struct store *store, const char *target, const char *reason,
                 const struct backup_keep *keep, char *made, size_t room, struct err *err);

/** True when no daily backup was made yet on the local day of the store's clock. */
bool backup_is_due(struct store *store);

/**
 * Put `backup` in the place of the portfolio at `path`; the present file stays beside it under a
 * numbered name, written to `kept`.
 */
bool backup_restore(const char *path, const char *backup, struct env *env, char *kept, size_t room,
                    struct err *err);

/** Append the path of the newest backup of the portfolio at `path`, there or not; false: there is none. */
bool backup_newest(const char *path, struct str *out);

/**
 * Where `err` is of kind ERR_FORMAT: name the newest backup of `path` in its hint, with the
 * command; without one the hint stays.
 */
void backup_advise(const char *path, struct err *err);

/** What verify_file() found. */
struct verify_report {
    bool sound;                 /* pages, keys, references, journal all hold */
    long records, changes, edits;
    char findings[8][200];
    int n_findings;
};

/**
 * integrity_check, foreign_key_check, and the replay oracle: the journal replayed onto an empty
 * portfolio gives today's tables.
 */
bool verify_file(struct store *store, struct verify_report *report, struct err *err);

/** Add a finding to the report (a struct verify_report): the file is not sound. */
void verify_found(void *report, const char *text);

/** Bring an older file to the newest schema in one transaction, after a backup; `*from` is the version it had. */
bool store_upgrade(const char *path, struct env *env, int *from, struct err *err);

#endif

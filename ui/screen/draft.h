/* Drafts: what was typed and is not stored yet, kept in the state directory until it is. */
#ifndef ENTENTE_UI_SCREEN_DRAFT_H
#define ENTENTE_UI_SCREEN_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/env.h"
#include "src/base/err.h"
#include "src/base/str.h"

enum { DRAFT_KEY_SIZE = 200 };

/** One of them. `key` says where it belongs: a place and a field, in a form that its owner understands. */
struct draft {
    char *key, *text;
    int64_t at_ms;               /* when it was typed, since 1970 UTC */
};

/** The drafts of one portfolio, in memory and as files of mode 0600. Zero-initialised it keeps nothing. */
struct drafts {
    struct env *env;
    char *directory;
    char *portfolio;             /* real path of the file they belong to */
    struct draft *draft;
    size_t n, room;
};

/**
 * Read the drafts of `portfolio` from `directory` (made with mode 0700 when it is not there). Those of
 * programs that still run are left to them. On failure nothing is kept on disk, only in memory.
 */
bool drafts_open(struct drafts *drafts, const char *directory, const char *portfolio, struct env *env,
                 struct err *err);

/** Forget them; the files stay. */
void drafts_close(struct drafts *drafts);

/** Keep `text` as the draft of `key`, replacing what was there. */
bool draft_keep(struct drafts *drafts, const char *key, const char *text, struct err *err);

/** The draft of `key`, or NULL; borrowed until the next change. */
const struct draft *draft_find(const struct drafts *drafts, const char *key);

/** Remove the draft of `key`, if there is one: its text is stored now, or given up. */
void draft_drop(struct drafts *drafts, const char *key);

/** Append how long ago it was typed: "just now", "5 minutes ago", "2 days ago". */
void draft_age(const struct drafts *drafts, const struct draft *draft, struct str *out);

#endif

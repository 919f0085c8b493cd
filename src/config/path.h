/* Where files lie: the XDG base directories. */
#ifndef ENTENTE_CONFIG_PATH_H
#define ENTENTE_CONFIG_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"
#include "src/base/str.h"

enum path_kind {
    PATH_CONFIG,   /* $XDG_CONFIG_HOME/entente, else ~/.config/entente */
    PATH_DATA,     /* $XDG_DATA_HOME/entente, else ~/.local/share/entente */
    PATH_STATE,    /* $XDG_STATE_HOME/entente, else ~/.local/state/entente: drafts and the like */
};

/**
 * Append the directory of `kind`, and `/name` when `name` is not NULL. Home comes from $HOME, else
 * from the account. Relative XDG values are ignored, as their specification asks.
 */
void path_of(struct str *out, enum path_kind kind, const char *name);

/** Make the directory `path` and those above it, each with mode 0700; fine when it is there. */
bool path_make(const char *path, struct err *err);

/**
 * Write `size` bytes to `path` so that either the old or the new file is there, whole: temporary
 * name in the same directory, mode 0600, fsync, rename, fsync of the directory.
 */
bool path_write(const char *path, const char *bytes, size_t size, struct err *err);

#endif

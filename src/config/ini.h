/* Reading INI files that anybody may have written. The only place that includes iniparser. */
#ifndef ENTENTE_CONFIG_INI_H
#define ENTENTE_CONFIG_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"

enum {
    INI_FILE_MAX = 64 * 1024,      /* bytes of a file from outside */
    INI_LINES_MAX = 2000,
    INI_LINE_MAX = 1000,           /* bytes of a line, continuation lines counted together */
    INI_TEXT_MAX = 1024 * 1024,    /* bytes of a text that the program brings along */
};

struct ini;

/**
 * Read the file at `path`: opened once, not through a link; a regular file of at most 64 KiB and
 * 2,000 lines without NUL. NULL on failure: ERR_MISSING when there is none, ERR_DENIED, or
 * ERR_INPUT with "FILE:LINE" as the place. The caller frees it with ini_free().
 */
struct ini *ini_read(const char *path, struct err *err);

/** Read a text in memory, called `name` in complaints; `size` up to INI_TEXT_MAX. */
struct ini *ini_read_text(const char *name, const char *text, size_t size, struct err *err);

/** Free it and all it handed out; NULL is fine. */
void ini_free(struct ini *ini);

/** The path or name it was read from; borrowed. */
const char *ini_name(const struct ini *ini);

/**
 * The value of `key` in `section` (case of ASCII letters does not matter), or NULL; borrowed. Of
 * several entries with the same key the last one counts.
 */
const char *ini_get(const struct ini *ini, const char *section, const char *key);

/** Number of sections that have at least a heading, in the order of the file. */
size_t ini_sections(const struct ini *ini);

/** Name of the section `i`, in lower case; borrowed. */
const char *ini_section(const struct ini *ini, size_t i);

/** Number of keys in `section` (0 when there is no such section). */
size_t ini_keys(const struct ini *ini, const char *section);

/**
 * Name of the key `i` of `section`, in lower case, in the order of the file; borrowed; NULL behind
 * the last.
 */
const char *ini_key(const struct ini *ini, const char *section, size_t i);

/**
 * The line of the entry (with `key` NULL: of the section's heading), counted from 1; 0 when there
 * is none.
 */
int ini_line(const struct ini *ini, const char *section, const char *key);

/**
 * Look for entries that say something else than was meant, in the whole file, the first one counts:
 * a value cut by an unquoted # or ; and a key given twice. False with FILE:LINE, the key's name and
 * the right form in `err`.
 */
bool ini_check(const struct ini *ini, struct err *err);

#endif

/* Line numbers of an INI text, and what its parser will misread: iniparser tells neither. */
#ifndef ENTENTE_CONFIG_INI_SCAN_H
#define ENTENTE_CONFIG_INI_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/arena.h"
#include "src/base/err.h"

struct ini_scan_entry {
    char *key;            /* lower case */
    int line;
    int again;            /* line of a second entry with this key, 0: none */
    char cut;             /* the # or ; that cuts the value, 0: none */
    char *meant;          /* the value as it stands there, when it is cut */
};

struct ini_scan_section {
    char *name;           /* lower case */
    int line;
    struct ini_scan_entry *entry;
    size_t entries, room;
};

struct ini_scan {
    struct arena arena;
    struct ini_scan_section *section;
    size_t sections, room;
};

/** Scan `text`. False when iniparser would refuse the text; `line` is where. Free it either way. */
bool ini_scan(struct ini_scan *scan, const char *text, size_t size, int *line, struct err *err);

/** Free it. */
void ini_scan_free(struct ini_scan *scan);

/** The section called `name` (in any case), or NULL. */
const struct ini_scan_section *ini_scan_section(const struct ini_scan *scan, const char *name);

#endif

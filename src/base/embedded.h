/* Files that are part of the program: m4/embed.sh turns them into C when the program is built. */
#ifndef ENTENTE_BASE_EMBEDDED_H
#define ENTENTE_BASE_EMBEDDED_H

#include <stddef.h>

/** One file. A table of them ends with an entry whose name is NULL. */
struct embedded_file {
    const char *name;   /* the last part of its path, e.g. "dark.ini" */
    const char *data;   /* its text; a NUL stands behind it */
    size_t size;        /* bytes without that NUL */
};

/** The file called `name`, or NULL. */
const struct embedded_file *embedded_find(const struct embedded_file *files, const char *name);

#endif

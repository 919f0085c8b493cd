/* The file an import reads: from the start as often as needed, whatever it is. */
#ifndef ENTENTE_IO_SOURCE_H
#define ENTENTE_IO_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "src/base/err.h"

struct source {
    int fd;
    const char *name;            /* for messages; borrowed */
    off_t size;                  /* bytes */
};

/**
 * Open `path` ("-": standard input). A pipe is first copied into a nameless file, because an import
 * reads twice. `path` is borrowed for as long as the source is open. The caller closes it.
 */
bool source_open(struct source *source, const char *path, struct err *err);

/** Go to the byte `at`, counted from 0. */
bool source_seek(struct source *source, off_t at, struct err *err);

/** Read up to `room` bytes: how many came goes to `got`, 0 at the end. */
bool source_read(struct source *source, char *bytes, size_t room, size_t *got, struct err *err);

/** Close it; safe after a failed source_open(). */
void source_close(struct source *source);

#endif

/* A nameless temporary file: what goes into it is gone when it is closed. */
#ifndef ENTENTE_IO_SPOOL_H
#define ENTENTE_IO_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Open one in $TMPDIR, else /tmp, for reading and writing; -1 with errno on failure. The caller
 * closes it.
 */
int spool_open(void);

/** Write all of `n` bytes to `fd`; false with errno on failure. */
bool spool_write(int fd, const char *bytes, size_t n);

#endif

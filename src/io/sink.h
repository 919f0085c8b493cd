/*
 * Where an export goes: a file that appears only when it is complete, or a descriptor such as
 * standard output.
 */
#ifndef ENTENTE_IO_SINK_H
#define ENTENTE_IO_SINK_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"
#include "src/base/str.h"

/** Zero-initialise it. Texts are its own. */
struct sink {
    bool open;
    int fd;                      /* written to */
    int folder;                  /* of the file to be, or -1 */
    int target;                  /* the descriptor that gets the whole at the end, or -1 */
    char path[4096], base[256], temp[64];
    struct str waiting;          /* not written yet */
    int failed;                  /* errno of the first failure */
};

/**
 * Write to the file `path`, mode 0600: under a temporary name in the same folder until
 * sink_finish(), which replaces what was there. What is no regular file (a pipe, a device) is
 * written to as it is.
 */
bool sink_open_file(struct sink *sink, const char *path, struct err *err);

/**
 * Write to `fd`, which stays the caller's. An export holds the portfolio for reading, and what
 * reads `fd` may wait for a person: so the whole is collected in a nameless file first, and sent by
 * sink_finish().
 */
bool sink_open_fd(struct sink *sink, int fd, struct err *err);

/** Take `n` bytes; `sink` is a struct sink: the form an export calls. False when writing failed. */
bool sink_write(void *sink, const char *bytes, size_t n);

/**
 * Everything is there: make it visible and durable. On failure it is as if nothing had been
 * written.
 */
bool sink_finish(struct sink *sink, struct err *err);

/** Give it up; safe after sink_finish() and on a zeroed sink. */
void sink_discard(struct sink *sink);

#endif

/* Errors are values: a function that can fail returns false and says why in a struct err. */
#ifndef ENTENTE_BASE_ERR_H
#define ENTENTE_BASE_ERR_H

#include <stdbool.h>

/** What kind of failure. The values up to 8 are the exit statuses of the command line. */
enum err_kind {
    ERR_NONE = 0,
    ERR_USAGE = 2,     /* the command line is wrong */
    ERR_MISSING = 3,   /* no such record or file */
    ERR_INPUT = 4,     /* a value or a file is invalid */
    ERR_BUSY = 5,      /* someone else holds the file */
    ERR_FORMAT = 6,    /* not a portfolio, damaged, or newer */
    ERR_DENIED = 7,    /* read-only, file mode, not allowed */
    ERR_MACHINE = 8,   /* disk full, read or write error, no usable terminal */
    ERR_CONFLICT = 9,  /* the cell was changed by someone else since it was read */
    ERR_CANCEL = 10,   /* the user pressed Esc */
};

/**
 * One failure, in words for the user. No heap: copy it freely. Zero-initialised means none, and
 * that is how it must be passed to a function: a set one means that something failed before.
 */
struct err {
    enum err_kind kind;
    int code;          /* errno or SQLite's extended code, 0 when neither */
    char where[200];   /* the place: a file and line, a field, an argument; may be empty */
    char what[480];    /* what is wrong, one sentence without a full stop at the end */
    char hint[240];    /* a right example or the way out; may be empty */
};

/** Record a failure of `kind`; always returns false, so that callers can `return err_set(...)`. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Name the place of the failure already in `err`; always returns false. */
bool err_where(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Add a right example or a way out to the failure already in `err`; always returns false. */
bool err_hint(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Forget the failure. */
void err_clear(struct err *err);

/** The exit status that tells of `err` (0 for none). */
int err_status(const struct err *err);

#endif

#include "src/io/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/io/spool.h"

enum { WAITING_MOST = 64 * 1024, TRIES = 20 };

static bool
fail(struct sink *sink, int code, const char *what, struct err *err)
{
    enum err_kind kind = code == EACCES || code == EPERM || code == EROFS ? ERR_DENIED
                         : code == ENOENT || code == ENOTDIR              ? ERR_MISSING
                                                                          : ERR_MACHINE;

    err_set(err, kind, "%s: %s", what, strerror(code));
    err->code = code;
    err_where(err, "%.190s", *sink->path ? sink->path : "output");
    sink_discard(sink);
    return false;
}

/* A name nobody can foresee, so that nobody can put a link there first. */
static int
make_temp(struct sink *sink)
{
    for (int i = 0; i < TRIES; i++) {
        unsigned long long random;
        int fd;

        if (getrandom(&random, sizeof random, 0) != sizeof random)
            return -1;
        snprintf(sink->temp, sizeof sink->temp, ".entente-%016llx", random);
        fd = openat(sink->folder, sink->temp,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* A portfolio (or any other database) is never overwritten by an export, least of all the open one. */
static bool
holds_database(const char *path)
{
    char head[16] = "";
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    ssize_t n = fd >= 0 ? read(fd, head, sizeof head) : -1;

    if (fd >= 0)
        close(fd);
    return n == (ssize_t)sizeof head && memcmp(head, "SQLite format 3", 16) == 0;
}

bool
sink_open_file(struct sink *sink, const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    char folder[4096];
    struct stat status;

    *sink = (struct sink){ .fd = -1, .folder = -1, .target = -1, .open = true };
    if (strlen(path) >= sizeof sink->path || strlen(slash ? slash + 1 : path) >= sizeof sink->base)
        return fail(sink, ENAMETOOLONG, "the file cannot be made", err);
    snprintf(sink->path, sizeof sink->path, "%s", path);
    snprintf(sink->base, sizeof sink->base, "%s", slash ? slash + 1 : path);
    if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        holds_database(path)) {
        err_set(err, ERR_INPUT, "a portfolio is there, and an export does not overwrite it");
        err_hint(err, "Name another file, such as export.json.");
        err_where(err, "%.190s", path);
        sink_discard(sink);
        return false;
    }
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        if (S_ISDIR(status.st_mode))
            return fail(sink, EISDIR, "the file cannot be made", err);
        sink->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return sink->fd >= 0 || fail(sink, errno, "cannot be written", err);
    }
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1,
             slash ? path : ".");
    sink->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (sink->folder < 0)
        return fail(sink, errno, "its folder cannot be opened", err);
    sink->fd = make_temp(sink);
    if (sink->fd < 0) {
        int code = errno;

        *sink->temp = '\0';
        return fail(sink, code, "the file cannot be made", err);
    }
    return true;
}

bool
sink_open_fd(struct sink *sink, int fd, struct err *err)
{
    *sink = (struct sink){ .fd = spool_open(), .folder = -1, .target = fd, .open = true };
    return sink->fd >= 0 || fail(sink, errno, "no temporary file can be made", err);
}

static bool
flush(struct sink *sink)
{
    if (!sink->failed && !spool_write(sink->fd, str_text(&sink->waiting), sink->waiting.len))
        sink->failed = errno ? errno : EIO;
    str_clear(&sink->waiting);
    return !sink->failed;
}

bool
sink_write(void *context, const char *bytes, size_t n)
{
    struct sink *sink = context;

    if (sink->failed)
        return false;
    str_add_bytes(&sink->waiting, bytes, n);
    return sink->waiting.len < WAITING_MOST || flush(sink);
}

static bool
send_spool(struct sink *sink)
{
    char block[65536];
    ssize_t n;

    if (lseek(sink->fd, 0, SEEK_SET) != 0)
        return false;
    while ((n = read(sink->fd, block, sizeof block)) > 0)
        if (!spool_write(sink->target, block, (size_t)n))
            return false;
    return n == 0;
}

bool
sink_finish(struct sink *sink, struct err *err)
{
    bool ok = flush(sink);

    if (!ok)
        return fail(sink, sink->failed, "cannot be written", err);
    if (sink->target >= 0) {
        ok = send_spool(sink);
    } else if (sink->folder >= 0) {
        ok = fsync(sink->fd) == 0 &&
             renameat(sink->folder, sink->temp, sink->folder, sink->base) == 0;
        if (ok) {
            *sink->temp = '\0';
            fsync(sink->folder);
        }
    }
    if (!ok)
        return fail(sink, errno, "cannot be written", err);
    sink_discard(sink);
    return true;
}

void
sink_discard(struct sink *sink)
{
    if (!sink->open)
        return;
    if (sink->fd >= 0)
        close(sink->fd);
    if (sink->folder >= 0) {
        if (*sink->temp)
            unlinkat(sink->folder, sink->temp, 0);
        close(sink->folder);
    }
    str_free(&sink->waiting);
    sink->open = false;
}

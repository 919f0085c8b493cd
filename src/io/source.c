#include "src/io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/io/spool.h"

static bool
fail(const struct source *source, enum err_kind kind, const char *what, int code, struct err *err)
{
    if (code)
        err_set(err, kind, "%s: %s", what, strerror(code));
    else
        err_set(err, kind, "%s", what);
    err->code = code;
    return err_where(err, "%s", source->name);
}

static ssize_t
read_some(int fd, char *bytes, size_t room)
{
    ssize_t n;

    do
        n = read(fd, bytes, room);
    while (n < 0 && errno == EINTR);
    return n;
}

/* Copy what cannot be read twice into a nameless file. */
static bool
spool_in(struct source *source, struct err *err)
{
    char block[65536];
    int spool = spool_open();
    ssize_t n = 0;

    if (spool < 0)
        return fail(source, ERR_MACHINE, "no temporary file can be made", errno, err);
    while ((n = read_some(source->fd, block, sizeof block)) > 0)
        if (!spool_write(spool, block, (size_t)n))
            break;
    if (n != 0) {
        fail(source, ERR_MACHINE, n < 0 ? "cannot be read" : "no room for a temporary copy", errno,
             err);
        close(spool);
        return false;
    }
    close(source->fd);
    source->fd = spool;
    return true;
}

bool
source_open(struct source *source, const char *path, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    struct stat status;

    *source = (struct source){ .name = standard ? "standard input" : path };
    source->fd = standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                          : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (source->fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return fail(source, ERR_MISSING, "there is no such file", 0, err);
    if (source->fd < 0)
        return fail(source, errno == EACCES ? ERR_DENIED : ERR_MACHINE, "cannot be read", errno,
                    err);
    if (fstat(source->fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        source_close(source);
        return fail(source, ERR_INPUT, "is a folder, not a file", 0, err);
    }
    if ((lseek(source->fd, 0, SEEK_CUR) < 0 || !S_ISREG(status.st_mode)) &&
        !spool_in(source, err)) {
        source_close(source);
        return false;
    }
    source->size = fstat(source->fd, &status) == 0 ? status.st_size : 0;
    return source_seek(source, 0, err);
}

bool
source_seek(struct source *source, off_t at, struct err *err)
{
    return lseek(source->fd, at, SEEK_SET) == at ||
           fail(source, ERR_MACHINE, "cannot be read again", errno, err);
}

bool
source_read(struct source *source, char *bytes, size_t room, size_t *got, struct err *err)
{
    ssize_t n = read_some(source->fd, bytes, room);

    *got = n > 0 ? (size_t)n : 0;
    return n >= 0 || fail(source, ERR_MACHINE, "cannot be read", errno, err);
}

void
source_close(struct source *source)
{
    if (source->fd > 0)
        close(source->fd);
    source->fd = -1;
}

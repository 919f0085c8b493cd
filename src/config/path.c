#include "src/config/path.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/mem.h"

static const struct {
    const char *variable, *below_home;
} places[] = {
    [PATH_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
    [PATH_DATA] = { "XDG_DATA_HOME", ".local/share" },
    [PATH_STATE] = { "XDG_STATE_HOME", ".local/state" },
};

static const char *
home(void)
{
    const char *home = getenv("HOME");
    const struct passwd *account;

    if (home && *home == '/')
        return home;
    account = getpwuid(getuid());
    return account && account->pw_dir && *account->pw_dir ? account->pw_dir : "/";
}

void
path_of(struct str *out, enum path_kind kind, const char *name)
{
    const char *base = getenv(places[kind].variable);

    if (base && *base == '/')
        str_addf(out, "%s/entente", base);
    else
        str_addf(out, "%s/%s/entente", home(), places[kind].below_home);
    if (name)
        str_addf(out, "/%s", name);
}

static bool
make_one(const char *path, struct err *err)
{
    struct stat status;

    if (mkdir(path, 0700) == 0)
        return true;
    if (errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    err_set(err, errno == EACCES || errno == EROFS ? ERR_DENIED : ERR_MACHINE,
            "the directory cannot be made: %s", strerror(errno == EEXIST ? ENOTDIR : errno));
    return err_where(err, "%s", path);
}

bool
path_make(const char *path, struct err *err)
{
    char *copy = mem_string(path);
    bool good = true;

    for (char *slash = copy + 1; good && (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        good = make_one(copy, err);
        *slash = '/';
    }
    good = good && make_one(copy, err);
    mem_free(copy);
    return good;
}

static bool
write_synced(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = write(fd, bytes, size);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return fsync(fd) == 0;
}

static void
sync_directory(const char *path)
{
    char *copy = mem_string(path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        fsync(fd); /* the file itself is safe already; some file systems cannot sync directories */
        close(fd);
    }
    mem_free(copy);
}

bool
path_write(const char *path, const char *bytes, size_t size, struct err *err)
{
    struct str temporary = { 0 };
    bool good;
    int fd;

    str_addf(&temporary, "%s.XXXXXX", path);
    fd = mkostemp(temporary.data, O_CLOEXEC);       /* O_EXCL and mode 0600 */
    good = fd >= 0 && write_synced(fd, bytes, size);
    if (fd >= 0 && close(fd) < 0)
        good = false;
    good = good && rename(temporary.data, path) == 0;
    if (!good) {
        int code = errno;

        if (fd >= 0)
            unlink(temporary.data);
        err_set(err, code == EACCES || code == EROFS ? ERR_DENIED : ERR_MACHINE,
                "cannot be written: %s", strerror(code));
        err->code = code;
        err_where(err, "%s", path);
    } else {
        sync_directory(path);
    }
    str_free(&temporary);
    return good;
}

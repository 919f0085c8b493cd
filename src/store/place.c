/* Where the file lies and what it is, looked at before the engine opens it (trust.md 1.1, 1 to 4). */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/store/engine.h"

static bool
is_network(const char *dir)
{
    struct statfs fs;

    if (statfs(dir, &fs) != 0)
        return false;
    switch ((unsigned long)fs.f_type) {
    case 0x6969UL:       /* NFS */
    case 0xFF534D42UL:   /* SMB, CIFS */
    case 0xFE534D42UL:   /* SMB2 */
    case 0x65735546UL:   /* FUSE */
    case 0x01021997UL:   /* 9p */
        return true;
    default:
        return false;
    }
}

bool
place_resolve(struct store *store, const char *path, struct err *err)
{
    char *copy = mem_string(path), *copy2 = mem_string(path), real[PATH_MAX];
    const char *base = basename(copy2);
    struct str full = { 0 };
    bool ok = true;

    if (!*path || !strcmp(base, "/") || !strcmp(base, ".") || !strcmp(base, "..")) {
        ok = err_set(err, ERR_INPUT, "this is not the name of a file");
        err_hint(err, "Write a name such as work.entente.");
    } else if (!realpath(dirname(copy), real)) {
        ok = err_set(err, ERR_MISSING, "its folder cannot be opened: %s", strerror(errno));
    } else {
        str_addf(&full, "%s/%s", strcmp(real, "/") ? real : "", base);
        store->dir = mem_string(real);
        store->path = mem_string(str_text(&full));
    }
    if (!ok)
        err_where(err, "%s", path);
    str_free(&full);
    mem_free(copy);
    mem_free(copy2);
    return ok;
}

/* A folder several people share must hand its group on, or a crash of one locks the others out. */
static bool
check_shared(const struct store *store, const struct stat *dir, struct err *err)
{
    if ((dir->st_mode & S_IWGRP) && (dir->st_mode & S_ISGID) && (dir->st_mode & S_ISVTX)) {
        err_set(err, ERR_DENIED, "its folder is sticky: after a crash others could not save");
        err_hint(err, "Run: chmod -t '%.150s'", store->dir);
        return err_where(err, "%s", store->path);
    }
    return true;
}

bool
place_create(struct store *store, struct err *err)
{
    struct stat dir;
    bool shared;
    int fd;

    if (stat(store->dir, &dir) != 0 || !check_shared(store, &dir, err))
        return err->kind ? false : err_set(err, ERR_MISSING, "its folder cannot be opened");
    shared = (dir.st_mode & S_IWGRP) && (dir.st_mode & S_ISGID);
    fd = open(store->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        int code = errno;

        err_set(err, code == EEXIST ? ERR_INPUT : code == EACCES || code == EROFS ? ERR_DENIED
                : code == ENOENT ? ERR_MISSING : ERR_MACHINE,
                code == EEXIST ? "a file is there already" : "it cannot be made: %s",
                strerror(code));
        if (code == EEXIST)
            err_hint(err, "Choose another name, or open the one that is there.");
        err->code = code;
        return err_where(err, "%s", store->path);
    }
    if (fchmod(fd, shared ? 0660 : 0600) != 0) {
        close(fd);
        unlink(store->path);
        return err_set(err, ERR_MACHINE, "its mode cannot be set: %s", strerror(errno));
    }
    close(fd);
    return true;
}

static unsigned
big_endian(const unsigned char *p)
{
    return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static bool
examine_header(struct store *store, const unsigned char *head, ssize_t n, struct err *err)
{
    unsigned page;

    if (n == 0)
        return err_set(err, ERR_FORMAT, "the file is empty, so it is not a portfolio");
    if (n < 100 || memcmp(head, "SQLite format 3", 16) != 0) {
        err_set(err, ERR_FORMAT, "this is not a portfolio");
        return err_hint(err, "'entente import' reads CSV and JSON, 'entente init' makes a portfolio.");
    }
    page = (unsigned)head[16] << 8 | head[17];
    if ((page != 1 && (page < 512 || (page & (page - 1)))) || head[18] < 1 || head[18] > 2 ||
        head[19] < 1 || head[19] > 2)
        return err_set(err, ERR_FORMAT, "the file is damaged (its header)");
    if (big_endian(head + 68) != STORE_APPLICATION)
        return err_set(err, ERR_FORMAT, "this is a database of another program");
    store->version = (int)big_endian(head + 60);
    return true;
}

static void
examine_access(struct store *store)
{
    struct statvfs fs;

    if (store->flags & STORE_READONLY)
        snprintf(store->readonly, sizeof store->readonly, "opened for reading only");
    else if (store->version > STORE_SCHEMA)
        snprintf(store->readonly, sizeof store->readonly,
                 "written by a newer version of the program (schema %d, this one knows %d)",
                 store->version, STORE_SCHEMA);
    else if (statvfs(store->path, &fs) == 0 && (fs.f_flag & ST_RDONLY))
        snprintf(store->readonly, sizeof store->readonly, "it lies on a read-only medium");
    else if (access(store->path, W_OK) != 0)
        snprintf(store->readonly, sizeof store->readonly,
                 "your account may read the file but not write it");
    else if (access(store->dir, W_OK) != 0)
        snprintf(store->readonly, sizeof store->readonly,
                 "your account may not write in its folder, which saving needs");
}

/* On a network mount locks may be fiction: one writer, named in a lock file; others read. */
static void
examine_network(struct store *store)
{
    struct str lock = { 0 };
    char holder[160] = "";
    int fd;

    if (store->readonly[0] || !is_network(store->dir))
        return;
    str_addf(&lock, "%s.lock", store->path);
    fd = open(str_text(&lock), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0) {
        dprintf(fd, "%s on %s, process %ld\n", store->env->user, store->env->host,
                store->env->pid);
        close(fd);
        store->lock_path = mem_string(str_text(&lock));
        store->single_writer = true;
    } else {
        ssize_t n = -1;

        fd = open(str_text(&lock), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0) {
            n = read(fd, holder, sizeof holder - 1);
            close(fd);
        }
        holder[n > 0 ? n : 0] = '\0';
        holder[strcspn(holder, "\n")] = '\0';
        snprintf(store->readonly, sizeof store->readonly,
                 "it lies on a network mount and %.120s has it open", n > 0 ? holder : "someone");
    }
    str_free(&lock);
}

bool
place_examine(struct store *store, struct err *err)
{
    unsigned char head[100] = { 0 };
    struct stat file, dir;
    ssize_t n;
    int fd = open(store->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int code = errno;

    if (fd < 0) {
        if (code == ENOENT) {
            err_set(err, ERR_MISSING, "there is no such file");
            err_hint(err, "'entente init FILE' makes a new portfolio.");
        } else if (code == ELOOP) {
            err_set(err, ERR_DENIED, "the name is a symbolic link, which is not followed");
            err_hint(err, "Name the file it leads to.");
        } else {
            err_set(err, ERR_DENIED, "it cannot be opened: %s", strerror(code));
        }
        err->code = code;
        return err_where(err, "%s", store->path);
    }
    if (fstat(fd, &file) != 0 || !S_ISREG(file.st_mode)) {
        close(fd);
        err_set(err, ERR_FORMAT, "this is not a file");
        return err_where(err, "%s", store->path);
    }
    n = read(fd, head, sizeof head);
    close(fd);                          /* before the engine opens it: closing drops its locks */
    store->device = file.st_dev;
    store->inode = file.st_ino;
    if (n < 0 ? !err_set(err, ERR_MACHINE, "it cannot be read: %s", strerror(errno))
              : !examine_header(store, head, n, err))
        return err_where(err, "%s", store->path);
    if (stat(store->dir, &dir) != 0 || ((file.st_mode & S_IWGRP) && !check_shared(store, &dir, err)))
        return err->kind ? false : err_set(err, ERR_MISSING, "its folder cannot be opened");
    examine_access(store);
    examine_network(store);
    return true;
}

/* A method set that lies in a folder: a consultant's own, or one that is being written. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/base/str.h"
#include "src/config/ini.h"
#include "src/method/load.h"

enum { FILES_MOST = 200 };

struct reading {
    struct arena *arena;
    struct embedded_file *file;
    size_t n, room;
};

static bool
is_part_of_set(const char *name)
{
    const char *dot = strrchr(name, '.');

    return *name != '.' && dot && (!strcmp(dot, ".ini") || !strcmp(dot, ".csv"));
}

static bool
read_bytes(int fd, struct str *out, struct err *err)
{
    char block[8192];
    ssize_t n;

    while ((n = read(fd, block, sizeof block)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_set(err, ERR_MACHINE, "cannot be read: %s", strerror(errno));
        str_add_bytes(out, block, (size_t)n);
        if (out->len > INI_TEXT_MAX)
            return err_set(err, ERR_INPUT, "longer than %d bytes", INI_TEXT_MAX);
    }
    return true;
}

/* Opened once and not through a link, as every file from outside. */
static bool
read_file(struct reading *reading, int folder, const char *name, struct err *err)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct str text = { 0 };
    struct stat status;
    bool ok;

    if (fd < 0)
        return err_set(err, errno == EACCES || errno == ELOOP ? ERR_DENIED : ERR_MACHINE,
                       "cannot be opened: %s", strerror(errno));
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        ok = err_set(err, ERR_INPUT, "is not a regular file");
    else
        ok = read_bytes(fd, &text, err);
    close(fd);
    if (ok && reading->n == FILES_MOST)
        ok = err_set(err, ERR_INPUT, "a method set has at most %d files", FILES_MOST);
    if (ok) {
        if (reading->n == reading->room) {
            reading->room = reading->room ? 2 * reading->room : 32;
            reading->file = mem_resize(reading->file, reading->room * sizeof *reading->file);
        }
        reading->file[reading->n++] = (struct embedded_file){
            .name = arena_string(reading->arena, name),
            .data = arena_bytes(reading->arena, str_text(&text), text.len),
            .size = text.len,
        };
    }
    str_free(&text);
    return ok;
}

static bool
read_folder(struct reading *reading, const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    struct dirent *entry;
    bool ok = true;

    if (!dir) {
        err_set(err, errno == ENOENT || errno == ENOTDIR ? ERR_MISSING : ERR_DENIED,
                "the folder cannot be read: %s", strerror(errno));
        if (fd >= 0)
            close(fd);
        return err_where(err, "%s", path);
    }
    while (ok && (entry = readdir(dir)) != NULL) {
        if (!is_part_of_set(entry->d_name))
            continue;
        ok = read_file(reading, dirfd(dir), entry->d_name, err);
        if (!ok)
            err_where(err, "%s/%s", path, entry->d_name);
    }
    closedir(dir);
    return ok;
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const struct embedded_file *)a)->name, ((const struct embedded_file *)b)->name);
}

bool
method_read_folder(const char *folder, struct arena *arena, struct embedded_file **files,
                   struct err *err)
{
    struct reading reading = { .arena = arena };
    const char *tables = arena_printf(arena, "%s/reference", folder);
    bool ok = read_folder(&reading, folder, err) &&
              (access(tables, F_OK) != 0 || read_folder(&reading, tables, err));

    if (ok) {
        *files = arena_alloc(arena, (reading.n + 1) * sizeof **files);
        if (reading.n) {
            memcpy(*files, reading.file, reading.n * sizeof **files);
            qsort(*files, reading.n, sizeof **files, by_name);
        }
        for (size_t i = 1; ok && i < reading.n; i++)
            if (!strcmp((*files)[i].name, (*files)[i - 1].name)) {
                err_set(err, ERR_INPUT, "the file %.60s is there twice", (*files)[i].name);
                ok = err_where(err, "%s", folder);
            }
    }
    mem_free(reading.file);
    return ok;
}

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/store/care.h"
#include "src/store/engine.h"

const struct backup_keep backup_keep_default = { 7, 4, 12, 2LL << 30 };

enum { STEP_PAGES = 256 };

static bool
fail(struct err *err, const char *path, const char *what)
{
    int code = errno;

    err_set(err, code == ENOSPC ? ERR_MACHINE : code == EACCES || code == EROFS ? ERR_DENIED
            : ERR_MACHINE, "%s: %s", what, strerror(code));
    err->code = code;
    return err_where(err, "%s", path);
}

static bool
sync_path(const char *path, int flags, struct err *err)
{
    int fd = open(path, flags | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (!ok)
        fail(err, path, "it cannot be brought to disk");
    if (fd >= 0)
        close(fd);
    return ok;
}

/* Copy page by page into the empty file `part` and check the copy. */
static bool
copy_pages(struct store *store, const char *part, struct err *err)
{
    sqlite3 *copy = NULL;
    sqlite3_backup *backup;
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_open_v2(part, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
                             SQLITE_OPEN_EXRESCODE, NULL);

    if (rc == SQLITE_OK) {
        backup = sqlite3_backup_init(copy, "main", store->db, "main");
        rc = backup ? SQLITE_OK : sqlite3_extended_errcode(copy);
        while (backup && (rc = sqlite3_backup_step(backup, STEP_PAGES)) == SQLITE_OK)
            ;
        if (backup) {
            int end = sqlite3_backup_finish(backup);

            rc = rc == SQLITE_DONE ? end : rc;
        }
    }
    if (rc == SQLITE_OK)
        rc = sqlite3_prepare_v2(copy, "PRAGMA integrity_check(1)", -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
        if (rc == SQLITE_ROW) {
            const char *text = (const char *)sqlite3_column_text(stmt, 0);

            rc = text && !strcmp(text, "ok") ? SQLITE_OK : SQLITE_CORRUPT;
        }
    }
    sqlite3_finalize(stmt);
    sqlite3_close(copy);
    return rc == SQLITE_OK || engine_error(store, rc, "the copy cannot be written", err);
}

static bool
write_copy(struct store *store, const char *target, struct err *err)
{
    struct str part = { 0 };
    char *folder = mem_string(target), *slash = strrchr(folder, '/');
    unsigned random;
    bool ok = false;
    int fd;

    env_random(store->env, &random, sizeof random);
    if (slash)
        slash[slash == folder] = '\0';
    str_addf(&part, "%s/.%s.%08x.part", slash ? folder : ".",
             slash ? strrchr(target, '/') + 1 : target, random);
    fd = open(str_text(&part), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        fail(err, target, "the copy cannot be made");
    } else {
        close(fd);
        ok = copy_pages(store, str_text(&part), err) && sync_path(str_text(&part), O_RDWR, err);
        if (ok && rename(str_text(&part), target) != 0)
            ok = fail(err, target, "the copy cannot be put in its place");
        if (!ok)
            unlink(str_text(&part));
        ok = ok && sync_path(slash ? folder : ".", O_RDONLY | O_DIRECTORY, err);
    }
    mem_free(folder);
    str_free(&part);
    return ok;
}

static void
folder_of(const struct store *store, struct str *out)
{
    size_t n = strlen(store->path);
    const char *end = n > 8 && !strcmp(store->path + n - 8, ".entente") ? store->path + n - 8
                                                                        : store->path + n;

    str_add_bytes(out, store->path, (size_t)(end - store->path));
    str_add(out, ".backups");
}

static const char *
stem_of(const struct store *store, char out[120])
{
    const char *base = strrchr(store->path, '/') + 1;
    size_t n = strlen(base);

    if (n > 8 && !strcmp(base + n - 8, ".entente"))
        n -= 8;
    snprintf(out, 120, "%.*s", (int)(n > 100 ? 100 : n), base);
    return out;
}

/* One backup on disk; the name holds its local time, so that names sort by age. */
struct kept {
    char name[256];
    long day;
    long long size;
    bool keep;
};

static int
newest_first(const void *a, const void *b)
{
    return strcmp(((const struct kept *)b)->name, ((const struct kept *)a)->name);
}

static size_t
list_backups(const char *folder, const char *stem, struct kept **out)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    size_t n = 0, length = strlen(stem);

    *out = NULL;
    while (dir && (entry = readdir(dir)) != NULL) {
        const char *at = entry->d_name + length;
        struct stat info;
        struct kept *kept;
        char iso[DATE_SIZE];

        if (strncmp(entry->d_name, stem, length) != 0 || *at != '-' || strlen(at) < 17 ||
            strspn(at + 1, "0123456789") != 8 || strlen(entry->d_name) >= sizeof kept->name)
            continue;
        *out = mem_resize(*out, (n + 1) * sizeof **out);
        kept = &(*out)[n];
        *kept = (struct kept){ 0 };
        snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", at + 1, at + 5, at + 7);
        snprintf(kept->name, sizeof kept->name, "%s", entry->d_name);
        if (!date_read(iso, &kept->day))
            continue;
        if (fstatat(dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0)
            kept->size = info.st_size;
        n++;
    }
    if (dir)
        closedir(dir);
    if (n)
        qsort(*out, n, sizeof **out, newest_first);
    return n;
}

/* Keep the newest of each of the last days, weeks and months; the newest of all stays in any case. */
static void
rotate(const char *folder, const char *stem, const struct backup_keep *keep)
{
    struct kept *list;
    size_t n = list_backups(folder, stem, &list);
    long last[3] = { -1, -1, -1 };
    int left[3] = { keep->daily, keep->weekly, keep->monthly };
    long long total = 0;

    for (size_t i = 0; i < n; i++) {
        int y, m, d;
        long unit[3];

        date_split(list[i].day, &y, &m, &d);
        unit[0] = list[i].day;
        unit[1] = (list[i].day + 3) / 7;
        unit[2] = y * 12L + m;
        for (int k = 0; k < 3; k++)
            if (unit[k] != last[k] && left[k] > 0) {
                last[k] = unit[k];
                left[k]--;
                list[i].keep = true;
            }
        total += list[i].keep ? list[i].size : 0;
        if (i && total > keep->bytes)
            list[i].keep = false;
        if (!i)
            list[i].keep = true;
    }
    for (size_t i = 0; i < n; i++) {
        struct str path = { 0 };

        str_addf(&path, "%s/%s", folder, list[i].name);
        if (!list[i].keep && strlen(list[i].name) > 8 &&
            !strcmp(list[i].name + strlen(list[i].name) - 8, ".entente"))
            unlink(str_text(&path));
        str_free(&path);
    }
    mem_free(list);
}

bool
backup_make(struct store *store, const char *target, const char *reason,
            const struct backup_keep *keep, char *made, size_t room, struct err *err)
{
    struct str folder = { 0 }, path = { 0 };
    char stem[120], stamp[40];
    time_t seconds = (time_t)(env_now_ms(store->env) / 1000);
    struct tm local;
    bool ok = true;

    localtime_r(&seconds, &local);
    strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &local);
    folder_of(store, &folder);
    if (target) {
        str_add(&path, target);
        if (access(target, F_OK) == 0) {
            err_set(err, ERR_INPUT, "a file is there already");
            err_hint(err, "Name a file that does not exist yet.");
            ok = err_where(err, "%s", target);
        }
    } else {
        str_addf(&path, "%s/%s-%s-%s.entente", str_text(&folder), stem_of(store, stem), stamp,
                 reason);
        if (mkdir(str_text(&folder), 0700) != 0 && errno != EEXIST)
            ok = fail(err, str_text(&folder), "the folder for backups cannot be made");
        for (int i = 2; ok && access(str_text(&path), F_OK) == 0; i++) {
            str_clear(&path);
            str_addf(&path, "%s/%s-%s-%s-%d.entente", str_text(&folder), stem, stamp, reason, i);
        }
    }
    ok = ok && write_copy(store, str_text(&path), err);
    if (ok && !target)
        rotate(str_text(&folder), stem, keep ? keep : &backup_keep_default);
    if (ok && made)
        snprintf(made, room, "%s", str_text(&path));
    str_free(&folder);
    str_free(&path);
    return ok;
}

bool
backup_is_due(struct store *store)
{
    struct str folder = { 0 };
    struct kept *list;
    char stem[120];
    size_t n;
    bool due;

    folder_of(store, &folder);
    n = list_backups(str_text(&folder), stem_of(store, stem), &list);
    due = !n || list[0].day < env_today(store->env);
    mem_free(list);
    str_free(&folder);
    return due;
}

bool
backup_restore(const char *path, const char *backup, struct env *env, char *kept, size_t room,
               struct err *err)
{
    struct store *source = NULL;
    struct str aside = { 0 }, made = { 0 };
    bool ok = store_open(backup, STORE_READONLY, env, &source, err), moved = false;

    if (ok) {
        for (int i = 1; i < 10000; i++) {
            str_clear(&aside);
            str_addf(&aside, "%s.before-restore-%d", path, i);
            if (access(str_text(&aside), F_OK) != 0)
                break;
        }
        str_addf(&made, "%s.restoring", path);
        unlink(str_text(&made));
        ok = write_copy(source, str_text(&made), err);
    }
    /* The present file is linked aside first, so that at no moment neither of the two is there. */
    if (ok && access(path, F_OK) == 0) {
        struct str journal = { 0 };

        str_addf(&journal, "%s-journal", path);
        if (access(str_text(&journal), F_OK) == 0) {
            struct store *hot = NULL;
            struct err ignored = { 0 };

            if (store_open(path, 0, env, &hot, &ignored))   /* rolls an unfinished change back */
                store_close(hot);
        }
        str_free(&journal);
        moved = link(path, str_text(&aside)) == 0;
        if (!moved)
            ok = fail(err, path, "the present file cannot be kept");
    }
    if (ok && rename(str_text(&made), path) != 0)
        ok = fail(err, path, "the backup cannot be put in its place");
    if (kept)
        snprintf(kept, room, "%s", ok && moved ? str_text(&aside) : "");
    store_close(source);
    str_free(&aside);
    str_free(&made);
    return ok;
}

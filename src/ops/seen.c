#include "src/ops/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "src/base/str.h"
#include "src/config/path.h"
#include "src/store/store.h"

enum { LINES = 200, SLOW_MS = 300 };

/* One line of the file: device, inode, day of the last slow check (or 0). The place does not matter. */
struct seen {
    unsigned long long device, inode;
    long day;
};

static size_t
read_all(struct seen out[LINES])
{
    struct str path = { 0 };
    size_t n = 0;
    FILE *file;

    path_of(&path, PATH_STATE, "seen");
    file = fopen(str_text(&path), "re");
    str_free(&path);
    while (file && n < LINES &&
           fscanf(file, "%llu %llu %ld\n", &out[n].device, &out[n].inode, &out[n].day) == 3)
        n++;
    if (file)
        fclose(file);
    return n;
}

static struct seen *
find(struct seen *list, size_t n, const struct stat *info)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].device == (unsigned long long)info->st_dev &&
            list[i].inode == (unsigned long long)info->st_ino)
            return &list[i];
    return NULL;
}

unsigned
seen_flags(const char *path, struct env *env)
{
    struct seen list[LINES];
    size_t n = read_all(list);
    struct stat info;
    const struct seen *found = stat(path, &info) == 0 ? find(list, n, &info) : NULL;

    if (!found)
        return 0;
    return STORE_TRUSTED | (found->day == env_today(env) ? STORE_CHECKED : 0);
}

void
seen_note(const char *path, struct env *env, long ms)
{
    struct seen list[LINES], *found;
    size_t n = read_all(list);
    struct str place = { 0 }, folder = { 0 }, text = { 0 };
    struct err ignored = { 0 };
    struct stat info;
    long day = ms > SLOW_MS ? env_today(env) : 0;

    if (stat(path, &info) != 0)
        return;
    found = find(list, n, &info);
    if (found && (!day || found->day == day))
        return;                         /* nothing new: nothing is written */
    if (!found) {
        if (n == LINES)
            memmove(list, list + 1, --n * sizeof *list);
        found = &list[n++];
        *found = (struct seen){ info.st_dev, info.st_ino, 0 };
    }
    found->day = day;
    for (size_t i = 0; i < n; i++)
        str_addf(&text, "%llu %llu %ld\n", list[i].device, list[i].inode, list[i].day);
    path_of(&folder, PATH_STATE, NULL);
    path_of(&place, PATH_STATE, "seen");
    if (path_make(str_text(&folder), &ignored))
        path_write(str_text(&place), str_text(&text), text.len, &ignored);
    str_free(&place);
    str_free(&folder);
    str_free(&text);
}

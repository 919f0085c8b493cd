/* What to do about a file that is damaged: the newest backup, with the very command. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "src/store/care.h"

static const char suffix[] = ".entente";

/* Names of one portfolio's backups hold their time, so that they sort by age. */
static bool
is_backup(const char *name, const char *stem)
{
    size_t n = strlen(stem), length = strlen(name);

    return length > n + sizeof suffix && strncmp(name, stem, n) == 0 && name[n] == '-' &&
           strcmp(name + length - (sizeof suffix - 1), suffix) == 0;
}

bool
backup_newest(const char *path, struct str *out)
{
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    size_t n = strlen(path), bare = n > 8 && strcmp(path + n - 8, suffix) == 0 ? n - 8 : n;
    char newest[256] = "";
    struct str folder = { 0 }, stem = { 0 };
    struct dirent *entry;
    DIR *directory;

    str_addf(&folder, "%.*s.backups", (int)bare, path);
    str_addf(&stem, "%.*s", (int)(bare - (size_t)(base - path)), base);
    directory = opendir(folder.data);
    while (directory && (entry = readdir(directory)))
        if (is_backup(entry->d_name, str_text(&stem)) && strcmp(entry->d_name, newest) > 0)
            snprintf(newest, sizeof newest, "%s", entry->d_name);
    if (directory)
        closedir(directory);
    if (*newest)
        str_addf(out, "%s/%s", folder.data, newest);
    str_free(&folder);
    str_free(&stem);
    return *newest;
}

void
backup_advise(const char *path, struct err *err)
{
    struct str backup = { 0 };
    struct err long_enough = { 0 };

    if (err->kind != ERR_FORMAT || !path || !*path)
        return;
    if (!backup_newest(path, &backup)) {
        if (!*err->hint && strstr(err->what, "damaged"))
            err_hint(err, "Keep it as it is: there is no backup beside it, so look for a copy elsewhere.");
    } else if (strchr(path, '\'') || strlen(path) + backup.len + 60 > sizeof long_enough.hint) {
        err_hint(err, "Its newest backup is %s; 'entente backup --restore' puts it in its place.",
                 strrchr(backup.data, '/') + 1);
    } else {
        err_hint(err, "To put its newest backup in its place: entente backup --restore '%s' -f '%s'",
                 backup.data, path);
    }
    str_free(&backup);
}

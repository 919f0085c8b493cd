#include "ui/screen/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/id.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/config/path.h"

/* A file holds: this line, host and process, the portfolio, the key, the time, and then the text. */
static const char mark[] = "entente draft 1";

enum { DRAFT_FILE_MAX = 1024 * 1024 };

static struct draft *
find(const struct drafts *drafts, const char *key)
{
    for (size_t i = 0; i < drafts->n; i++)
        if (strcmp(drafts->draft[i].key, key) == 0)
            return &drafts->draft[i];
    return NULL;
}

static void
remember(struct drafts *drafts, const char *key, const char *text, int64_t at_ms)
{
    struct draft *draft = find(drafts, key);

    if (draft) {
        mem_free(draft->text);
    } else {
        if (drafts->n == drafts->room) {
            drafts->room = drafts->room ? 2 * drafts->room : 8;
            drafts->draft = mem_resize(drafts->draft, drafts->room * sizeof *drafts->draft);
        }
        draft = &drafts->draft[drafts->n++];
        draft->key = mem_string(key);
    }
    draft->text = mem_string(text);
    draft->at_ms = at_ms;
}

static void
file_of(const struct drafts *drafts, const char *key, struct str *out)
{
    struct str place = { 0 };
    char name[ID_SIZE];

    str_addf(&place, "%s\n%s", drafts->portfolio, key);
    id_derive(name, place.data);
    str_addf(out, "%s/%s", drafts->directory, name);
    str_free(&place);
}

/* ---- reading ---- */

/* Cut the next line off `*rest`; NULL when there is none. */
static char *
next_line(char **rest)
{
    char *line = *rest, *end = strchr(line, '\n');

    if (!end)
        return NULL;
    *end = '\0';
    *rest = end + 1;
    return line;
}

/* The program that wrote it still runs here, and it is not this one. */
static bool
is_held(const struct env *env, const char *owner)
{
    size_t host = strlen(env->host);
    long pid;

    if (strncmp(owner, env->host, host) != 0 || owner[host] != ' ')
        return false;
    pid = strtol(owner + host, NULL, 10);
    return pid > 0 && pid != env->pid && (kill((pid_t)pid, 0) == 0 || errno == EPERM);
}

static void
take(struct drafts *drafts, char *bytes)
{
    char *rest = bytes, *first = next_line(&rest), *owner, *portfolio, *key, *at;
    struct str clean = { 0 };

    if (!first || strcmp(first, mark) != 0)
        return;
    owner = next_line(&rest);
    portfolio = owner ? next_line(&rest) : NULL;
    key = portfolio ? next_line(&rest) : NULL;
    at = key ? next_line(&rest) : NULL;
    if (!at || strcmp(portfolio, drafts->portfolio) != 0 || is_held(drafts->env, owner))
        return;
    text_clean(&clean, rest, strlen(rest), TEXT_LINES);
    remember(drafts, key, str_text(&clean), strtoll(at, NULL, 10));
    str_free(&clean);
}

static void
read_file(struct drafts *drafts, int directory, const char *name)
{
    int fd = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status;
    char *bytes;

    if (fd < 0)
        return;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= DRAFT_FILE_MAX) {
        bytes = mem_alloc((size_t)status.st_size + 1);
        if (read(fd, bytes, (size_t)status.st_size) == status.st_size)
            take(drafts, bytes);
        mem_free(bytes);
    }
    close(fd);
}

bool
drafts_open(struct drafts *drafts, const char *directory, const char *portfolio, struct env *env,
            struct err *err)
{
    DIR *folder;
    struct dirent *entry;

    *drafts = (struct drafts){ .env = env, .portfolio = mem_string(portfolio) };
    if (!path_make(directory, err))
        return false;
    folder = opendir(directory);
    if (!folder) {
        err_set(err, ERR_DENIED, "cannot be read: %s", strerror(errno));
        return err_where(err, "%s", directory);
    }
    drafts->directory = mem_string(directory);
    while ((entry = readdir(folder)) != NULL)
        if (id_is_valid(entry->d_name))
            read_file(drafts, dirfd(folder), entry->d_name);
    closedir(folder);
    return true;
}

void
drafts_close(struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->n; i++) {
        mem_free(drafts->draft[i].key);
        mem_free(drafts->draft[i].text);
    }
    mem_free(drafts->draft);
    mem_free(drafts->directory);
    mem_free(drafts->portfolio);
    *drafts = (struct drafts){ 0 };
}

/* ---- writing ---- */

/*
 * Whole or not at all, but without fsync: a draft guards against a crash of the program, is written at
 * every key, and must not make typing wait for the disk.
 */
static bool
write_file(const char *path, const struct str *bytes)
{
    struct str temporary = { 0 };
    bool good;
    int fd;

    str_addf(&temporary, "%s.new", path);
    fd = open(temporary.data, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    good = fd >= 0 && write(fd, bytes->data, bytes->len) == (ssize_t)bytes->len;
    if (fd >= 0 && close(fd) < 0)
        good = false;
    good = good && rename(temporary.data, path) == 0;
    str_free(&temporary);
    return good;
}

bool
draft_keep(struct drafts *drafts, const char *key, const char *text, struct err *err)
{
    struct draft *old = find(drafts, key);
    struct str path = { 0 }, bytes = { 0 };
    bool good;

    if (!drafts->portfolio || (old && strcmp(old->text, text) == 0))
        return true;
    remember(drafts, key, text, env_now_ms(drafts->env));
    if (!drafts->directory)
        return true;
    file_of(drafts, key, &path);
    str_addf(&bytes, "%s\n%s %ld\n%s\n%s\n%lld\n%s", mark, drafts->env->host, drafts->env->pid,
             drafts->portfolio, key, (long long)env_now_ms(drafts->env), text);
    good = write_file(path.data, &bytes);
    if (!good) {
        err_set(err, ERR_MACHINE, "what you type cannot be kept as a draft: %s", strerror(errno));
        err_where(err, "%s", path.data);
    }
    str_free(&bytes);
    str_free(&path);
    return good;
}

const struct draft *
draft_find(const struct drafts *drafts, const char *key)
{
    return find(drafts, key);
}

void
draft_drop(struct drafts *drafts, const char *key)
{
    struct draft *draft = find(drafts, key);
    struct str path = { 0 };

    if (!draft)
        return;
    if (drafts->directory) {
        file_of(drafts, key, &path);
        unlink(path.data);
        str_free(&path);
    }
    mem_free(draft->key);
    mem_free(draft->text);
    *draft = drafts->draft[--drafts->n];
}

void
draft_age(const struct drafts *drafts, const struct draft *draft, struct str *out)
{
    static const struct { const char *unit; long seconds; } units[] = {
        { "day", 86400 }, { "hour", 3600 }, { "minute", 60 },
    };
    long age = (long)((env_now_ms(drafts->env) - draft->at_ms) / 1000);

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (age >= units[i].seconds) {
            long n = age / units[i].seconds;

            str_addf(out, "%ld %s%s ago", n, units[i].unit, n == 1 ? "" : "s");
            return;
        }
    str_add(out, "just now");
}

#include "src/config/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if __has_include(<iniparser/iniparser.h>)
#include <iniparser/iniparser.h>
#else
#include <iniparser.h>
#endif

#include "src/base/mem.h"
#include "src/base/str.h"
#include "src/config/ini_scan.h"

struct ini {
    dictionary *dictionary;
    struct ini_scan scan;
    char *name;
};

/* iniparser's complaints would land on the screen; the line is found by the scan instead. */
static int
silent(const char *format, ...)
{
    (void)format;
    return 0;
}

static bool
write_all(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = write(fd, bytes, size);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

/*
 * A nameless copy of the text: iniparser 4.1 reads from a path only, and the text was checked
 * already.
 */
static int
nameless(const char *text, size_t size)
{
#ifdef MFD_CLOEXEC
    int fd = memfd_create("ini", MFD_CLOEXEC);
#else
    char path[] = "/tmp/.ini-XXXXXX";
    int fd = mkstemp(path);

    if (fd >= 0)
        unlink(path);
#endif

    if (fd >= 0 && !write_all(fd, text, size)) {
        close(fd);
        return -1;
    }
    return fd;
}

static bool
parse(struct ini *ini, const char *text, size_t size, struct err *err)
{
    char path[40];
    int fd = nameless(text, size);

    if (fd < 0)
        return err_set(err, ERR_MACHINE, "no room in memory: %s", strerror(errno));
    snprintf(path, sizeof path, "/dev/fd/%d", fd);
    iniparser_set_error_callback(silent);
    ini->dictionary = iniparser_load(path);
    close(fd);
    if (!ini->dictionary)
        return err_set(err, ERR_INPUT, "this is no INI file");
    return true;
}

struct ini *
ini_read_text(const char *name, const char *text, size_t size, struct err *err)
{
    struct ini *ini = mem_alloc(sizeof *ini);
    int line = 0;

    ini->name = mem_string(name);
    if (size >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
        text += 3;
        size -= 3;
    }
    if (size > INI_TEXT_MAX) {
        err_set(err, ERR_INPUT, "longer than %d bytes", INI_TEXT_MAX);
    } else if (memchr(text, '\0', size)) {
        err_set(err, ERR_INPUT, "holds a NUL byte: this is no text file");
    } else if (ini_scan(&ini->scan, text, size, &line, err) && parse(ini, text, size, err)) {
        return ini;
    }
    if (line)
        err_where(err, "%s:%d", name, line);
    else
        err_where(err, "%s", name);
    ini_free(ini);
    return NULL;
}

static bool
read_whole(int fd, struct str *out, struct err *err)
{
    char block[8192];

    for (;;) {
        ssize_t n = read(fd, block, sizeof block);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_set(err, ERR_MACHINE, "cannot be read: %s", strerror(errno));
        if (n == 0)
            return true;
        str_add_bytes(out, block, (size_t)n);
        if (out->len > INI_FILE_MAX)
            return err_set(err, ERR_INPUT, "longer than %d KiB", INI_FILE_MAX / 1024);
    }
}

static bool
open_failed(int code, struct err *err)
{
    if (code == ENOENT || code == ENOTDIR)
        err_set(err, ERR_MISSING, "there is no such file");
    else if (code == ELOOP || code == EMLINK)
        err_set(err, ERR_DENIED, "is a symbolic link, which is not followed");
    else
        err_set(err, code == EACCES ? ERR_DENIED : ERR_MACHINE, "cannot be read: %s",
                strerror(code));
    err->code = code;
    return false;
}

static bool
read_file(const char *path, struct str *out, struct err *err)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool good;

    if (fd < 0)
        return open_failed(errno, err);
    if (fstat(fd, &status) < 0)
        good = err_set(err, ERR_MACHINE, "cannot be read: %s", strerror(errno));
    else if (!S_ISREG(status.st_mode))
        good = err_set(err, ERR_INPUT, "is not a regular file");
    else
        good = read_whole(fd, out, err);
    close(fd);
    return good;
}

static bool
few_lines(const struct str *text, struct err *err)
{
    int lines = 0;

    for (size_t i = 0; i < text->len; i++)
        lines += text->data[i] == '\n';
    if (lines > INI_LINES_MAX)
        return err_set(err, ERR_INPUT, "has more than %d lines", INI_LINES_MAX);
    return true;
}

struct ini *
ini_read(const char *path, struct err *err)
{
    struct str text = { 0 };
    struct ini *ini = NULL;

    if (read_file(path, &text, err) && few_lines(&text, err))
        ini = ini_read_text(path, str_text(&text), text.len, err);
    else
        err_where(err, "%s", path);
    str_free(&text);
    return ini;
}

void
ini_free(struct ini *ini)
{
    if (!ini)
        return;
    if (ini->dictionary)
        iniparser_freedict(ini->dictionary);
    ini_scan_free(&ini->scan);
    mem_free(ini->name);
    mem_free(ini);
}

const char *
ini_name(const struct ini *ini)
{
    return ini->name;
}

const char *
ini_get(const struct ini *ini, const char *section, const char *key)
{
    char name[2 * INI_LINE_MAX + 2];

    if ((size_t)snprintf(name, sizeof name, "%s:%s", section, key) >= sizeof name)
        return NULL;
    return iniparser_getstring(ini->dictionary, name, NULL);
}

size_t
ini_sections(const struct ini *ini)
{
    return ini->scan.sections;
}

const char *
ini_section(const struct ini *ini, size_t i)
{
    return ini->scan.section[i].name;
}

size_t
ini_keys(const struct ini *ini, const char *section)
{
    const struct ini_scan_section *found = ini_scan_section(&ini->scan, section);

    return found ? found->entries : 0;
}

const char *
ini_key(const struct ini *ini, const char *section, size_t i)
{
    const struct ini_scan_section *found = ini_scan_section(&ini->scan, section);

    return found && i < found->entries ? found->entry[i].key : NULL;
}

int
ini_line(const struct ini *ini, const char *section, const char *key)
{
    const struct ini_scan_section *found = ini_scan_section(&ini->scan, section);

    if (!found)
        return 0;
    if (!key)
        return found->line;
    for (size_t i = 0; i < found->entries; i++)
        if (!strcasecmp(found->entry[i].key, key))
            return found->entry[i].line;
    return 0;
}

bool
ini_check(const struct ini *ini, struct err *err)
{
    const struct ini_scan_section *section = ini->scan.section;

    for (size_t i = 0; i < ini->scan.sections; i++) {
        for (size_t k = 0; k < section[i].entries; k++) {
            const struct ini_scan_entry *entry = &section[i].entry[k];

            if (entry->again) {
                err_set(err, ERR_INPUT, "\"%s\" stands in [%s] twice, on lines %d and %d",
                        entry->key, section[i].name, entry->line, entry->again);
                return err_where(err, "%s:%d", ini->name, entry->again);
            }
            if (entry->cut) {
                err_set(err, ERR_INPUT, "the value of \"%s\" ends at an unquoted %c", entry->key,
                        entry->cut);
                err_hint(err, "Put the whole value into double quotes: %s = \"%s\"", entry->key,
                         entry->meant);
                return err_where(err, "%s:%d", ini->name, entry->line);
            }
        }
    }
    return true;
}

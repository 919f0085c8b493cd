#include "src/config/ini_scan.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "src/base/mem.h"
#include "src/config/ini.h"

static bool
blank(char c)
{
    return isspace((unsigned char)c);
}

/* Narrow `*s`, `*n` to what stands between the blanks. */
static void
trim(const char **s, size_t *n)
{
    while (*n && blank((*s)[*n - 1]))
        --*n;
    while (*n && blank(**s)) {
        ++*s;
        --*n;
    }
}

static char *
lower(struct ini_scan *scan, const char *s, size_t n)
{
    char *copy = arena_bytes(&scan->arena, s, n);

    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return copy;
}

static struct ini_scan_section *
begin_section(struct ini_scan *scan, const char *s, size_t n, int line)
{
    char *name = lower(scan, s, n);

    for (size_t i = 0; i < scan->sections; i++)
        if (!strcmp(scan->section[i].name, name))
            return &scan->section[i];
    if (scan->sections == scan->room) {
        scan->room = scan->room ? 2 * scan->room : 16;
        scan->section = mem_resize(scan->section, scan->room * sizeof *scan->section);
    }
    scan->section[scan->sections] = (struct ini_scan_section){ .name = name, .line = line };
    return &scan->section[scan->sections++];
}

/*
 * Where a value without quotes would be cut although nobody meant a comment: text stands right
 * before the mark, or, when nothing stands before it, right behind it.
 */
static char
cut_at(const char *value, size_t n)
{
    if (n && (*value == '"' || *value == '\''))
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (value[i] != '#' && value[i] != ';')
            continue;
        if (i ? !blank(value[i - 1]) : n > 1 && !blank(value[1]))
            return value[i];
        return 0;
    }
    return 0;
}

static void
add_entry(struct ini_scan *scan, struct ini_scan_section *section, const char *s, size_t n,
          size_t equals, int line)
{
    const char *value = s + equals + 1;
    size_t length = n - equals - 1, key_length = equals;
    struct ini_scan_entry entry = { .line = line };

    trim(&s, &key_length);
    trim(&value, &length);
    entry.key = lower(scan, s, key_length);
    entry.cut = cut_at(value, length);
    if (entry.cut)
        entry.meant = arena_bytes(&scan->arena, value, length);
    for (size_t i = 0; i < section->entries; i++) {
        if (!strcmp(section->entry[i].key, entry.key)) {
            section->entry[i].again = line;
            return;
        }
    }
    if (section->entries == section->room) {
        section->room = section->room ? 2 * section->room : 16;
        section->entry = mem_resize(section->entry, section->room * sizeof *section->entry);
    }
    section->entry[section->entries++] = entry;
}

/*
 * One line, continuation lines joined; `*at` is the index of the section it belongs to, -1 at
 * first.
 */
static bool
scan_line(struct ini_scan *scan, const char *s, size_t n, int line, long *at, struct err *err)
{
    const char *equals;

    trim(&s, &n);
    if (!n || *s == '#' || *s == ';')
        return true;
    if (*s == '[') {
        if (s[n - 1] != ']') {
            err_set(err, ERR_INPUT,
                    "a section's heading must end with ] and stand alone on its line");
            return err_hint(err, "Write [screen]; a comment goes on a line of its own");
        }
        s++;
        n -= 2;
        trim(&s, &n);
        *at = begin_section(scan, s, n, line) - scan->section;
        return true;
    }
    equals = memchr(s, '=', n);
    if (!equals || equals == s) {
        err_set(err, ERR_INPUT, "this line is neither [section] nor key = value");
        return err_hint(err, "Comments start with #");
    }
    if (*at < 0)
        *at = begin_section(scan, "", 0, line) - scan->section;
    add_entry(scan, &scan->section[*at], s, n, (size_t)(equals - s), line);
    return true;
}

bool
ini_scan(struct ini_scan *scan, const char *text, size_t size, int *line, struct err *err)
{
    char joined[INI_LINE_MAX + 1];
    size_t n = 0;
    long section = -1;
    int number = 0, start = 1;

    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - text) - at : size - at;

        *line = ++number;
        if (n + length > INI_LINE_MAX)
            return err_set(err, ERR_INPUT, "the line is longer than %d bytes", INI_LINE_MAX);
        memcpy(joined + n, text + at, length);
        n += length;
        at += length + 1;
        while (n && blank(joined[n - 1]))
            n--;
        if (n && joined[n - 1] == '\\' && at < size) {
            n--;
            continue;
        }
        *line = start;
        if (!scan_line(scan, joined, n, start, &section, err))
            return false;
        n = 0;
        start = number + 1;
    }
    *line = 0;
    return true;
}

void
ini_scan_free(struct ini_scan *scan)
{
    for (size_t i = 0; i < scan->sections; i++)
        mem_free(scan->section[i].entry);
    mem_free(scan->section);
    arena_free(&scan->arena);
    *scan = (struct ini_scan){ 0 };
}

const struct ini_scan_section *
ini_scan_section(const struct ini_scan *scan, const char *name)
{
    for (size_t i = 0; i < scan->sections; i++)
        if (!strcasecmp(scan->section[i].name, name))
            return &scan->section[i];
    return NULL;
}

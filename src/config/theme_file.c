#include "src/config/theme.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/embedded.h"
#include "src/base/mem.h"
#include "src/config/ini.h"
#include "src/config/path.h"

#ifndef DATADIR
#define DATADIR "/usr/local/share/entente"
#endif

extern const struct embedded_file embedded_themes[];

static int
role_of(const char *name)
{
    for (int i = 0; i < ROLE_COUNT; i++)
        if (!strcasecmp(role_name((enum role)i), name))
            return i;
    return -1;
}

static bool
read_role(const struct ini *ini, const char *key, struct theme *theme, struct err *err)
{
    int role = role_of(key);
    bool good;

    if (role < 0) {
        good = err_set(err, ERR_INPUT, "there is no role \"%s\"", key);
        err_hint(
            err,
            "A theme holds roles such as text, title, accent, good, watch, bad, and nothing else");
    } else {
        good = look_read(ini_get(ini, "roles", key), &theme->look[role], err);
    }
    return good || err_where(err, "%s:%d", ini_name(ini), ini_line(ini, "roles", key));
}

/* Roles that the file leaves out keep the look of the default theme. */
static bool
read_ini(const struct ini *ini, const char *name, struct theme *theme, struct err *err)
{
    struct theme read;
    const char *key;

    if (!ini_check(ini, err))
        return false;
    theme_default(&read);
    snprintf(read.name, sizeof read.name, "%s", name);
    snprintf(read.source, sizeof read.source, "%s", ini_name(ini));
    for (size_t i = 0; i < ini_sections(ini); i++) {
        if (strcmp(ini_section(ini, i), "roles")) {
            err_set(err, ERR_INPUT, "a theme holds the section [roles] and nothing else");
            return err_where(err, "%s:%d", ini_name(ini), ini_line(ini, ini_section(ini, i), NULL));
        }
    }
    for (size_t i = 0; (key = ini_key(ini, "roles", i)); i++)
        if (!read_role(ini, key, &read, err))
            return false;
    *theme = read;
    return true;
}

bool
theme_read(const char *name, const char *text, size_t size, struct theme *theme, struct err *err)
{
    struct ini *ini = ini_read_text(name, text, size, err);
    bool good = ini && read_ini(ini, name, theme, err);

    ini_free(ini);
    return good;
}

static bool
plain_name(const char *name)
{
    return *name && *name != '.' && strlen(name) < 40 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
               strlen(name);
}

static void
path_of_themes(struct str *out, int place)
{
    if (place == 0)
        path_of(out, PATH_CONFIG, "themes");
    else
        str_add(out, DATADIR "/themes");
}

/* From one of the two directories; ERR_MISSING when it is not there. */
static bool
load_file(const char *name, int place, struct theme *theme, struct err *err)
{
    struct str path = { 0 };
    struct ini *ini;
    bool good;

    path_of_themes(&path, place);
    str_addf(&path, "/%s.ini", name);
    ini = ini_read(path.data, err);
    good = ini && read_ini(ini, name, theme, err);
    ini_free(ini);
    str_free(&path);
    return good;
}

bool
theme_load(const char *name, struct theme *theme, struct err *err)
{
    char file[64];
    const struct embedded_file *embedded;

    if (!plain_name(name)) {
        err_set(err, ERR_INPUT, "\"%.40s\" cannot be the name of a theme", name);
        return err_hint(err, "Name a theme, not a file: dark, or mine for themes/mine.ini");
    }
    for (int place = 0; place < 2; place++) {
        if (load_file(name, place, theme, err))
            return true;
        if (err->kind != ERR_MISSING)
            return false;
    }
    snprintf(file, sizeof file, "%s.ini", name);
    embedded = embedded_find(embedded_themes, file);
    if (!embedded) {
        err_set(err, ERR_MISSING, "there is no theme \"%s\"", name);
        return err_hint(
            err,
            "There are: default, dark, light, mono, high-contrast, colour-blind-safe, projector");
    }
    err_clear(err);
    if (!theme_read(name, embedded->data, embedded->size, theme, err))
        return false;
    snprintf(theme->source, sizeof theme->source, "built in");
    return true;
}

/* ---- the list of names ---- */

struct names {
    char **name;
    size_t count;
};

static void
add_name(struct names *names, const char *file)
{
    size_t n = strlen(file);
    char *name;

    if (n < 5 || strcmp(file + n - 4, ".ini"))
        return;
    name = mem_string(file);
    name[n - 4] = '\0';
    for (size_t i = 0; i < names->count; i++) {
        if (!strcmp(names->name[i], name)) {
            mem_free(name);
            return;
        }
    }
    if (!plain_name(name)) {
        mem_free(name);
        return;
    }
    names->name = mem_resize(names->name, (names->count + 1) * sizeof *names->name);
    names->name[names->count++] = name;
}

static void
add_directory(struct names *names, int place)
{
    struct str path = { 0 };
    struct dirent *entry;
    DIR *directory;

    path_of_themes(&path, place);
    directory = opendir(path.data);
    while (directory && (entry = readdir(directory)))
        add_name(names, entry->d_name);
    if (directory)
        closedir(directory);
    str_free(&path);
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void
theme_list(struct str *out)
{
    struct names names = { 0 };

    add_directory(&names, 0);
    add_directory(&names, 1);
    for (const struct embedded_file *file = embedded_themes; file->name; file++)
        add_name(&names, file->name);
    qsort(names.name, names.count, sizeof *names.name, by_name);
    for (size_t i = 0; i < names.count; i++) {
        str_addf(out, "%s%s", i ? "\n" : "", names.name[i]);
        mem_free(names.name[i]);
    }
    mem_free(names.name);
}

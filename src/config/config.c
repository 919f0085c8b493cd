#include "src/config/option.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/config/path.h"

struct setting {
    char *value;
    enum option_origin origin;
    int line;
};

struct config {
    struct setting setting[OPTION_COUNT];
    struct ini *file, *settings;
    char *settings_path;
    struct err *complaint;
    size_t complaints;
};

static void
put(struct config *config, enum option option, const char *value, enum option_origin origin,
    int line)
{
    struct setting *setting = &config->setting[option];
    char *copy = mem_string(value);

    mem_free(setting->value);
    *setting = (struct setting){ copy, origin, line };
}

static void
complain(struct config *config, const struct err *err)
{
    if (config->complaints >= 50)
        return;
    config->complaint = mem_resize(config->complaint, (config->complaints + 1) * sizeof *err);
    config->complaint[config->complaints++] = *err;
}

/* ---- reading ---- */

static void
take_entry(struct config *config, const struct ini *ini, const char *section, const char *key,
           enum option_origin origin)
{
    char name[200];
    enum option option;
    struct err err = { 0 };
    const char *value = ini_get(ini, section, key);
    int line = ini_line(ini, section, key);

    snprintf(name, sizeof name, "%s.%s", section, key);
    if (!option_find(name, &option)) {
        err_set(&err, ERR_INPUT, "there is no option \"%.60s\" in [%.60s]", key, section);
        err_hint(&err, "`entente config show` lists them all");
    } else if (option_check(option, value ? value : "", &err)) {
        put(config, option, value ? value : "", origin, line);
        return;
    }
    err_where(&err, "%s:%d", ini_name(ini), line);
    complain(config, &err);
}

static void
take_file(struct config *config, const struct ini *ini, enum option_origin origin)
{
    const char *section, *key;
    struct err err = { 0 };

    if (!ini_check(ini, &err))
        complain(config, &err);
    for (size_t i = 0; i < ini_sections(ini); i++) {
        section = ini_section(ini, i);
        for (size_t k = 0; (key = ini_key(ini, section, k)); k++)
            if (strcmp(section, "keys"))        /* the keymap's own */
                take_entry(config, ini, section, key, origin);
    }
}

static struct ini *
read_one(struct config *config, const char *path, bool must_be_there, enum option_origin origin)
{
    struct err err = { 0 };
    struct ini *ini = ini_read(path, &err);

    if (ini)
        take_file(config, ini, origin);
    else if (err.kind != ERR_MISSING || must_be_there)
        complain(config, &err);
    return ini;
}

static void
take_environment(struct config *config)
{
    struct err err = { 0 };
    const char *no_colour = getenv("NO_COLOR");

    for (int i = 0; i < OPTION_COUNT; i++) {
        const char *value = option_info((enum option)i)->environment ?
                                getenv(option_info((enum option)i)->environment) :
                                NULL;

        if (!value || !*value)
            continue;
        if (option_check((enum option)i, value, &err)) {
            put(config, (enum option)i, value, ORIGIN_ENVIRONMENT, 0);
        } else {
            err_where(&err, "$%s", option_info((enum option)i)->environment);
            complain(config, &err);
        }
    }
    if (no_colour && *no_colour)
        put(config, OPTION_SCREEN_COLOUR, "never", ORIGIN_ENVIRONMENT, 0);
}

struct config *
config_read(const char *path)
{
    struct config *config = mem_alloc(sizeof *config);
    struct str file = { 0 }, settings = { 0 };

    for (int i = 0; i < OPTION_COUNT; i++)
        put(config, (enum option)i, option_info((enum option)i)->value, ORIGIN_DEFAULT, 0);
    if (path)
        str_add(&file, path);
    else
        path_of(&file, PATH_CONFIG, "config.ini");
    path_of(&settings, PATH_CONFIG, "settings.ini");
    config->settings_path = mem_string(str_text(&settings));
    config->file = read_one(config, str_text(&file), path != NULL, ORIGIN_FILE);
    config->settings = read_one(config, config->settings_path, false, ORIGIN_SETTINGS);
    take_environment(config);
    str_free(&file);
    str_free(&settings);
    return config;
}

void
config_free(struct config *config)
{
    if (!config)
        return;
    for (int i = 0; i < OPTION_COUNT; i++)
        mem_free(config->setting[i].value);
    ini_free(config->file);
    ini_free(config->settings);
    mem_free(config->settings_path);
    mem_free(config->complaint);
    mem_free(config);
}

const struct err *
config_complaint(const struct config *config, size_t i)
{
    return i < config->complaints ? &config->complaint[i] : NULL;
}

bool
config_set(struct config *config, enum option option, const char *value, struct err *err)
{
    if (!option_check(option, value, err))
        return false;
    put(config, option, value, ORIGIN_COMMAND, 0);
    return true;
}

/* ---- saving ---- */

static bool
writable_value(const char *value, struct err *err)
{
    if (!strchr(value, '"') && !strchr(value, '\\'))
        return true;
    return err_set(err, ERR_INPUT, "a setting cannot hold \" or \\");
}

/* What settings.ini holds already, with `option` set to `value`. */
static void
settings_text(const struct config *config, enum option option, const char *value, struct str *out)
{
    const char *section = "";

    str_add(out, "# Written by entente when a setting is changed on its screen.\n"
                 "# It counts over config.ini, which entente never writes; it may be deleted.\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info((enum option)i);
        const char *saved = NULL;

        if ((enum option)i == option)
            saved = value;
        else if (config->settings)
            saved = ini_get(config->settings, info->section, info->key);
        if (!saved)
            continue;
        if (strcmp(section, info->section))
            str_addf(out, "\n[%s]\n", info->section);
        section = info->section;
        str_addf(out, "%s = \"%s\"\n", info->key, saved);
    }
}

bool
config_save(struct config *config, enum option option, const char *value, struct err *err)
{
    struct str text = { 0 }, directory = { 0 };
    struct ini *written;
    bool good;

    if (!option_check(option, value, err) || !writable_value(value, err))
        return false;
    settings_text(config, option, value, &text);
    path_of(&directory, PATH_CONFIG, NULL);
    good = path_make(str_text(&directory), err) &&
           path_write(config->settings_path, text.data, text.len, err);
    written = good ? ini_read_text(config->settings_path, text.data, text.len, err) : NULL;
    if (written) {
        ini_free(config->settings);
        config->settings = written;
        put(config, option, value, ORIGIN_SETTINGS,
            ini_line(written, option_info(option)->section, option_info(option)->key));
    }
    str_free(&text);
    str_free(&directory);
    return written != NULL;
}

/* ---- asking ---- */

const char *
config_text(const struct config *config, enum option option)
{
    return config->setting[option].value;
}

bool
config_yes(const struct config *config, enum option option)
{
    bool yes = false;

    option_yes(config->setting[option].value, &yes);
    return yes;
}

long
config_number(const struct config *config, enum option option)
{
    return strtol(config->setting[option].value, NULL, 10);
}

enum option_origin
config_origin(const struct config *config, enum option option)
{
    return config->setting[option].origin;
}

void
config_origin_text(const struct config *config, enum option option, struct str *out)
{
    const struct setting *setting = &config->setting[option];

    switch (setting->origin) {
    case ORIGIN_DEFAULT:
        str_add(out, "default");
        break;
    case ORIGIN_FILE:
        str_addf(out, "%s:%d", ini_name(config->file), setting->line);
        break;
    case ORIGIN_SETTINGS:
        str_addf(out, "%s:%d", config->settings_path, setting->line);
        break;
    case ORIGIN_ENVIRONMENT:
        str_addf(out, "$%s",
                 option_info(option)->environment ? option_info(option)->environment : "NO_COLOR");
        break;
    case ORIGIN_COMMAND:
        str_add(out, "command line");
        break;
    }
}

const struct ini *
config_ini(const struct config *config)
{
    return config->file;
}

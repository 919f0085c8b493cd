/* The options: one table, and the value of each with the place it came from. */
#ifndef ENTENTE_CONFIG_OPTION_H
#define ENTENTE_CONFIG_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"
#include "src/base/str.h"
#include "src/config/ini.h"

enum option {
#define OPTION(id, section, key, type, value, environment, sentence) OPTION_##id,
#include "src/config/option.def"
#undef OPTION
    OPTION_COUNT
};

enum option_type { OPTION_TEXT, OPTION_PATH, OPTION_YESNO, OPTION_NUMBER, OPTION_CHOICE };

/** What the table says of an option; all borrowed. */
struct option_info {
    const char *section, *key;
    enum option_type type;
    long min, max;              /* of a number */
    const char *choices;        /* "a|b|c" of a choice */
    const char *value;          /* the default */
    const char *environment;    /* or NULL */
    const char *sentence;
};

enum option_origin {
    ORIGIN_DEFAULT, ORIGIN_FILE, ORIGIN_SETTINGS, ORIGIN_ENVIRONMENT, ORIGIN_COMMAND
};

/** The configuration in force. */
struct config;

/** The table's entry. */
const struct option_info *option_info(enum option option);

/** Look an option up by "section.key"; false when there is none. */
bool option_find(const char *name, enum option *option);

/**
 * Read the configuration: `path` or, when that is NULL, config.ini of the user's configuration
 * directory; then settings.ini beside it, which holds what was changed on the screen; then the
 * environment. Never fails: what is wrong is told by config_complaint() and the default stands in.
 * The caller frees it with config_free().
 */
struct config *config_read(const char *path);

/** Free it; NULL is fine. */
void config_free(struct config *config);

/**
 * What was wrong, the `i`-th complaint with FILE:LINE as its place, or NULL behind the last;
 * borrowed.
 */
const struct err *config_complaint(const struct config *config, size_t i);

/** Check a value for an option; false with the reason and the right form. */
bool option_check(enum option option, const char *value, struct err *err);

/** Read yes, on, true, 1 or y, or their opposites, in any case; false when it is none of them. */
bool option_yes(const char *value, bool *yes);

/** Take a value from the command line. */
bool config_set(struct config *config, enum option option, const char *value, struct err *err);

/**
 * Change an option from the screen: it counts at once and is written to settings.ini (temporary
 * name, fsync, rename, 0600). The user's own file is never written.
 */
bool config_save(struct config *config, enum option option, const char *value, struct err *err);

/** The value as text, never NULL; borrowed until the option changes. */
const char *config_text(const struct config *config, enum option option);

/** The value of a YESNO option. */
bool config_yes(const struct config *config, enum option option);

/** The value of a NUMBER option. */
long config_number(const struct config *config, enum option option);

/** Where the value came from. */
enum option_origin config_origin(const struct config *config, enum option option);

/**
 * Append the origin in words: "default", "/home/ana/.config/entente/config.ini:4", "$NO_COLOR",
 * "command line".
 */
void config_origin_text(const struct config *config, enum option option, struct str *out);

/**
 * The user's file, or NULL when there is none: for sections of other owners, such as [keys];
 * borrowed.
 */
const struct ini *config_ini(const struct config *config);

/** Append a commented file with every option at its default, as `config init` writes it. */
void config_template(struct str *out);

#endif

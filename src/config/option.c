#include "src/config/option.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/text.h"

#define TEXT OPTION_TEXT, 0, 0, NULL
#define PATH OPTION_PATH, 0, 0, NULL
#define YESNO OPTION_YESNO, 0, 0, NULL
#define NUMBER(min, max) OPTION_NUMBER, min, max, NULL
#define CHOICE(choices) OPTION_CHOICE, 0, 0, choices

static const struct option_info table[OPTION_COUNT] = {
#define OPTION(id, section, key, type, value, environment, sentence) \
    [OPTION_##id] = { section, key, type, value, environment, sentence },
#include "src/config/option.def"
#undef OPTION
};

#undef TEXT
#undef PATH
#undef YESNO
#undef NUMBER
#undef CHOICE

const struct option_info *
option_info(enum option option)
{
    return &table[option];
}

bool
option_find(const char *name, enum option *option)
{
    const char *point = strchr(name, '.');

    for (int i = 0; point && i < OPTION_COUNT; i++) {
        if (strlen(table[i].section) == (size_t)(point - name) &&
            !strncasecmp(table[i].section, name, (size_t)(point - name)) &&
            !strcasecmp(table[i].key, point + 1)) {
            *option = (enum option)i;
            return true;
        }
    }
    return false;
}

bool
option_yes(const char *value, bool *yes)
{
    static const char *const words[2][5] = { { "no", "off", "false", "0", "n" },
                                             { "yes", "on", "true", "1", "y" } };

    for (int is = 0; is < 2; is++) {
        for (int i = 0; i < 5; i++) {
            if (!strcasecmp(value, words[is][i])) {
                *yes = is;
                return true;
            }
        }
    }
    return false;
}

static bool
read_number(const struct option_info *info, const char *value, long *number)
{
    char *end;

    errno = 0;
    *number = strtol(value, &end, 10);
    return *value && !*end && !errno && *number >= info->min && *number <= info->max;
}

static bool
is_choice(const char *choices, const char *value)
{
    size_t n = strlen(value);

    for (const char *c = choices; c; c = strchr(c, '|') ? strchr(c, '|') + 1 : NULL)
        if (n && !strncmp(c, value, n) && (c[n] == '|' || !c[n]))
            return true;
    return false;
}

bool
option_check(enum option option, const char *value, struct err *err)
{
    const struct option_info *info = &table[option];
    bool good = text_is_clean(value, strlen(value), TEXT_LINE), yes;
    long number;

    switch (info->type) {
    case OPTION_YESNO:
        good = good && option_yes(value, &yes);
        break;
    case OPTION_NUMBER:
        good = good && read_number(info, value, &number);
        break;
    case OPTION_CHOICE:
        good = good && is_choice(info->choices, value);
        break;
    case OPTION_TEXT:
    case OPTION_PATH:
        break;
    }
    if (good)
        return true;
    err_set(err, ERR_INPUT, "%s cannot be \"%.60s\"", info->key, value);
    if (info->type == OPTION_YESNO)
        return err_hint(err, "Write %s = yes or %s = no", info->key, info->key);
    if (info->type == OPTION_NUMBER)
        return err_hint(err, "Write a whole number from %ld to %ld", info->min, info->max);
    if (info->type == OPTION_CHOICE)
        return err_hint(err, "Write one of: %s", info->choices);
    return err_hint(err, "Control characters cannot stand in a value");
}

void
config_template(struct str *out)
{
    const char *section = "";

    str_add(out,
            "# Configuration of entente. Every option stands here with its default, behind a #.\n"
            "# A value that holds # or ; goes into double quotes.\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (strcmp(section, table[i].section))
            str_addf(out, "\n[%s]\n", table[i].section);
        section = table[i].section;
        str_addf(out, "# %s", table[i].sentence);
        if (table[i].choices)
            str_addf(out, " (%s)", table[i].choices);
        str_addf(out, "\n# %s = %s\n", table[i].key, table[i].value);
    }
    str_add(out, "\n# Any action's keys, parted by commas; `entente help keys` lists the actions.\n"
                 "[keys]\n# redo = Ctrl-R, U\n");
}

#include "src/cli/args.h"

#include <stdio.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/ops/near.h"

static bool
unknown_option(const struct args *args, const char *word, const char *name, struct err *err)
{
    struct near near;
    char nearest[200];
    const struct command *command = args->command;

    near_start(&near, name);
    for (int i = 0; i < FLAG_COUNT; i++)
        if (!command || command_takes(command, (enum flag)i)) {
            char dashed[64];

            snprintf(dashed, sizeof dashed, "--%s", flag_info((enum flag)i)->name);
            near_offer(&near, dashed + 2, dashed);
        }
    if (command)
        err_set(err, ERR_USAGE, "'%s' knows no option %.60s", command->name, word);
    else
        err_set(err, ERR_USAGE, "there is no option %.60s", word);
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else if (command)
        err_hint(err, "'entente help %s' lists its options.", command->name);
    else
        err_hint(err, "'entente help' lists commands and options.");
    return err_where(err, "%.60s", word);
}

static bool
add_flag(struct args *args, enum flag flag, const char *value)
{
    args->flags = mem_resize(args->flags, (args->n_flags + 1) * sizeof *args->flags);
    args->flags[args->n_flags].flag = flag;
    args->flags[args->n_flags].value = value;
    args->n_flags++;
    return true;
}

/* A word that stands for an option takes its value from behind `=`, or from the next word. */
static bool
read_value(struct args *args, enum flag flag, const char *word, const char *value, char ***rest,
           struct err *err)
{
    const struct flag_info *info = flag_info(flag);

    if (info->value && !value && (*rest)[1])
        value = *++*rest;
    if (info->value && !value) {
        err_set(err, ERR_USAGE, "a value must follow");
        err_hint(err, "Write --%s %s.", info->name, info->value);
        return err_where(err, "%.60s", word);
    }
    if (!info->value && value) {
        err_set(err, ERR_USAGE, "this option takes no value");
        err_hint(err, "Write --%s alone.", info->name);
        return err_where(err, "%.60s", word);
    }
    return add_flag(args, flag, value);
}

static bool
read_long(struct args *args, char ***rest, struct err *err)
{
    const char *word = **rest, *name = word + 2, *equals = strchr(name, '=');
    size_t n = equals ? (size_t)(equals - name) : strlen(name);
    char plain[64];

    for (int i = 0; i < FLAG_COUNT; i++)
        if (strlen(flag_info((enum flag)i)->name) == n &&
            strncmp(flag_info((enum flag)i)->name, name, n) == 0)
            return read_value(args, (enum flag)i, word, equals ? equals + 1 : NULL, rest, err);
    snprintf(plain, sizeof plain, "%.*s", (int)(n < 60 ? n : 60), name);
    return unknown_option(args, word, plain, err);
}

/* -q, -f FILE, -fFILE, -qf FILE */
static bool
read_short(struct args *args, char ***rest, struct err *err)
{
    const char *word = **rest;
    bool known = true;

    for (const char *c = word + 1; *c && known; c++) {
        known = false;
        for (int i = 0; i < FLAG_COUNT && !known; i++) {
            const struct flag_info *info = flag_info((enum flag)i);

            if (info->letter != *c)
                continue;
            if (info->value)
                return read_value(args, (enum flag)i, word, c[1] ? c + 1 : NULL, rest, err);
            known = add_flag(args, (enum flag)i, NULL);
        }
    }
    if (known)
        return true;
    unknown_option(args, word, word + 1, err);
    if (word[1] >= '0' && word[1] <= '9' && args->command)
        err_hint(err, "A number below zero stands behind '--': 'entente %s ... -- %.40s'.", args->command->name, word);
    return false;
}

static bool
looks_like_a_file(const char *word)
{
    size_t n = strlen(word);

    return strchr(word, '/') || (n > 8 && !strcmp(word + n - 8, ".entente"));
}

static bool
unknown_command(const char *word, struct err *err)
{
    struct near near;
    char nearest[200];

    near_start(&near, word);
    for (size_t i = 0; i < command_count; i++)
        near_offer(&near, commands[i].name, NULL);
    err_set(err, ERR_USAGE, "there is no command of this name");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente help' lists the commands; a portfolio is opened by -f FILE.");
    return err_where(err, "%.60s", word);
}

static bool
check_flags(const struct args *args, struct err *err)
{
    static const enum flag screen[] = { FLAG_PORTFOLIO, FLAG_READONLY, FLAG_COLOR, FLAG_HELP,
                                        FLAG_VERSION };

    for (size_t i = 0; i < args->n_flags; i++) {
        enum flag flag = args->flags[i].flag;
        bool takes = flag == FLAG_VERSION;
        char word[64];

        for (size_t k = 0; !args->command && k < sizeof screen / sizeof *screen; k++)
            takes = takes || flag == screen[k];
        if (takes || (args->command && command_takes(args->command, flag)))
            continue;
        snprintf(word, sizeof word, "--%s", flag_info(flag)->name);
        if (args->command)
            return unknown_option(args, word, flag_info(flag)->name, err);
        err_set(err, ERR_USAGE, "this option needs a command before it");
        err_hint(err, "'entente help' lists the commands.");
        return err_where(err, "%s", word);
    }
    return true;
}

static bool
check_counts(const struct args *args, struct err *err)
{
    size_t least, most;

    command_counts(args->command, &least, &most);
    if (args->n >= least && args->n <= most)
        return true;
    if (args->n > most)
        err_set(err, ERR_USAGE, "'%.60s' is one word too many", args->words[most]);
    else
        err_set(err, ERR_USAGE, "something is missing after %.60s",
                args->n ? args->words[args->n - 1] : args->command->name);
    err_hint(err, "The form is: entente %s%s%s", args->command->name,
             *args->command->arguments ? " " : "", args->command->arguments);
    return err_where(err, "%s", args->command->name);
}

bool
args_read(struct args *args, int argc, char **argv, struct err *err)
{
    bool only_words = false, ok = true;

    *args = (struct args){ 0 };
    args->words = mem_alloc(((size_t)argc + 1) * sizeof *args->words);
    for (char **rest = argv + (argc > 0); *rest && ok; rest++) {
        if (!only_words && !strcmp(*rest, "--"))
            only_words = true;
        else if (!only_words && !strncmp(*rest, "--", 2))
            ok = read_long(args, &rest, err);
        else if (!only_words && **rest == '-' && (*rest)[1])
            ok = read_short(args, &rest, err);
        else if (!args->command && !args->n && (args->command = command_find(*rest)))
            ;
        else
            args->words[args->n++] = *rest;
    }
    if (!ok || !check_flags(args, err))
        return false;
    if (args_has(args, FLAG_HELP) || args_has(args, FLAG_VERSION))
        return true;
    if (args->command)
        return check_counts(args, err);
    if (args->n && !looks_like_a_file(args->words[0]))
        return unknown_command(args->words[0], err);
    if (args->n > 1) {
        err_set(err, ERR_USAGE, "one portfolio at a time");
        return err_where(err, "%.60s", args->words[1]);
    }
    return true;
}

void
args_free(struct args *args)
{
    mem_free(args->words);
    mem_free(args->flags);
    *args = (struct args){ 0 };
}

bool
args_has(const struct args *args, enum flag flag)
{
    for (size_t i = 0; i < args->n_flags; i++)
        if (args->flags[i].flag == flag)
            return true;
    return false;
}

const char *
args_value(const struct args *args, enum flag flag)
{
    const char *value = NULL;

    for (size_t i = 0; i < args->n_flags; i++)
        if (args->flags[i].flag == flag)
            value = args->flags[i].value;
    return value;
}

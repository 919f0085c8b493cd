/* The words of the command line, sorted into command, arguments and options. */
#ifndef ENTENTE_CLI_ARGS_H
#define ENTENTE_CLI_ARGS_H

#include "src/cli/command.h"

/** Everything is borrowed from argv. */
struct args {
    const struct command *command;   /* NULL: none was named */
    const char **words;              /* the arguments of the command, or [PORTFOLIO] */
    size_t n;
    struct { enum flag flag; const char *value; } *flags;   /* in the order given */
    size_t n_flags;
};

/**
 * Sort out `argv` (without the program's name at 0). Options stand anywhere, `--` ends them. Fails
 * with ERR_USAGE that names the word and the nearest right one. args_free() frees it, also after a
 * failure.
 */
bool args_read(struct args *args, int argc, char **argv, struct err *err);
void args_free(struct args *args);

/** True when the option was given. */
bool args_has(const struct args *args, enum flag flag);

/** The value given last; NULL when the option was not given. */
const char *args_value(const struct args *args, enum flag flag);

#endif

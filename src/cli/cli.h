/* The command line: from the words of argv to an exit status, or to the screen. */
#ifndef ENTENTE_CLI_CLI_H
#define ENTENTE_CLI_CLI_H

#include <stdbool.h>

#include "src/base/env.h"
#include "src/base/str.h"
#include "src/config/option.h"

enum { CLI_SCREEN = -1 };    /* cli_main(): open the screen */

/** Who named the portfolio. */
enum cli_origin { CLI_NAMED, CLI_ENVIRONMENT, CLI_CONFIGURED, CLI_STANDARD_PLACE };

/**
 * What the screen is to be opened with, and what the commands cannot know by themselves.
 * Zero-initialise it, fill the caller's part, and free the rest with cli_start_free().
 */
struct cli_start {
    /* filled by the caller; borrowed, may be NULL */
    const char *terminal_library;            /* "ncurses 6.4.20221231", for --version and doctor */
    /** Appends a line an action, "keys TAB name TAB sentence", for `help keys`. */
    void (*add_keys)(struct str *out);
    /** Reports every mistake of the configuration, those of keys and themes too, for doctor. */
    void (*check)(const struct config *config, void (*tell)(void *context, const struct err *err),
                  void *context);

    /* filled by cli_main() when it returns CLI_SCREEN */
    char *path;              /* the portfolio; it may not be there yet */
    enum cli_origin origin;
    bool readonly;           /* --readonly was given */
    char *answer;            /* an answer file to fill in, instead of a portfolio; or NULL */
    struct config *config;   /* the configuration in force, the command line's words in it */
};

/**
 * Do what the command line says and return the exit status (cli.md), or fill `start` and return
 * CLI_SCREEN. Before anything else it sets umask 077, ignores SIGPIPE and refuses to run setuid or
 * setgid. Text goes to stdout at the end and as a whole; messages go to stderr. The locale is the
 * caller's.
 */
int cli_main(int argc, char **argv, struct env *env, struct cli_start *start);

/** Free what cli_main() put into `start`. */
void cli_start_free(struct cli_start *start);

/** Print `entente: WHERE: WHAT. HINT` on stderr, cleaned. Nothing for ERR_NONE. */
void cli_complain(const struct err *err);

#endif

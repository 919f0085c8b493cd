/* What the program tells about itself. */
#ifndef ENTENTE_CLI_HELP_H
#define ENTENTE_CLI_HELP_H

#include "src/cli/command.h"
#include "src/cli/page.h"

/** The version `--version` prints. */
const char *help_version(void);

/** All commands in one screen. */
void help_overview(struct page *page);

/** One command: usage, what it does, options, examples. */
void help_command(struct page *page, const struct command *command);

/** Versions of the program and of its libraries; `terminal_library` may be NULL. */
void help_libraries(struct page *page, const char *terminal_library);

/** A text of the program's own: forms of values, REF, filters, exit statuses, options.
 * NULL-terminated table. */
struct help_page {
    const char *name, *title, *body;
};
extern const struct help_page help_pages[];

#endif

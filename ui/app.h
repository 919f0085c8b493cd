/* The application: a portfolio, a terminal, the screens, and what works on all of them. */
#ifndef ENTENTE_UI_APP_H
#define ENTENTE_UI_APP_H

#include "src/base/env.h"
#include "src/cli/cli.h"
#include "ui/core/screen.h"
#include "ui/screen/desk.h"

/** Open the screen as the command line asks; returns the exit status. */
int app_run(const struct cli_start *start, struct env *env);

/** Fill in the answer file that the command line names; returns the exit status. */
int app_answer(const struct cli_start *start, struct env *env);

/** The hooks of the loop: actions that work everywhere, polling, idle work. For ui_init() and tests. */
extern const struct ui_hooks app_hooks;

/** Let the interface follow the configuration and show what is open; mistakes are said. */
void app_begin(struct ui *ui);

/** Push the first screen: the portfolio when one is open, else the first start. */
bool app_first_screen(struct ui *ui);

#endif

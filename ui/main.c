/* The program: the command line first, and the screen when no command was named. */
#include <locale.h>

#include "src/cli/cli.h"
#include "ui/app.h"
#include "ui/core/configure.h"
#include "ui/term/term.h"

int
main(int argc, char **argv)
{
    struct cli_start start = {
        .terminal_library = term_library(), .add_keys = configure_add_keys, .check = configure_check,
    };
    struct env env;
    int status;

    setlocale(LC_CTYPE, "");        /* the rest of a locale is files to read that nothing here asks for */
    env_system(&env);
    status = cli_main(argc, argv, &env, &start);
    if (status == CLI_SCREEN)
        status = start.answer ? app_answer(&start, &env) : app_run(&start, &env);
    cli_start_free(&start);
    return status;
}

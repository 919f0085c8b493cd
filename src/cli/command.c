#include "src/cli/command.h"

#include <string.h>

#define F(id) (UINT64_C(1) << FLAG_##id)

_Static_assert(FLAG_COUNT <= 64, "the set of options of a command has 64 bits");

const struct command commands[] = {
#define COMMAND(id, name, group, arguments, flags, sentence, help, example) \
    { name, GROUP_##group, arguments, flags, sentence, help, example, command_##id },
#include "src/cli/command.def"
#undef COMMAND
};

const size_t command_count = sizeof commands / sizeof *commands;

static const struct flag_info flag_table[FLAG_COUNT] = {
#define FLAG(id, letter, name, value, sentence) [FLAG_##id] = { letter, name, value, sentence },
#include "src/cli/flag.def"
#undef FLAG
};

const struct command *
command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const char *
command_group_name(enum command_group group)
{
    static const char *const names[GROUP_COUNT] = {
        [GROUP_READING] = "Reading", [GROUP_CHANGING] = "Changing records",
        [GROUP_STEPS] = "The twelve steps", [GROUP_HISTORY] = "History",
        [GROUP_FILES] = "Files", [GROUP_PROGRAM] = "The program",
    };

    return names[group];
}

const struct flag_info *
flag_info(enum flag flag)
{
    return &flag_table[flag];
}

bool
command_takes(const struct command *command, enum flag flag)
{
    return command->flags >> flag & 1;
}

const char *
command_next_argument(const char *arguments, char out[32])
{
    size_t n = 0;

    while (*arguments == ' ')
        arguments++;
    if (!*arguments)
        return NULL;
    for (; *arguments && *arguments != ' '; arguments++)
        if (!strchr("[].", *arguments) && n < 31)
            out[n++] = *arguments;
    out[n] = '\0';
    return arguments;
}

void
command_counts(const struct command *command, size_t *least, size_t *most)
{
    const char *at = command->arguments;
    char word[32];

    *least = *most = 0;
    while (*at) {
        const char *start = at + strspn(at, " ");

        if (!(at = command_next_argument(start, word)))
            break;
        *least += *start != '[';
        if (*most != SIZE_MAX)
            ++*most;
        if (at - start > 3 && strstr(start, "...") && strstr(start, "...") < at)
            *most = SIZE_MAX;
    }
}

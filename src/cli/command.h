/* The table of commands and their options. */
#ifndef ENTENTE_CLI_COMMAND_H
#define ENTENTE_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/err.h"

enum flag {
#define FLAG(id, letter, name, value, sentence) FLAG_##id,
#include "src/cli/flag.def"
#undef FLAG
    FLAG_COUNT
};

/** An option as the table has it. */
struct flag_info {
    char letter;                /* 0: none */
    const char *name, *value;   /* value NULL: takes none */
    const char *sentence;
};

enum command_group {
    GROUP_READING,
    GROUP_CHANGING,
    GROUP_STEPS,
    GROUP_HISTORY,
    GROUP_FILES,
    GROUP_PROGRAM,
    GROUP_COUNT
};

struct call;

/** A command as the table has it. `run` returns false with the reason in `err`. */
struct command {
    const char *name;
    enum command_group group;
    const char *arguments;      /* "REF [VIEW]" */
    uint64_t flags;             /* bit 1 << FLAG_x */
    const char *sentence, *help, *example;
    bool (*run)(struct call *call, struct err *err);
};

extern const struct command commands[];
extern const size_t command_count;

/** The command called `name`, or NULL. */
const struct command *command_find(const char *name);

/** The heading of a group: "Reading". */
const char *command_group_name(enum command_group group);

const struct flag_info *flag_info(enum flag flag);

/** True when the command takes the option. */
bool command_takes(const struct command *command, enum flag flag);

/** How many arguments it takes, from `arguments`; SIZE_MAX: any number. */
void command_counts(const struct command *command, size_t *least, size_t *most);

/** The next word of `arguments`, into `out`, without brackets and dots; NULL at the end. */
const char *command_next_argument(const char *arguments, char out[32]);

/* What each command does: one function a row of the table, in the files of this folder. */
#define COMMAND(id, name, group, arguments, flags, sentence, help, example) \
    bool command_##id(struct call *call, struct err *err);
#include "src/cli/command.def"
#undef COMMAND

#endif

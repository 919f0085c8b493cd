/* What this terminal can do, as terminfo tells. */
#ifndef ENTENTE_UI_TERM_CAPABILITY_H
#define ENTENTE_UI_TERM_CAPABILITY_H

#include <stdbool.h>

#include "ui/term/colour.h"
#include "ui/term/input.h"

struct capability {
    char name[72];             /* of its description */
    bool ansi;                 /* it takes control sequences that start with ESC [ */
    bool repeat;               /* it can repeat the character it drew last (REP) */
    char rescue[256];          /* what brings it back after a crash */
};

/** Whether the system describes the terminal `name` at all, of use or not. */
bool capability_known(const char *name);

/** Ask, after newterm(). `colour` is the option's value or NULL. */
void capability_ask(struct capability *capability, struct colours *colours, const char *colour);

/** Let the keys that terminfo names be known. */
void capability_keys(struct input *input);

/** Fill in what curses sends for each slot. */
void capability_slots(struct colours *colours);

#endif

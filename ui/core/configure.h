/* What the configuration says to the screen, and what is wrong with it. */
#ifndef ENTENTE_UI_CORE_CONFIGURE_H
#define ENTENTE_UI_CORE_CONFIGURE_H

#include "src/config/option.h"
#include "src/config/theme.h"
#include "ui/core/keymap.h"

/**
 * Take the keys and the theme that `config` names; both are left as they are where it is wrong.
 * Reports every mistake of the configuration once (unreadable lines, options, keys, theme) and
 * returns how many there are.
 */
size_t configure_screen(const struct config *config, struct keymap *keymap, struct theme *theme,
                        void (*tell)(void *context, const struct err *err), void *context);

/** Report every mistake of the configuration and change nothing: cli_start.check. */
void configure_check(const struct config *config,
                     void (*tell)(void *context, const struct err *err), void *context);

/** Append the keys by default: cli_start.add_keys. */
void configure_add_keys(struct str *out);

#endif

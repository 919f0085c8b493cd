/* The keymap: which key sets off which action. */
#ifndef ENTENTE_UI_CORE_KEYMAP_H
#define ENTENTE_UI_CORE_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "src/base/err.h"
#include "src/config/ini.h"
#include "ui/core/action.h"
#include "ui/core/event.h"

struct keymap;

/** The default keys. The caller frees it with keymap_free(). */
struct keymap *keymap_new(void);

/** Free it; NULL is fine. */
void keymap_free(struct keymap *keymap);

/**
 * Take the section [keys] of `ini` (may be NULL): `redo = Ctrl-R, U`, an empty value takes the
 * action's keys away. Reports each mistake (unknown action, unknown key, one key for two actions)
 * with file and line to `complain` (may be NULL); what is wrong is left as it was. Returns the
 * number of complaints.
 */
size_t keymap_read(struct keymap *keymap, const struct ini *ini,
                   void (*complain)(void *context, const struct err *err), void *context);

/**
 * The action of `key` in `layer`, or ACTION_NONE. Letters of a Cyrillic or Greek layout count as
 * the Latin ones on the same keys, unless they have an action themselves.
 */
enum action keymap_find(const struct keymap *keymap, enum action_layer layer, struct key key);

/** The first key of `action` in words ("Ctrl-R"), or "" when it has none; borrowed. */
const char *keymap_key(const struct keymap *keymap, enum action action);

/** All keys of `action` in words, parted by blanks, or ""; borrowed. */
const char *keymap_keys(const struct keymap *keymap, enum action action);

#endif

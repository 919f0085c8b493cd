/* Actions: everything that a key, a hint, the palette, help or a script can set off. One table. */
#ifndef ENTENTE_UI_CORE_ACTION_H
#define ENTENTE_UI_CORE_ACTION_H

#include <stdbool.h>

enum action {
    ACTION_NONE,
#define ACTION(id, name, layer, keys, label, sentence) ACTION_##id,
#include "ui/core/action.def"
#undef ACTION
    ACTION_COUNT
};

enum action_layer { LAYER_GRID, LAYER_ALWAYS, LAYER_TEXT, LAYER_COUNT };

/** What the table says; all borrowed. */
struct action_info {
    const char *name;       /* as scripts and the configuration write it: "move-up" */
    enum action_layer layer;
    const char *keys;       /* default keys, parted by ", " */
    const char *label;      /* one or two words for the hints */
    const char *sentence;
};

/** The table's entry; that of ACTION_NONE has empty texts. */
const struct action_info *action_info(enum action action);

/** Look an action up by name; ACTION_NONE when there is none. */
enum action action_find(const char *name);

/** The action of the view `digit`, 0..9. */
enum action action_view(int digit);

#endif

#include "ui/core/action.h"

#include <string.h>

static const struct action_info table[ACTION_COUNT] = {
    [ACTION_NONE] = { "", LAYER_ALWAYS, "", "", "" },
#define ACTION(id, name, layer, keys, label, sentence) \
    [ACTION_##id] = { name, LAYER_##layer, keys, label, sentence },
#include "ui/core/action.def"
#undef ACTION
};

const struct action_info *
action_info(enum action action)
{
    return &table[action];
}

enum action
action_find(const char *name)
{
    for (int i = 1; i < ACTION_COUNT; i++)
        if (!strcmp(table[i].name, name))
            return (enum action)i;
    return ACTION_NONE;
}

enum action
action_view(int digit)
{
    return (enum action)(ACTION_VIEW_0 + digit);
}

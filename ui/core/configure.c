#include "ui/core/configure.h"

size_t
configure_screen(const struct config *config, struct keymap *keymap, struct theme *theme,
                 void (*tell)(void *context, const struct err *err), void *context)
{
    const struct err *complaint;
    struct err err = { 0 };
    struct str origin = { 0 };
    size_t n = 0;

    for (; (complaint = config_complaint(config, n)) != NULL; n++)
        tell(context, complaint);
    n += keymap_read(keymap, config_ini(config), tell, context);
    if (theme_load(config_text(config, OPTION_SCREEN_THEME), theme, &err))
        return n;
    if (!*err.where) {
        config_origin_text(config, OPTION_SCREEN_THEME, &origin);
        err_where(&err, "%s: screen theme", str_text(&origin));
        str_free(&origin);
    }
    tell(context, &err);
    return n + 1;
}

void
configure_check(const struct config *config,
                void (*tell)(void *context, const struct err *err), void *context)
{
    struct keymap *keymap = keymap_new();
    struct theme theme;

    configure_screen(config, keymap, &theme, tell, context);
    keymap_free(keymap);
}

void
configure_add_keys(struct str *out)
{
    struct keymap *keymap = keymap_new();

    for (int i = 1; i < ACTION_COUNT; i++) {
        const char *keys = keymap_keys(keymap, (enum action)i);
        const struct action_info *info = action_info((enum action)i);

        str_addf(out, "%s\t%s\t%s\n", *keys ? keys : "-", info->name, info->sentence);
    }
    keymap_free(keymap);
}

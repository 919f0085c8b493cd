/* Any bytes as a theme, and as the [keys] of a configuration: taken, or refused with file and line. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/config/theme.h"
#include "ui/core/keymap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
complain(void *context, const struct err *err)
{
    (void)context;
    if (!err->kind || !err->what[0] || !strstr(err->where, "fuzz.ini"))
        abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct theme theme, before;
    struct err err = { 0 };
    struct keymap *keymap = keymap_new();
    struct ini *ini;

    theme_default(&theme);
    before = theme;
    if (!theme_read("fuzz.ini", (const char *)data, size, &theme, &err) &&
        (!err.kind || !err.what[0] || memcmp(&theme, &before, sizeof theme) != 0))
        abort();                 /* refused without a reason, or half taken */
    err_clear(&err);
    ini = ini_read_text("fuzz.ini", (const char *)data, size, &err);
    keymap_read(keymap, ini, complain, NULL);
    ini_free(ini);
    keymap_free(keymap);
    return 0;
}

#include "ui/screen/left_out.h"

#include <stdio.h>
#include <string.h>

#include "src/base/str.h"

static void
name_column(char out[160], const struct entity *entity, const char *name)
{
    snprintf(out, 160, "%s.%s", entity->name, name);
}

/* The next of the words parted by blanks, or NULL behind the last. */
static const char *
next_word(const char **rest, size_t *n)
{
    const char *word = *rest + strspn(*rest, " ");

    *n = strcspn(word, " ");
    *rest = word + *n;
    return *n ? word : NULL;
}

bool
left_out(const struct config *config, const struct entity *entity, const char *name)
{
    const char *rest = config_text(config, OPTION_SCREEN_LEFT_OUT), *word;
    char column[160];
    size_t n;

    name_column(column, entity, name);
    while ((word = next_word(&rest, &n)) != NULL)
        if (n == strlen(column) && memcmp(word, column, n) == 0)
            return true;
    return false;
}

bool
left_out_turn(struct config *config, const struct entity *entity, const char *name, struct err *err)
{
    const char *rest = config_text(config, OPTION_SCREEN_LEFT_OUT), *word;
    struct str all = { 0 };
    char column[160];
    bool ok, was = false;
    size_t n;

    name_column(column, entity, name);
    while ((word = next_word(&rest, &n)) != NULL) {
        if (n == strlen(column) && memcmp(word, column, n) == 0) {
            was = true;
            continue;
        }
        str_add(&all, all.len ? " " : "");
        str_add_bytes(&all, word, n);
    }
    if (!was)
        str_addf(&all, "%s%s", all.len ? " " : "", column);
    ok = config_save(config, OPTION_SCREEN_LEFT_OUT, str_text(&all), err);
    str_free(&all);
    return ok;
}

#include "src/config/theme.h"

#include <stdio.h>
#include <string.h>

#include "src/config/color.h"

static const struct {
    const char *name, *look, *sentence;
} roles[ROLE_COUNT] = {
#define ROLE(id, name, look, sentence) [ROLE_##id] = { name, look, sentence },
#include "src/config/role.def"
#undef ROLE
};

const char *
role_name(enum role role)
{
    return roles[role].name;
}

const char *
role_sentence(enum role role)
{
    return roles[role].sentence;
}

static unsigned
style_of(const char *word)
{
    static const char *const styles[] = { "bold", "underline", "reverse", "dim" };

    for (unsigned i = 0; i < 4; i++)
        if (!strcmp(word, styles[i]))
            return 1u << i;
    return 0;
}

static bool
wrong_word(const char *word, struct err *err)
{
    if (!strcmp(word, "on"))
        err_set(err, ERR_INPUT, "behind \"on\" stands no colour");
    else
        err_set(err, ERR_INPUT, "\"%s\" is no attribute and no colour that can stand here", word);
    return err_hint(
        err, "A look is like: bold green on default. Attributes: bold, underline, reverse, dim; "
             "colours: default, red, bright-red, 0 to 255, or \"#rrggbb\"");
}

bool
look_read(const char *text, struct look *look, struct err *err)
{
    enum { START, COLOURED, ON, GROUNDED } state = START;
    struct look read = { COLOR_OWN, COLOR_OWN, 0 };
    char copy[200], *rest = copy, *word;

    if ((size_t)snprintf(copy, sizeof copy, "%s", text) >= sizeof copy)
        return err_set(err, ERR_INPUT, "a look this long cannot be right");
    while ((word = strtok_r(rest, " \t", &rest))) {
        if (style_of(word))
            read.style |= style_of(word);
        else if (state < ON && !strcmp(word, "on"))
            state = ON;
        else if (state == START && color_read(word, &read.foreground))
            state = COLOURED;
        else if (state == ON && color_read(word, &read.background))
            state = GROUNDED;
        else
            return wrong_word(word, err);
    }
    if (state == ON)
        return wrong_word("on", err);
    *look = read;
    return true;
}

void
theme_default(struct theme *theme)
{
    struct err err;

    *theme = (struct theme){ .name = "default", .source = "built in" };
    for (int i = 0; i < ROLE_COUNT; i++)
        look_read(roles[i].look, &theme->look[i], &err);
}

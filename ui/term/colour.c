#include "ui/term/colour.h"

#include <stdio.h>
#include <string.h>

#include "src/config/color.h"

enum { FIRST_SLOT = 255, LAST_SLOT = 16 };

static bool
uses(const struct theme *theme, int number)
{
    for (int i = 0; i < ROLE_COUNT; i++)
        if (theme->look[i].foreground == number || theme->look[i].background == number)
            return true;
    return false;
}

static int
slot_for(struct colours *colours, const struct theme *theme, theme_color color)
{
    int next = FIRST_SLOT;

    for (int i = 0; i < colours->slots; i++) {
        if (colours->slot[i].color == color)
            return colours->slot[i].slot;
        next = colours->slot[i].slot - 1;
    }
    while (next >= LAST_SLOT && uses(theme, next))
        next--;
    if (next < LAST_SLOT || colours->slots == COLOUR_SLOTS)
        return color_nearest(color, 256);
    colours->slot[colours->slots++] = (struct colour_slot){ .slot = next, .color = color };
    return next;
}

static int
fit(struct colours *colours, const struct theme *theme, theme_color color, unsigned *style)
{
    if (color == COLOR_OWN)
        return -1;
    if ((color & COLOR_RGB) && colours->exact)
        return slot_for(colours, theme, color);
    color = color_few(color, colours->count > 16 ? 256 : 16);
    if (colours->count == 8 && color >= 8) {
        if (style)
            *style |= STYLE_BOLD;       /* as terminals with 8 colours show the bright ones */
        color -= 8;
    }
    return color;
}

void
colour_fit(struct colours *colours, const struct theme *theme, struct colour_look look[ROLE_COUNT])
{
    const struct look *text = &theme->look[ROLE_TEXT];

    colours->slots = 0;
    for (int i = 0; i < ROLE_COUNT; i++) {
        struct look own = theme->look[i];

        /* what a role leaves open is as in ordinary text, so that a theme's ground is everywhere */
        if (own.foreground == COLOR_OWN)
            own.foreground = text->foreground;
        if (own.background == COLOR_OWN)
            own.background = text->background;
        look[i].style = own.style;
        look[i].foreground = fit(colours, theme, own.foreground, &look[i].style);
        look[i].background = fit(colours, theme, own.background, NULL);
    }
    for (int i = 0; i < colours->slots; i++) {
        struct colour_slot *slot = &colours->slot[i];
        int part[3];

        color_parts(slot->color, part);
        for (int ground = 0; ground < 2; ground++)
            snprintf(slot->to[ground], sizeof slot->to[ground], "\033[%d8;2;%d;%d;%dm", 3 + ground,
                     part[0], part[1], part[2]);
    }
}

/* The bytes at `escape` that stand for something else, and what to send instead; 0: none. */
static size_t
replaced(const struct colours *colours, const char *escape, size_t left, const char **to)
{
    *to = "";
    if (left >= 3 && escape[1] == '(' && escape[2] == 'B')
        return 3;
    for (int i = 0; i < 2 * colours->slots; i++) {
        const struct colour_slot *slot = &colours->slot[i / 2];
        size_t n = strlen(slot->from[i % 2]);

        *to = slot->to[i % 2];
        if (n && left >= n && !memcmp(escape, slot->from[i % 2], n))
            return n;
    }
    return 0;
}

void
colour_exact(const struct colours *colours, const char *bytes, size_t size, struct str *out)
{
    const char *end = bytes + size, *from = bytes, *escape = bytes, *to;
    size_t n;

    while ((escape = memchr(escape, '\033', (size_t)(end - escape)))) {
        n = replaced(colours, escape, (size_t)(end - escape), &to);
        if (!n) {
            escape++;
            continue;
        }
        str_add_bytes(out, from, (size_t)(escape - from));
        str_add(out, to);
        escape += n;
        from = escape;
    }
    str_add_bytes(out, from, (size_t)(end - from));
}

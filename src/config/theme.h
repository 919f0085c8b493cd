/* Themes: what each role looks like. A theme file can hold nothing else. */
#ifndef ENTENTE_CONFIG_THEME_H
#define ENTENTE_CONFIG_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/err.h"
#include "src/base/str.h"

enum role {
#define ROLE(id, name, look, sentence) ROLE_##id,
#include "src/config/role.def"
#undef ROLE
    ROLE_COUNT
};

/** Attributes of a cell, a set of bits. */
enum style { STYLE_BOLD = 1, STYLE_UNDERLINE = 2, STYLE_REVERSE = 4, STYLE_DIM = 8 };

/** A colour: the terminal's own, one of its 256, or 24 bits. */
typedef int32_t theme_color;

enum {
    COLOR_OWN = -1,           /* the terminal's default */
    COLOR_RGB = 0x1000000,    /* this bit and 0xRRGGBB; without it 0..255 is the palette's number */
};

/** How a role looks. */
struct look {
    theme_color foreground, background;
    unsigned style;              /* STYLE_... */
};

struct theme {
    char name[48];
    char source[200];            /* the file it came from, or "built in" */
    struct look look[ROLE_COUNT];
};

/** Name of a role as themes write it; borrowed. */
const char *role_name(enum role role);

/** What the role is for; borrowed. */
const char *role_sentence(enum role role);

/**
 * Read a look: any of bold, underline, reverse, dim; a colour; "on" and a colour. Colours are
 * default, black, red, green, yellow, blue, magenta, cyan, white, the same with "bright-" before
 * them, 0..255, or #rrggbb (the whole value then stands in quotes). Nothing at all is plain.
 */
bool look_read(const char *text, struct look *look, struct err *err);

/** The theme "default" as it is compiled in. */
void theme_default(struct theme *theme);

/**
 * Fill `theme` from the file NAME.ini in the user's themes directory, else in the installed one,
 * else from the copy in the program. A theme that is missing or wrong leaves `theme` as it was and
 * names file and line in `err`: let theme_default() stand in.
 */
bool theme_load(const char *name, struct theme *theme, struct err *err);

/** Fill `theme` from a text in the form of a theme file; `name` is used in complaints. */
bool theme_read(const char *name, const char *text, size_t size, struct theme *theme,
                struct err *err);

/** Append the names of all themes that can be found, each once, sorted, parted by line feeds. */
void theme_list(struct str *out);

#endif

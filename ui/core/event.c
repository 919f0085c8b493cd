#include "ui/core/event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/str.h"
#include "src/base/text.h"

static const struct {
    const char *name;
    int32_t code;
} names[] = {
    { "Enter", SPECIAL_ENTER },   { "Tab", SPECIAL_TAB },         { "Esc", SPECIAL_ESC },
    { "Backspace", SPECIAL_BACKSPACE }, { "Up", SPECIAL_UP },     { "Down", SPECIAL_DOWN },
    { "Left", SPECIAL_LEFT },     { "Right", SPECIAL_RIGHT },     { "Home", SPECIAL_HOME },
    { "End", SPECIAL_END },       { "PgUp", SPECIAL_PAGE_UP },    { "PgDn", SPECIAL_PAGE_DOWN },
    { "Insert", SPECIAL_INSERT }, { "Delete", SPECIAL_DELETE },   { "Space", ' ' },
    { "Comma", ',' },             { "Semicolon", ';' },           { "Hash", '#' },
    { "Minus", '-' },             { "Equals", '=' },              { "Quote", '"' },
    /* other names that people write */
    { "Return", SPECIAL_ENTER },  { "Escape", SPECIAL_ESC },      { "PageUp", SPECIAL_PAGE_UP },
    { "PageDown", SPECIAL_PAGE_DOWN }, { "Del", SPECIAL_DELETE }, { "Ins", SPECIAL_INSERT },
};

static bool
named(int32_t code)
{
    return code >= SPECIAL_ENTER || code == ' ';
}

void
key_write(struct key key, char out[KEY_NAME_SIZE])
{
    struct str name = { 0 };

    if (key.mods & MOD_CTRL)
        str_add(&name, "Ctrl-");
    if (key.mods & MOD_ALT)
        str_add(&name, "Alt-");
    if (key.mods & MOD_SHIFT)
        str_add(&name, "Shift-");
    if (key.code >= SPECIAL_F1 && key.code <= SPECIAL_F24) {
        str_addf(&name, "F%d", (int)(key.code - SPECIAL_F1 + 1));
    } else if (named(key.code)) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (names[i].code == key.code) {
                str_add(&name, names[i].name);
                break;
            }
        }
    } else if ((key.mods & MOD_CTRL) && key.code >= 'a' && key.code <= 'z') {
        str_add_char(&name, (char)(key.code - 'a' + 'A'));
    } else {
        text_encode(&name, key.code);
    }
    snprintf(out, KEY_NAME_SIZE, "%s", str_text(&name));
    str_free(&name);
}

static bool
read_code(const char *name, int32_t *code)
{
    size_t n = strlen(name);
    char *end;
    long number;

    if (n && text_decode(name, n, code) == n)
        return *code != 0xFFFD && *code > ' ' && *code != 0x7F;
    if ((*name == 'F' || *name == 'f') && n > 1) {
        number = strtol(name + 1, &end, 10);
        if (!*end && number >= 1 && number <= 24) {
            *code = SPECIAL_F1 + (int32_t)number - 1;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcasecmp(name, names[i].name)) {
            *code = names[i].code;
            return true;
        }
    }
    return false;
}

bool
key_read(const char *name, struct key *key)
{
    static const struct {
        const char *prefix;
        unsigned mod;
    } prefixes[] = { { "Ctrl-", MOD_CTRL }, { "Alt-", MOD_ALT }, { "Shift-", MOD_SHIFT } };
    struct key read = { 0, 0 };

    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(prefixes[i].prefix);

        if (!strncasecmp(name, prefixes[i].prefix, n) && name[n]) {
            read.mods |= prefixes[i].mod;
            name += n;
            i = (size_t)-1;     /* in any order */
        }
    }
    if (!read_code(name, &read.code))
        return false;
    if ((read.mods & MOD_CTRL) && read.code >= 'A' && read.code <= 'Z')
        read.code += 'a' - 'A';
    if ((read.mods & MOD_SHIFT) && read.code < SPECIAL_ENTER)
        return false;           /* a terminal sends the shifted character */
    *key = read;
    return true;
}

bool
key_is_text(struct key key)
{
    return !key.mods && key.code >= ' ' && key.code < SPECIAL_ENTER && key.code != 0x7F;
}

bool
key_same(struct key a, struct key b)
{
    return a.code == b.code && a.mods == b.mods;
}

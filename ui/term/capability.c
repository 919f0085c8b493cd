#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include "ui/term/capability.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

bool
capability_known(const char *name)
{
    int found = 0;

    return setupterm(name, 1, &found) == OK || found == 1;
}

static const char *
string_of(const char *name)
{
    const char *value = tigetstr(name);

    return value && value != (const char *)-1 ? value : "";
}

/* A capability without the marks for delays, which no terminal needs any more. */
static void
add_plain(struct str *out, const char *value)
{
    while (*value) {
        const char *end = !strncmp(value, "$<", 2) ? strchr(value, '>') : NULL;

        if (end) {
            value = end + 1;
            continue;
        }
        str_add_char(out, *value++);
    }
}

static void
make_rescue(struct capability *capability)
{
    struct str out = { 0 };

    if (capability->ansi)
        str_add(&out, "\033[?1006l\033[?1000l\033[?2004l");
    add_plain(&out, string_of("sgr0"));
    add_plain(&out, string_of("op"));
    add_plain(&out, string_of("cnorm"));
    add_plain(&out, string_of("rmcup"));
    str_add(&out, "\r\n");
    snprintf(capability->rescue, sizeof capability->rescue, "%s", str_text(&out));
    str_free(&out);
}

static bool
says_truecolor(void)
{
    const char *value = getenv("COLORTERM");

    return value && (!strcmp(value, "truecolor") || !strcmp(value, "24bit"));
}

static void
count_colours(struct colours *colours, const char *wanted)
{
    const char *no_color = getenv("NO_COLOR");

    colours->count = 0;
    if (!strcmp(wanted, "never") || (!strcmp(wanted, "auto") && no_color && *no_color))
        return;
    if (!has_colors() || start_color() == ERR)
        return;
    use_default_colors();
    colours->count = COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : 8;
    if (!strcmp(wanted, "16") && colours->count > 16)
        colours->count = 16;
    colours->exact = colours->count == 256 && strcmp(wanted, "256") && says_truecolor();
}

void
capability_ask(struct capability *capability, struct colours *colours, const char *colour)
{
    capability->ansi = !strncmp(string_of("cup"), "\033[", 2);
    capability->repeat = !strcmp(string_of("rep"), "%p1%c\033[%p2%{1}%-%db");
    make_rescue(capability);
    count_colours(colours, colour ? colour : "auto");
}

void
capability_keys(struct input *input)
{
    static const struct {
        const char *name;
        struct key key;
    } keys[] = {
        { "kcuu1", { SPECIAL_UP, 0 } },         { "kcud1", { SPECIAL_DOWN, 0 } },
        { "kcub1", { SPECIAL_LEFT, 0 } },       { "kcuf1", { SPECIAL_RIGHT, 0 } },
        { "khome", { SPECIAL_HOME, 0 } },       { "kend", { SPECIAL_END, 0 } },
        { "kpp", { SPECIAL_PAGE_UP, 0 } },      { "knp", { SPECIAL_PAGE_DOWN, 0 } },
        { "kich1", { SPECIAL_INSERT, 0 } },     { "kdch1", { SPECIAL_DELETE, 0 } },
        { "kcbt", { SPECIAL_TAB, MOD_SHIFT } }, { "kent", { SPECIAL_ENTER, 0 } },
        { "kbs", { SPECIAL_BACKSPACE, 0 } },
    };
    char name[8];

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        input_know(input, string_of(keys[i].name), keys[i].key);
    for (int i = 1; i <= 24; i++) {
        snprintf(name, sizeof name, "kf%d", i);
        input_know(input, string_of(name), (struct key){ SPECIAL_F1 + i - 1, 0 });
    }
}

void
capability_slots(struct colours *colours)
{
    static const char *const names[2] = { "setaf", "setab" };

    for (int i = 0; i < colours->slots; i++) {
        for (int ground = 0; ground < 2; ground++) {
            const char *made = tparm((char *)string_of(names[ground]), (long)colours->slot[i].slot,
                                     0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

            snprintf(colours->slot[i].from[ground], sizeof colours->slot[i].from[ground], "%s",
                     made ? made : "");
        }
    }
}

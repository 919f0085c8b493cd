#include "src/ops/excerpt.h"

#include <ctype.h>
#include <string.h>

#include "src/base/text.h"

enum { BEFORE = 28 };    /* characters shown before the hit, where there are more */

/* Back by some characters, then on to the beginning of a word. */
static const char *
start_of(const char *text, const char *at)
{
    const char *start = at;

    for (int i = 0; i < BEFORE && start > text; i++) {
        start--;
        while (start > text && ((unsigned char)*start & 0xC0) == 0x80)
            start--;
    }
    if (start == text)
        return text;
    for (const char *word = start; word < at; word++)
        if (isspace((unsigned char)*word))
            return word + 1;
    return start;
}

static void
squeeze(char *text)
{
    char *to = text;

    for (const char *from = text; *from; from++)
        if (*from != ' ' || (to > text && to[-1] != ' '))
            *to++ = *from;
    *to = '\0';
    text_trim(text);
}

const char *
excerpt_of(struct arena *arena, const char *text, const char *at)
{
    const char *start = start_of(text, at), *before = start > text ? "…" : "";
    size_t n = strnlen(start, (size_t)8 * EXCERPT_COLUMNS), fits;
    struct str clean = { 0 };
    char *line;

    while (start[n] && ((unsigned char)start[n] & 0xC0) == 0x80)
        n--;                     /* not within a character */
    text_clean(&clean, start, n, TEXT_LINE);
    line = arena_string(arena, str_text(&clean));
    str_free(&clean);
    squeeze(line);
    fits = text_fit(line, EXCERPT_COLUMNS - 2, NULL);
    return arena_printf(arena, "%s%.*s%s", before, (int)fits, line, line[fits] ||
                        start[n] ? "…" : "");
}

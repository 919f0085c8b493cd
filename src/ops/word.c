#include "src/ops/word.h"

#include <ctype.h>
#include <stdbool.h>

const char *
word_start(const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

const char *
word_end(const char *at, char stop)
{
    bool quoted = false;

    for (; *at; at++) {
        if (*at == '"')
            quoted = !quoted;
        else if (!quoted && (*at == stop || (stop == ' ' && isspace((unsigned char)*at))))
            break;
    }
    return at;
}

char *
word_plain(struct arena *arena, const char *text, size_t n)
{
    char *plain = arena_bytes(arena, text, n), *to = plain;

    for (const char *from = plain; *from; from++)
        if (*from != '"')
            *to++ = *from;
    *to = '\0';
    return plain;
}

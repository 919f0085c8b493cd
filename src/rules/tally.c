#include "src/rules/tally.h"

#include <string.h>

void
tally_add(struct tally *tally, const char *id)
{
    if (tally->n == tally->room) {
        size_t room = tally->room ? 2 * tally->room : 16;
        const char **more = arena_alloc(tally->arena, room * sizeof *more);

        if (tally->n)
            memcpy(more, tally->ids, tally->n * sizeof *more);
        tally->ids = more;
        tally->room = room;
    }
    tally->ids[tally->n++] = id;
}

void
tally_weigh(struct tally *tally, const char *id, double weight, bool counts)
{
    tally_add(tally, id);
    tally->whole += weight;
    if (counts)
        tally->part += weight;
}

void
tally_count(struct tally *tally, const char *id, bool counts)
{
    tally_weigh(tally, id, 1, counts);
}

void
tally_join(struct tally *tally, const struct tally *other)
{
    for (size_t i = 0; i < other->n; i++)
        tally_add(tally, other->ids[i]);
    tally->part += other->part;
    tally->whole += other->whole;
}

double
tally_percent(const struct tally *tally)
{
    return tally->whole ? 100 * tally->part / tally->whole : NAN;
}

bool
is_code(const char *code, const char *wanted)
{
    return code && wanted && !strcmp(code, wanted);
}

/* `open` and `close` stand around every word of `list`. */
static bool
is_word(const char *list, const char *code, size_t n, char open, char close)
{
    for (const char *at = strstr(list, code); at; at = strstr(at + 1, code)) {
        bool begins = at == list ? open == ' ' : at[-1] == open;

        if (begins && (at[n] == close || (close == ' ' && !at[n])))
            return true;
    }
    return false;
}

bool
is_one_of(const char *code, const char *list)
{
    return code && *code && is_word(list, code, strlen(code), ' ', ' ');
}

bool
list_has(const char *list, const char *code)
{
    return list && is_word(list, code, strlen(code), '"', '"');
}

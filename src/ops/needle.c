#include "src/ops/needle.h"

#include <string.h>

#include "src/base/text.h"

/*
 * The dashes and quotation marks U+2010 to U+201F, that many names have, but for one that folds to
 * a blank.
 */
static bool
is_mark(const unsigned char *s)
{
    return s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0x9F && s[2] != 0x97;
}

/* True when there is anything beyond ASCII but such marks. */
static bool
has_letters(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    while (*s && (*s < 0x80 || is_mark(s)))
        s += *s < 0x80 ? 1 : 3;
    return *s != '\0';
}

struct needle
needle_make(struct arena *arena, const char *word)
{
    struct str folded = { 0 };
    struct needle needle = { .plain = true };

    text_fold(&folded, word, strlen(word));
    needle.folded = arena_string(arena, str_text(&folded));
    needle.n = folded.len;
    for (size_t i = 0; i < needle.n; i++)
        if ((unsigned char)needle.folded[i] >= 0x80)
            needle.plain = false;
    needle.letters = has_letters(needle.folded);
    str_free(&folded);
    return needle;
}

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
stands_at(const struct needle *needle, const char *text)
{
    for (size_t i = 0; i < needle->n; i++)
        if (lower(text[i]) != needle->folded[i])    /* ends at the NUL at the latest */
            return false;
    return true;
}

/* The search that most texts get by with. A letter and its capital differ in one bit. */
static const char *
find_plain(const struct needle *needle, const char *text)
{
    char first = needle->folded[0];
    char bit = first >= 'a' && first <= 'z' ? 0x20 : 0;

    if (!needle->n)
        return text;
    for (; *text; text++)
        if ((char)(*text | bit) == first && stands_at(needle, text))
            return text;
    return NULL;
}

/*
 * Bytes at `s` of a character that folds to nothing that is ASCII: dashes and quotation marks,
 * Cyrillic, kana, Chinese and Korean signs. 0 for any other character beyond ASCII.
 */
static size_t
inert(const unsigned char *s)
{
    if (is_mark(s))
        return 3;
    if (s[0] == 0xD0 || s[0] == 0xD1 || s[0] == 0xD3)
        return s[1] >= 0x80 ? 2 : 0;
    if ((s[0] == 0xE3 && (s[1] == 0x81 || s[1] == 0x83)) || (s[0] >= 0xE4 && s[0] <= 0xE9) ||
        (s[0] >= 0xEB && s[0] <= 0xEC))
        return s[1] >= 0x80 && s[2] >= 0x80 ? 3 : 0;
    return 0;
}

/* True when folding may bring ASCII characters to light that do not stand in `text` as it is. */
static bool
folds_to_ascii(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    while (*s) {
        size_t skip = *s < 0x80 ? 1 : inert(s);

        if (!skip)
            return true;
        s += skip;
    }
    return false;
}

/*
 * Fold the Latin letters of Europe (U+00C0 to U+017F), a hundred times faster than the general way;
 * '?' leaves one to that. False when `text` holds anything else that matters to a plain needle, or
 * is long.
 */
static bool
fold_latin(const char *text, char *out, size_t room)
{
    static const char base[] =
        "aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?y"
        "aaaaaaccccccccdd??eeeeeeeeeegggggggghh??iiiiiiiii???jjkk?llllll?"
        "???nnnnnn???oooooo??rrrrrrsssssssstttt??uuuuuuuuuuuuwwyyyzzzzzzs";
    const unsigned char *s = (const unsigned char *)text;
    size_t n = 0;

    for (; *s && n + 4 < room; n++) {
        size_t skip = *s < 0x80 ? 1 : inert(s);
        char letter = *s >= 0xC3 && *s <= 0xC5 && s[1] >= 0x80
                          ? base[(*s - 0xC3) * 64 + (s[1] & 0x3F)]
                          : '?';

        if (!skip && letter == '?')
            return false;
        out[n] = skip == 1 ? lower((char)*s) : skip ? '\x7F' : letter;    /* DEL: is in no needle */
        s += skip ? skip : 2;
    }
    out[n] = '\0';
    return !*s;
}

/* True when `text` cannot hold it, however it is folded. */
static bool
is_hopeless(const struct needle *needle, const char *text)
{
    return needle->plain ? !folds_to_ascii(text) : needle->letters && !has_letters(text);
}

bool
needle_in(const struct needle *needle, const char *text)
{
    char folded[400];

    if (!text)
        return false;
    if (find_plain(needle, text))
        return true;
    if (is_hopeless(needle, text))
        return false;
    if (needle->plain && fold_latin(text, folded, sizeof folded))
        return strstr(folded, needle->folded) != NULL;
    return text_contains(text, needle->folded);
}

bool
needle_begins(const struct needle *needle, const char *text)
{
    struct str folded = { 0 };
    bool begins;

    if (!text)
        return false;
    if (stands_at(needle, text))
        return true;
    if (is_hopeless(needle, text))
        return false;
    text_fold(&folded, text, strlen(text));
    begins = strncmp(str_text(&folded), needle->folded, needle->n) == 0;
    str_free(&folded);
    return begins;
}

/* Fold character by character, remembering where each folded byte came from. */
static const char *
find_folded(const struct needle *needle, const char *text)
{
    struct str folded = { 0 }, from = { 0 };
    size_t size = strlen(text), start;
    const char *found;

    for (size_t at = 0; at < size;) {
        int32_t code;
        size_t used = text_decode(text + at, size - at, &code), before = folded.len;

        text_fold(&folded, text + at, used);
        for (size_t i = before; i < folded.len; i++)
            str_add_bytes(&from, (const char *)&at, sizeof at);
        at += used;
    }
    found = strstr(str_text(&folded), needle->folded);
    if (found) {
        memcpy(&start, from.data + (size_t)(found - folded.data) * sizeof start, sizeof start);
        found = text + start;
    }
    str_free(&folded);
    str_free(&from);
    return found;
}

const char *
needle_find(const struct needle *needle, const char *text)
{
    const char *found = find_plain(needle, text);

    return found ? found : find_folded(needle, text);
}

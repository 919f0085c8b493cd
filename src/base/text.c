#include "src/base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "src/base/mem.h"

size_t
text_decode(const char *s, size_t n, int32_t *code)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t used;

    if ((unsigned char)*s < 0x80) {
        *code = *s;
        return 1;
    }
    used = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
    if (used <= 0 || c < 0) {
        *code = 0xFFFD;
        return 1;
    }
    *code = c;
    return (size_t)used;
}

void
text_encode(struct str *str, int32_t code)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t n = utf8proc_encode_char(code, bytes);

    if (n > 0)
        str_add_bytes(str, (const char *)bytes, (size_t)n);
}

static int
width_of(int32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return 0;
    if (code < 0x300)
        return code == 0xAD ? 0 : 1;
    return utf8proc_charwidth(code);
}

size_t
text_cluster(const char *s, size_t n, int *columns)
{
    utf8proc_int32_t state = 0;
    int32_t code, next;
    size_t used;

    if ((unsigned char)*s < 0x80 && (n < 2 || (unsigned char)s[1] < 0x80)) {
        *columns = width_of(*s);
        return 1;
    }
    used = text_decode(s, n, &code);
    *columns = width_of(code);
    while (used < n && s[used]) {
        size_t more = text_decode(s + used, n - used, &next);

        if (utf8proc_grapheme_break_stateful(code, next, &state))
            break;
        if (next == 0xFE0F && *columns == 1)
            *columns = 2;               /* emoji presentation */
        else if (width_of(next) > *columns)
            *columns = width_of(next);
        code = next;
        used += more;
    }
    return used;
}

/* The bytes that take a column each: ASCII, but for the last before something that may join it. */
static size_t
ascii_run(const char *s, size_t n)
{
    size_t at = 0;

    while (at < n && s[at] >= ' ' && s[at] < 0x7F)
        at++;
    return at && at < n && (unsigned char)s[at] >= 0x80 ? at - 1 : at;
}

int
text_columns(const char *s)
{
    size_t n = strlen(s);
    int total = 0, columns;

    while (n) {
        size_t used = ascii_run(s, n);

        columns = (int)used;
        if (!used)
            used = text_cluster(s, n, &columns);
        total += columns;
        s += used;
        n -= used;
    }
    return total;
}

size_t
text_fit(const char *s, int columns, int *used)
{
    size_t n = columns < 0 ? 0 : strlen(s), at = 0;
    int width, total = 0;

    while (at < n && total <= columns) {
        size_t more = ascii_run(s + at, n - at);

        if (more > (size_t)(columns - total))
            more = (size_t)(columns - total);
        width = (int)more;
        if (!more)
            more = text_cluster(s + at, n - at, &width);
        if (total + width > columns)
            break;
        total += width;
        at += more;
    }
    if (used)
        *used = total;
    return at;
}

size_t
text_wrap(const char *s, int columns, size_t *skip)
{
    size_t n = strlen(s), at = 0, blank = 0;
    bool found = false;
    int width, total = 0;

    while (at < n && s[at] != '\n') {
        size_t more = text_cluster(s + at, n - at, &width);

        if (total + width > columns) {
            if (s[at] == ' ' && (s[at + 1] != '%' || !found)) {
                *skip = 1;
                return at;
            }
            if (found) {
                *skip = 1;
                return blank;
            }
            *skip = 0;
            return at ? at : more;
        }
        if (s[at] == ' ' && s[at + 1] != '%') {      /* "87 %" stays together */
            blank = at;
            found = true;
        }
        total += width;
        at += more;
    }
    *skip = at < n ? 1 : 0;
    return at;
}

static bool
unwanted(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
           c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC) ||
           c == 0x180E || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool
combining(int32_t c)
{
    utf8proc_category_t category = c < 0x300 ? UTF8PROC_CATEGORY_LL : utf8proc_category(c);

    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

bool
text_clean(struct str *out, const char *s, size_t n, enum text_kind kind)
{
    bool same = true;
    int marks = 0;

    for (size_t at = 0; at < n;) {
        int32_t c;
        size_t used = ascii_run(s + at, n - at);
        bool broken;

        if (used) {                     /* most of all text: nothing to look at */
            str_add_bytes(out, s + at, used);
            marks = 0;
            at += used;
            continue;
        }
        used = text_decode(s + at, n - at, &c);
        broken = c == 0xFFFD && used == 1;

        if (c == '\r' && at + 1 < n && s[at + 1] == '\n') {
            same = false;
            at++;
            continue;
        }
        if (combining(c))
            marks++;
        else if (!unwanted(c) || c < 0x20)
            marks = 0;                  /* a character that is dropped parts no marks */
        if (kind == TEXT_LINES && (c == '\n' || c == '\t')) {
            str_add_char(out, (char)c);
        } else if (c == '\n' || c == '\t' || c == '\r') {
            str_add_char(out, kind == TEXT_LINES ? '\n' : ' ');
            same = false;
        } else if (broken) {
            str_add(out, "\xEF\xBF\xBD");
            same = false;
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            str_add_char(out, '?');     /* visible: someone tried, or a file is damaged */
            same = false;
        } else if (unwanted(c) || marks > 4) {
            same = false;
        } else {
            str_add_bytes(out, s + at, used);
        }
        at += used;
    }
    return same;
}

bool
text_is_clean(const char *s, size_t n, enum text_kind kind)
{
    struct str copy = { 0 };
    bool plain = true, clean;

    for (size_t i = 0; i < n && plain; i++)
        plain = s[i] >= 0x20 && s[i] < 0x7F;
    if (plain)
        return true;
    clean = text_clean(&copy, s, n, kind);
    str_free(&copy);
    return clean;
}

void
text_fold(struct str *out, const char *s, size_t n)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t size;
    size_t plain = 0;

    while (plain < n && (unsigned char)s[plain] < 0x80)
        plain++;
    if (plain == n) {
        for (size_t i = 0; i < n; i++)
            str_add_char(out, (char)tolower((unsigned char)s[i]));
        return;
    }
    size = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &folded,
                        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                            UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    if (size >= 0)
        str_add_bytes(out, (const char *)folded, (size_t)size);
    else
        str_add_bytes(out, s, n);       /* not UTF-8: as it is */
    free(folded);
}

bool
text_contains(const char *s, const char *folded_needle)
{
    struct str folded = { 0 };
    bool found;

    if (!*folded_needle)
        return true;
    text_fold(&folded, s, strlen(s));
    found = strstr(str_text(&folded), folded_needle) != NULL;
    str_free(&folded);
    return found;
}

char *
text_small_first(char *s)
{
    if (*s >= 'A' && *s <= 'Z' && !(s[1] >= 'A' && s[1] <= 'Z'))
        *s = (char)(*s - 'A' + 'a');
    return s;
}

const char *
text_article(const char *word)
{
    static const char *const spoken_with_you[] = { "uni", "use", "usu", "eu", "one" };

    for (size_t i = 0; i < sizeof spoken_with_you / sizeof *spoken_with_you; i++)
        if (!strncasecmp(word, spoken_with_you[i], strlen(spoken_with_you[i])))
            return "a";
    return *word && strchr("aeiouAEIOU", *word) ? "an" : "a";
}

char *
text_trim(char *s)
{
    size_t n = strlen(s), start = 0;

    while (n && isspace((unsigned char)s[n - 1]))
        n--;
    while (start < n && isspace((unsigned char)s[start]))
        start++;
    memmove(s, s + start, n - start);
    s[n - start] = '\0';
    return s;
}

size_t
text_length(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

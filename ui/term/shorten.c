#include "ui/term/shorten.h"

#include <string.h>

enum { LINE = 3, WORTH = 4 };       /* bytes of such a character; as many in a row are a run */

/* The bytes of a sequence "ESC [ digits ; ... m" at `s`, 0 when it is none. */
static size_t
attributes_at(const char *s, size_t n)
{
    size_t at = 2;

    if (n < 3 || s[0] != '\033' || s[1] != '[')
        return 0;
    while (at < n && ((s[at] >= '0' && s[at] <= '9') || s[at] == ';'))
        at++;
    return at < n && s[at] == 'm' ? at + 1 : 0;
}

/* "ESC [ m" and "ESC [ 0 ; ...": nothing of what was set before is left. */
static bool
is_reset(const char *s)
{
    return s[2] == 'm' || s[2] == ';' || (s[2] == '0' && (s[3] == 'm' || s[3] == ';'));
}

/* The attributes at `s` are set for nothing: before anything is drawn, all are reset. */
static bool
is_vain(const char *s, size_t n)
{
    size_t used = attributes_at(s, n);

    for (s += used, n -= used; (used = attributes_at(s, n)) != 0; s += used, n -= used)
        if (is_reset(s))
            return true;
    return false;
}

/* U+2500 to U+25BF: lines and blocks, one column each and never joined to anything. */
static bool
is_line(const char *s, size_t n)
{
    return n >= LINE && (unsigned char)s[0] == 0xE2 && (unsigned char)s[1] >= 0x94 &&
           (unsigned char)s[1] <= 0x96;
}

/* How often the character at `s` stands there. */
static size_t
run_of(const char *s, size_t n)
{
    size_t count = 1;

    while (n >= (count + 1) * LINE && memcmp(s, s + count * LINE, LINE) == 0)
        count++;
    return count;
}

void
shorten(const char *bytes, size_t size, bool repeat, struct str *out)
{
    size_t at = 0, from = 0;        /* what is between is still to be copied */
    bool plain = false;             /* no attributes are set */

    while (at < size) {
        const char *s = bytes + at;
        size_t left = size - at, used, count;

        if (*s == '\033' && (used = attributes_at(s, left)) != 0) {
            if (is_vain(s, left)) {
                str_add_bytes(out, bytes + from, at - from);
                from = at + used;
            } else if (plain && used > 4 && s[2] == '0' && s[3] == ';') {      /* "0;2" after "m" is "2" */
                str_add_bytes(out, bytes + from, at + 2 - from);
                from = at + 4;
                plain = false;
            } else {
                plain = s[2] == 'm';
            }
            at += used;
        } else if (repeat && is_line(s, left) && (count = run_of(s, left)) >= WORTH) {
            str_add_bytes(out, bytes + from, at + LINE - from);
            str_addf(out, "\033[%zub", count - 1);
            at = from = at + count * LINE;
        } else {
            at++;
        }
    }
    str_add_bytes(out, bytes + from, size - from);
}

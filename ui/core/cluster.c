#include "ui/core/cluster.h"

#include <stdbool.h>

#include "src/base/text.h"

/*
 * The bytes of a character that takes one column and never joins the one before it: ASCII, Latin
 * letters, dashes and quotes, lines and blocks. 0: perhaps not.
 */
static size_t
plain(const unsigned char *s, size_t n)
{
    if (*s < 0x80)
        return *s >= ' ' && *s < 0x7F;
    if (*s >= 0xC3 && *s <= 0xCB)               /* U+00C0 to U+02FF */
        return n > 1 ? 2 : 0;
    if (*s != 0xE2 || n < 3)
        return 0;
    if (s[1] == 0x80)                           /* U+2010 to U+2027 */
        return s[2] >= 0x90 && s[2] <= 0xA7 ? 3 : 0;
    return s[1] >= 0x94 && s[1] <= 0x96 ? 3 : 0;        /* U+2500 to U+25BF */
}

static int32_t
decode(const unsigned char *s, size_t used)
{
    if (used == 1)
        return *s;
    if (used == 2)
        return (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    return 0x2000 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
}

size_t
cluster_look(const char *text, size_t n, int *width, int32_t *single)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t used = plain(s, n);

    if (used && (n == used || s[used] < 0x80 || plain(s + used, n - used))) {
        *width = 1;
        *single = decode(s, used);
        return used;
    }
    *single = 0;
    return text_cluster(text, n, width);
}

#include "ui/term/clipboard.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST = 74994 }; /* 100,000 bytes as they are sent: what the strictest terminals take */

static void
add_base64(struct str *out, const char *text, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < size; i += 3) {
        unsigned long bits = (unsigned long)(unsigned char)text[i] << 16;
        size_t n = size - i < 3 ? size - i : 3;

        bits |= n > 1 ? (unsigned long)(unsigned char)text[i + 1] << 8 : 0;
        bits |= n > 2 ? (unsigned long)(unsigned char)text[i + 2] : 0;
        for (size_t k = 0; k < 4; k++)
            str_add_char(out, k <= n ? digits[bits >> (18 - 6 * k) & 63] : '=');
    }
}

bool
clipboard_add(struct str *out, const char *text, size_t size)
{
    const char *term = getenv("TERM");
    bool screen = term && !strncmp(term, "screen", 6) && !getenv("TMUX");

    if (size > LARGEST)
        return false;
    str_add(out, screen ? "\033P\033]52;c;" :
                          "\033]52;c;"); /* GNU screen hands on what is wrapped like this */
    add_base64(out, text, size);
    str_add(out, screen ? "\a\033\\" : "\a");
    return true;
}

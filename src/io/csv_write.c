#include "src/io/csv_write.h"

#include <string.h>

void
csv_add_cell(struct str *out, const char *text)
{
    if (!strpbrk(text, "\",;\t\r\n") && *text != ' ' && *text != '\'') {
        str_add(out, text);
        return;
    }
    str_add_char(out, '"');
    for (;;) {
        size_t n = strcspn(text, "\"");

        str_add_bytes(out, text, n);
        if (!text[n])
            break;
        str_add(out, "\"\"");
        text += n + 1;
    }
    str_add_char(out, '"');
}

/* True when a spreadsheet might calculate it, apostrophes in front left out. */
static bool
is_formula(const char *text)
{
    static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                        "\xEF\xBC\xA0" };    /* = + - @ */

    text += strspn(text, "'");
    if (*text && strchr("=+-@\t\r", *text))
        return true;
    for (int i = 0; i < 4; i++)
        if (strncmp(text, wide[i], 3) == 0)
            return true;
    return false;
}

void
csv_add_text(struct str *out, const char *text)
{
    struct str guarded = { 0 };

    if (!is_formula(text)) {
        csv_add_cell(out, text);
        return;
    }
    str_add_char(&guarded, '\'');
    str_add(&guarded, text);
    csv_add_cell(out, str_text(&guarded));
    str_free(&guarded);
}

const char *
csv_unguard(const char *text)
{
    return *text == '\'' && is_formula(text) ? text + 1 : text;
}

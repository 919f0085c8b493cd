/* text_clean, widths and wrapping: any bytes in, only clean text out, every walk ends. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;

    for (int kind = TEXT_LINE; kind <= TEXT_LINES; kind++) {
        struct str once = { 0 }, twice = { 0 }, folded = { 0 };
        size_t at = 0, skip;
        int used;

        text_clean(&once, bytes, size, (enum text_kind)kind);
        if (!text_clean(&twice, str_text(&once), once.len, (enum text_kind)kind) ||
            once.len != twice.len || memcmp(str_text(&once), str_text(&twice), once.len) != 0)
            abort();                    /* clean text stays as it is */
        for (size_t i = 0; i < once.len; i++) {
            unsigned char c = (unsigned char)once.data[i];

            if (c == 0x7F || (c < 0x20 && !(kind == TEXT_LINES && (c == '\n' || c == '\t'))))
                abort();
        }
        text_fold(&folded, str_text(&once), once.len);
        if (text_fit(str_text(&once), 20, &used) > once.len || used > 20)
            abort();
        while (at < once.len) {
            size_t line = text_wrap(str_text(&once) + at, 7, &skip);

            if (line + skip == 0)
                abort();
            at += line + skip;
        }
        str_free(&once);
        str_free(&twice);
        str_free(&folded);
    }
    return 0;
}

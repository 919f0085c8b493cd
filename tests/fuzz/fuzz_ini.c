/* Any bytes as a theme or configuration: refused with a place, or read; nothing is printed. */
#include <stdint.h>
#include <stdlib.h>

#include "src/config/ini.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err = { 0 };
    struct ini *ini = ini_read_text("fuzz.ini", (const char *)data, size, &err);

    if (!ini) {
        if (!err.kind || !err.what[0])
            abort();
        return 0;
    }
    for (size_t i = 0; i < ini_sections(ini); i++) {
        const char *section = ini_section(ini, i);

        for (size_t k = 0; k < ini_keys(ini, section); k++)
            ini_get(ini, section, ini_key(ini, section, k));
    }
    ini_check(ini, &err);
    ini_free(ini);
    return 0;
}

/* What a person types into a field of any type: refused or a value that is written and read back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/model/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct field fields[] = {
        { .name = "text", .type = FIELD_TEXT },     { .name = "long", .type = FIELD_LONG },
        { .name = "choice", .type = FIELD_CHOICE, .spec = "us/them" },
        { .name = "multi", .type = FIELD_MULTI, .spec = "a/b/c" },
        { .name = "scale", .type = FIELD_SCALE },   { .name = "yesno", .type = FIELD_YESNO },
        { .name = "date", .type = FIELD_DATE },     { .name = "money", .type = FIELD_MONEY },
        { .name = "percent", .type = FIELD_PERCENT },
        { .name = "int", .type = FIELD_INT, .low = 1, .high = 9 },
        { .name = "num", .type = FIELD_NUM },
    };
    struct value_context context = { 20000, "EUR" };
    char *text;

    if (size > 4000)
        return 0;
    text = calloc(1, size + 1);
    memcpy(text, data, size);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct arena arena = { 0 };
        struct err err = { 0 };
        struct value value, again;

        if (value_read(&fields[i], text, &context, &arena, &value, &err)) {
            struct err second = { 0 };
            const char *shown = value_show(&fields[i], &value, &arena);

            if (!value_read(&fields[i], shown, &context, &arena, &again, &second) ||
                !value_equal(&value, &again))
                abort();
        } else if (err.kind != ERR_INPUT || !err.what[0]) {
            abort();
        }
        arena_free(&arena);
    }
    free(text);
    return 0;
}

/* Any bytes as JSON: refused with a place, or a tree that is written and read back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct json *tree = json_read(&arena, (const char *)data, size, &err);

    if (tree) {
        struct str once = { 0 }, twice = { 0 };
        struct json *again;

        json_add_tree(&once, tree);
        again = json_read(&arena, str_text(&once), once.len, &err);
        if (!again)
            abort();
        json_add_tree(&twice, again);
        if (strcmp(str_text(&once), str_text(&twice)) != 0)
            abort();
        str_free(&once);
        str_free(&twice);
    } else if (err.kind != ERR_INPUT || !err.where[0]) {
        abort();
    }
    arena_free(&arena);
    return 0;
}

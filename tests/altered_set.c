#include "tests/altered_set.h"

#include <string.h>

#include "src/base/str.h"
#include "src/method/load.h"

bool
altered_set_check(const char *file, const char *old, const char *new, struct err *err)
{
    struct arena arena = { 0 };
    struct str text = { 0 };
    struct embedded_file *files;
    size_t n = 0;
    bool ok;

    while (embedded_method[n].name)
        n++;
    files = arena_alloc(&arena, (n + 1) * sizeof *files);
    memcpy(files, embedded_method, n * sizeof *files);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(files[i].name, file)) {
            const char *at = strstr(files[i].data, old);

            assert_non_null(at);
            str_add_bytes(&text, files[i].data, (size_t)(at - files[i].data));
            str_add(&text, new);
            str_add(&text, at + strlen(old));
            files[i] = (struct embedded_file){ file, str_text(&text), text.len };
        }
    ok = method_files_check(files, err);
    str_free(&text);
    arena_free(&arena);
    return ok;
}

void
altered_set_must_refuse(const char *file, const char *old, const char *new, const char *why,
                        const char *test, int line)
{
    struct err err = { 0 };
    bool taken = altered_set_check(file, old, new, &err);

    if (!taken && err.kind == ERR_INPUT && strstr(err.what, why) && strstr(err.where, file))
        return;
    print_error("%s: %s, and not: %s\n", taken ? "taken" : err.where, err.what, why);
    _fail(test, line);
}

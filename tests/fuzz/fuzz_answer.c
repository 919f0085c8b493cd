/* Any bytes as an answer file: refused with a line, or read, written and read back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/io/answer_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_be(bool ok)
{
    if (!ok)
        abort();
}

static void
same_item(const struct answer_item *a, const struct answer_item *b)
{
    must_be(!strcmp(a->code, b->code) && a->question == b->question && a->n_marks == b->n_marks);
    for (size_t i = 0; i < a->n_marks; i++)
        must_be(a->mark[i] == b->mark[i] || (a->mark[i] != a->mark[i] && b->mark[i] != b->mark[i]));
    must_be(!a->words == !b->words && (!a->words || text_is_clean(a->words, strlen(a->words),
                                                                  TEXT_LINES)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct answer_file file, again;

    if (answer_file_read("answers", (const char *)data, size, &arena, &file, &err)) {
        struct str text = { 0 };

        answer_file_write(&file, &text);
        must_be(answer_file_read("answers", str_text(&text), text.len, &arena, &again, &err));
        must_be(again.n == file.n && !strcmp(again.survey, file.survey) &&
                again.hundred == file.hundred);
        for (size_t i = 0; i < file.n; i++)
            same_item(&file.item[i], &again.item[i]);
        str_free(&text);
    } else {
        must_be(err.kind == ERR_INPUT && *err.where && *err.what);
    }
    arena_free(&arena);
    return 0;
}

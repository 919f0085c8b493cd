/* answer: fill in an answer file. Needs no portfolio: the file has all that is asked. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/json.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/cli/assign.h"
#include "src/io/answer_save.h"

static bool
has_screen(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static size_t
open_marks(const struct answer_file *file, struct str *list)
{
    size_t n = 0;

    for (size_t i = 0; i < file->n; i++)
        for (size_t k = 0; k < file->item[i].n_marks; k++)
            if (isnan(file->item[i].mark[k])) {
                if (!k || !isnan(file->item[i].mark[0]))
                    str_addf(list, "%s%s", list->len ? ", " : "", file->item[i].code);
                n++;
            }
    return n;
}

static void
tell(struct call *call, const char *path, const struct answer_file *file)
{
    struct str list = { 0 };
    size_t marks = 0, open = open_marks(file, &list);

    for (size_t i = 0; i < file->n; i++)
        marks += file->item[i].n_marks;
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_add(row, "{\"file\":");
        json_add_string(row, path);
        str_addf(row, ",\"marks\":%zu,\"open\":%zu}", marks, open);
    }
    call_say(call, "%s: %zu of %zu marks", path, marks - open, marks);
    if (open)
        call_say(call, "Open, or 'don't know': %s", str_text(&list));
    str_free(&list);
}

static bool
set_words(struct call *call, struct answer_file *file, struct err *err)
{
    const char *name, *value;

    for (size_t i = 1; i < call->args->n; i++)
        if (!assign_split(call, call->args->words[i], &name, &value, err) ||
            !answer_file_set(file, name, value, &call->arena, err))
            return false;
    return true;
}

bool
command_answer(struct call *call, struct err *err)
{
    const char *path = call->args->words[0];
    struct answer_file file;

    if (!answer_file_open(path, &call->arena, &file, err))
        return false;
    if (call->args->n == 1 && has_screen() && !call->quiet && call->form == FORM_TEXT) {
        call->start->answer = mem_string(path);
        call->status = CLI_SCREEN;
        return true;
    }
    if (call->args->n > 1 && (!set_words(call, &file, err) ||
                              (!call->dry_run && !answer_file_save(path, &file, err))))
        return false;
    tell(call, path, &file);
    return true;
}

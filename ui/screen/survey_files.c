#include "ui/screen/survey_files.h"

#include <stdio.h>

#include "src/io/answer_folder.h"
#include "ui/screen/desk.h"
#include "ui/widget/dialog.h"
#include "ui/widget/prompt.h"

void
survey_files_ask_write(struct ui *ui, int question)
{
    struct prompt prompt = {
        .title = "Write answer files", .example = "~/to-send", .limit = 1000,
        .label = "Into which folder? Each person who has not answered gets a file; files that are "
                 "there stay as they are.",
    };

    prompt_ask(ui, question, &prompt);
}

void
survey_files_write(struct ui *ui, const char *survey, const char *typed)
{
    struct answer_written written;
    struct err err = { 0 };
    char folder[1024];

    desk_path(typed, folder, sizeof folder);
    if (!answer_files_write(&desk_of(ui)->book, survey, folder, &written, &err))
        ui_error(ui, &err);
    else if (written.there)
        ui_message(ui, "%s: %zu files written, %zu were there and stay", folder, written.written,
                   written.there);
    else
        ui_message(ui, "%s: %zu files written, such as %s", folder, written.written,
                   written.example);
}

void
survey_files_ask_take(struct ui *ui, int question)
{
    struct prompt prompt = {
        .title = "Take in answer files", .example = "~/came-back", .limit = 1000,
        .label = "Which file, or which folder of them?",
    };

    prompt_ask(ui, question, &prompt);
}

/* One line a file that was not taken in, with the way out. */
static void
tell_refused(struct ui *ui, const struct answer_arrival *arrival, size_t n, size_t refused)
{
    struct str text = { 0 };
    char title[80];

    for (size_t i = 0; i < n; i++)
        if (!arrival[i].taken)
            str_addf(&text, "%s: %s.%s%s\n\n", arrival[i].err.where, arrival[i].err.what,
                     *arrival[i].err.hint ? " " : "", arrival[i].err.hint);
    snprintf(title, sizeof title, "%zu taken in, %zu not", n - refused, refused);
    dialog_tell(ui, title, str_text(&text));
    str_free(&text);
}

void
survey_files_take(struct ui *ui, const char *alliance, const char *typed)
{
    struct arena arena = { 0 };
    struct answer_arrival *arrival = NULL;
    struct err err = { 0 };
    char path[1024];
    const char *paths[] = { path };
    size_t n = 0, good = 0, again = 0, same = 0;

    desk_path(typed, path, sizeof path);
    if (!answer_files_read(&desk_of(ui)->book, paths, 1, &arena, &arrival, &n, &err) ||
        !answer_files_take(&desk_of(ui)->book, arrival, n, &err)) {
        ui_error(ui, &err);
        arena_free(&arena);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        good += arrival[i].taken;
        same += arrival[i].taken && arrival[i].take.same;
        again += arrival[i].taken && arrival[i].take.replaced && !arrival[i].take.same;
    }
    if (good)
        desk_changed(ui, alliance);
    if (n == 1 && !good)
        ui_error(ui, &arrival[0].err);
    else if (n > good)
        tell_refused(ui, arrival, n, n - good);
    if (good && good == same)
        ui_message(ui, "Nothing new: %zu taken in before, with the same answers", good);
    else if (good && again)
        ui_done(ui, "%zu taken in; %zu replaced earlier answers of the same person", good, again);
    else if (good)
        ui_done(ui, "%zu taken in", good);
    arena_free(&arena);
}

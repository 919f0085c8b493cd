#include "ui/screen/conflict.h"

#include "src/store/journal.h"
#include "ui/screen/summary.h"
#include "ui/widget/dialog.h"

static void
add_who(struct ui *ui, const struct conflict *conflict, struct str *out)
{
    struct arena arena = { 0 };
    struct journal_step *step;
    struct err none = { 0 };
    size_t n = 0;

    if (conflict->record && journal_history(desk_of(ui)->book.store, &arena, conflict->record,
                                            conflict->column, &step, &n, &none) && n) {
        str_addf(out, "%s, ", step[0].who);
        summary_time(ui, step[0].at_ms, out);
    } else {
        str_add(out, "someone else");
    }
    arena_free(&arena);
}

void
conflict_ask(struct ui *ui, int question, const struct conflict *conflict)
{
    struct str text = { 0 };
    struct dialog dialog = {
        .title = "Changed by someone else meanwhile", .tone = TONE_WARNING,
        .choices = { "Keep theirs", "Take mine", "Edit mine again" }, .first = CONFLICT_THEIRS,
    };

    str_addf(&text, "%s\n\nNow there (", conflict->label);
    add_who(ui, conflict, &text);
    str_addf(&text, "):\n%s\n\nYours:\n%s", *conflict->theirs ? conflict->theirs : "nothing",
             *conflict->mine ? conflict->mine : "nothing");
    dialog.text = text.data;
    dialog_ask(ui, question, &dialog);
    str_free(&text);
}

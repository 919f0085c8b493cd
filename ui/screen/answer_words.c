/* The words of an answer file: a draft until they are whole, in the file only then. */
#include <string.h>

#include "src/base/text.h"
#include "src/config/path.h"
#include "src/io/answer_save.h"
#include "ui/screen/answer_inside.h"
#include "ui/widget/layer.h"

/* ---- drafts ---- */

/* They belong to the person's code, not to a path: the file may be moved meanwhile. */
void
answer_words_open(struct ui *ui, struct answers *answers, struct env *env)
{
    struct str directory = { 0 }, file = { 0 };
    struct err err = { 0 };

    path_of(&directory, PATH_STATE, "drafts");
    str_addf(&file, "answer file %s %s", answers->file.survey, answers->file.code);
    if (!drafts_open(&answers->drafts, directory.data, file.data, env, &err))
        ui_warn(ui, "Half-typed text cannot be kept over a crash: %s: %s", err.where, err.what);
    str_free(&directory);
    str_free(&file);
}

void
answer_words_close(struct answers *answers)
{
    textedit_free(&answers->edit);
    drafts_close(&answers->drafts);
}

const struct draft *
answer_words_draft(const struct answers *answers, const struct answer_item *item)
{
    return draft_find(&answers->drafts, item->code);
}

/* Nothing but blanks is no draft, and neither is what the file says. */
static void
keep_draft(struct ui *ui, struct answers *answers)
{
    const struct answer_item *item = answer_at(answers);
    const char *text = textedit_text(&answers->edit);
    struct err err = { 0 };

    if (!text[strspn(text, " \n")] || (item->words && !strcmp(text, item->words)))
        draft_drop(&answers->drafts, item->code);
    else if (!draft_keep(&answers->drafts, item->code, text, &err))
        ui_error(ui, &err);
}

/* ---- the file ---- */

/* The file has been written: drafts that say what it says are gone. */
static void
drop_saved(struct answers *answers)
{
    for (size_t i = 0; i < answers->file.n; i++) {
        const struct answer_item *item = &answers->file.item[i];
        const struct draft *draft = answer_words_draft(answers, item);

        if (draft && item->words && !strcmp(draft->text, item->words))
            draft_drop(&answers->drafts, item->code);
    }
}

bool
answer_save(struct ui *ui, struct answers *answers)
{
    struct err err = { 0 };

    answers->unsaved = !answer_file_save(answers->path, &answers->file, &err);
    if (answers->unsaved)
        ui_error(ui, &err);
    else
        drop_saved(answers);
    return !answers->unsaved;
}

/* ---- writing ---- */

void
answer_words_begin(struct ui *ui, struct answers *answers)
{
    const struct answer_item *item = answer_at(answers);
    const struct draft *draft;

    (void)ui;
    if (!item)
        return;
    draft = answer_words_draft(answers, item);
    textedit_set(&answers->edit, draft ? draft->text : item->words, item->question,
                 answer_words_most(item));
    answers->editing = true;
}

bool
answer_words_end(struct ui *ui, struct answers *answers, bool keep)
{
    struct answer_item *item = answer_at(answers);
    struct err err = { 0 };
    char *words;

    if (!answers->editing)
        return true;
    words = text_trim(arena_string(&answers->arena, textedit_text(&answers->edit)));
    if (keep && !answer_words_check(item, words, &err)) {
        ui_error(ui, &err);
        return false;
    }
    answers->editing = false;
    if (keep)
        item->words = *words ? words : NULL;
    if (!keep || answer_save(ui, answers))
        draft_drop(&answers->drafts, item->code);
    else
        draft_keep(&answers->drafts, item->code, words, &err);    /* the failure is said already */
    textedit_free(&answers->edit);
    return true;
}

bool
answer_words_event(struct ui *ui, struct answers *answers, const struct event *event)
{
    if (layer_edit(ui, &answers->edit, event)) {
        keep_draft(ui, answers);
        return true;
    }
    if (event->kind != EVENT_KEY)
        return false;
    if (event->key.code == 'c' && event->key.mods == MOD_CTRL) {
        answer_words_end(ui, answers, false);
        return true;
    }
    return false;
}

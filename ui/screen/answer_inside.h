/* What filling in an answer file works on. Inside the files answer*.c alone. */
#ifndef ENTENTE_UI_SCREEN_ANSWER_INSIDE_H
#define ENTENTE_UI_SCREEN_ANSWER_INSIDE_H

#include "src/io/answer_file.h"
#include "ui/screen/draft.h"
#include "ui/screen/place.h"

struct answers {
    struct sited sited;
    struct arena arena;
    char *path;
    struct answer_file file;
    size_t at;                   /* the item shown; file.n: the end */
    size_t mark;                 /* of two: the one that the next digit sets */
    struct drafts drafts;        /* words not in the file yet, by the code of their item */
    struct textedit edit;        /* the words being written */
    bool editing;
    bool unsaved;                /* the file could not be written last time */
};

/** The item shown; NULL at the end. */
static inline struct answer_item *
answer_at(struct answers *answers)
{
    return answers->at < answers->file.n ? &answers->file.item[answers->at] : NULL;
}

/** Write the file; false, and said on the message line, when that failed. */
bool answer_save(struct ui *ui, struct answers *answers);

/** Open the drafts of this file. Where they cannot be kept on disk, that is said. */
void answer_words_open(struct ui *ui, struct answers *answers, struct env *env);

/** The words of `item` that were typed and are not in the file, or NULL; borrowed. */
const struct draft *answer_words_draft(const struct answers *answers,
                                       const struct answer_item *item);

/** Begin to write the words of the item shown; a draft is gone on with. */
void answer_words_begin(struct ui *ui, struct answers *answers);

/**
 * End it: save the words, or give up what was typed. False while they cannot be taken: they stay to
 * be mended, and in the draft.
 */
bool answer_words_end(struct ui *ui, struct answers *answers, bool keep);

/** A key or a paste goes to the words; what they are after it is kept as the draft. */
bool answer_words_event(struct ui *ui, struct answers *answers, const struct event *event);

/** Close the drafts: what is being written stays in them. */
void answer_words_close(struct answers *answers);

/** Draw the item shown, or the end. */
void answer_draw(struct ui *ui, struct answers *answers, struct area area);

#endif

/* Choosing one of a few things by name. */
#ifndef ENTENTE_UI_SCREEN_CHOOSE_H
#define ENTENTE_UI_SCREEN_CHOOSE_H

#include "src/base/arena.h"
#include "ui/core/screen.h"
#include "ui/widget/palette.h"

struct choose_entry {
    const char *key, *text, *aside;
    const char *why_not;             /* why it cannot be chosen, or NULL */
};

/** What can be chosen. Zero-initialise it; it must live until the answer has come. */
struct choose {
    struct arena arena;
    struct choose_entry *entry;
    size_t n, room;
};

/** Forget all entries. */
void choose_clear(struct choose *choose);

/** Add one; the texts are copied, `aside` may be NULL. With the key "" it is a remark, shown until something is typed. */
void choose_add(struct choose *choose, const char *key, const char *text, const char *aside);

/** Make the entry added last one that cannot be chosen now. */
void choose_refuse(struct choose *choose, const char *why);

/** Ask; the answer's text is the key. With `free_text` what was typed may be the answer too. */
bool choose_ask(struct ui *ui, int question, const char *title, struct choose *choose, bool free_text);

/** Give the memory back. */
void choose_free(struct choose *choose);

#endif

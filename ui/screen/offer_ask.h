/* Asking for a record over the screen, with the same choices as a field of a form. */
#ifndef ENTENTE_UI_SCREEN_OFFER_ASK_H
#define ENTENTE_UI_SCREEN_OFFER_ASK_H

#include "src/method/method.h"
#include "ui/core/screen.h"

/** What is asked for; it must live until the answer has come. */
struct offer_ask {
    struct ui *ui;
    const struct method_part *part;
    const char *alliance;            /* id, or NULL: the whole portfolio */
};

/** Ask; the answer's `text` is what offer_take() takes, "" for none. */
bool offer_ask(struct ui *ui, int question, const char *title, struct offer_ask *ask);

#endif

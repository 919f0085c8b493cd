/* One line to be typed, over the screen below. */
#ifndef ENTENTE_UI_WIDGET_PROMPT_H
#define ENTENTE_UI_WIDGET_PROMPT_H

#include "ui/core/screen.h"

/** What is asked. Texts are copied. */
struct prompt {
    const char *title;
    const char *label;              /* one sentence above the line; may be NULL */
    const char *text;               /* what stands there at first; may be NULL */
    const char *example;            /* shown while nothing is typed; may be NULL */
    size_t limit;                   /* characters; 0: 200 */
    /**
     * Called as one types and on Enter: false with the reason when the text is not acceptable; true
     * with an echo (a date's long form) appended to `echo`. May be NULL.
     */
    bool (*check)(void *context, const char *text, struct str *echo, struct err *err);
    void *context;                  /* borrowed */
};

/** Ask; the answer's `text` is what was typed. */
bool prompt_ask(struct ui *ui, int question, const struct prompt *prompt);

extern const struct screen_class prompt_class;

#endif

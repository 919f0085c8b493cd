/* A question with a few answers, over the screen below. */
#ifndef ENTENTE_UI_WIDGET_DIALOG_H
#define ENTENTE_UI_WIDGET_DIALOG_H

#include "ui/core/screen.h"

/** What is asked. All texts are copied. */
struct dialog {
    const char *title;
    const char *text;               /* wrapped; scrolls when it is long */
    const char *choices[6];         /* "Leave", "Stay"; NULL ends them; none: "OK" */
    int first;                      /* the choice under the cursor at the start: the safe one */
    enum ui_tone tone;
};

/**
 * Ask; the answer comes to the screen below as `question`, its `choice` is the index. y chooses the
 * first, n the second.
 */
bool dialog_ask(struct ui *ui, int question, const struct dialog *dialog);

/** Tell something that must be read; Enter or Esc closes it. No answer is sent. */
bool dialog_tell(struct ui *ui, const char *title, const char *text);

extern const struct screen_class dialog_class;

#endif

/* Where things stand, in one short line that is good to hear. */
#ifndef ENTENTE_UI_SCREEN_SAY_H
#define ENTENTE_UI_SCREEN_SAY_H

#include "src/base/str.h"
#include "ui/core/screen.h"

enum { SAY_LONGEST = 119 };

/** Append the line for the place where we are: the step, the alliance, or the portfolio. */
bool say_line(struct ui *ui, struct str *out, struct err *err);

/** Say it on the message line. */
void say(struct ui *ui);

#endif

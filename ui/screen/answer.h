/* Filling in an answer file: one statement after the other, every mark saved at once. */
#ifndef ENTENTE_UI_SCREEN_ANSWER_H
#define ENTENTE_UI_SCREEN_ANSWER_H

#include "ui/core/screen.h"

/** Its argument is the path of the file. Needs no desk. */
extern const struct screen_class answer_class;

#endif

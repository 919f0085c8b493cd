/* Filling in an answer file: one statement after the other, every mark saved at once. */
#ifndef ENTENTE_UI_SCREEN_ANSWER_H
#define ENTENTE_UI_SCREEN_ANSWER_H

#include "src/base/env.h"
#include "ui/core/screen.h"

/** What the screen is opened with; both are borrowed, `env` for as long as it is open. */
struct answer_want {
    const char *path;            /* of the file */
    struct env *env;
};

/** Its argument is a struct answer_want. Needs no desk. */
extern const struct screen_class answer_class;

#endif

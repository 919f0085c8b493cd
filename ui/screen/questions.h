/* Answering the questions about learning one after the other: the sentence, its scale, the answer, on to the next. */
#ifndef ENTENTE_UI_SCREEN_QUESTIONS_H
#define ENTENTE_UI_SCREEN_QUESTIONS_H

#include "src/base/arena.h"
#include "ui/core/screen.h"

/**
 * Ask the first open question of the half year whose code begins with `within` ("O1.", "" for all); once it is stored or
 * left open, the next one. Without an alliance, or (it says so then) when none is open: false.
 */
bool questions_ask(struct ui *ui, const char *alliance, const char *within);

/** What the question with this code asks, or NULL; in `arena`. */
const char *questions_sentence(struct ui *ui, const char *code, struct arena *arena);

#endif

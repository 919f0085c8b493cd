/* Lighter ways through the twelve steps. */
#ifndef ENTENTE_UI_SCREEN_LIGHTER_H
#define ENTENTE_UI_SCREEN_LIGHTER_H

#include "src/ops/book.h"
#include "ui/screen/choose.h"

/** Add the ways to what can be chosen. */
void lighter_offer(struct choose *choose);

/** Why the steps that the way leaves out are waived. */
const char *lighter_reason(const char *key);

/** Waive the steps that the way leaves out, as far as nobody has begun them; `*waived` says how many. */
bool lighter_use(struct book *book, const char *alliance, const char *key, const char *sponsor, int *waived,
                  struct err *err);

#endif

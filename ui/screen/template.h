/* Lighter ways through the twelve steps. */
#ifndef ENTENTE_UI_SCREEN_TEMPLATE_H
#define ENTENTE_UI_SCREEN_TEMPLATE_H

#include "src/ops/book.h"
#include "ui/screen/choose.h"

/** Add the templates to what can be chosen. */
void template_offer(struct choose *choose);

/** Why the steps that the template leaves out are waived. */
const char *template_reason(const char *key);

/** Waive the steps that the template leaves out, as far as nobody has begun them; `*waived` says how many. */
bool template_use(struct book *book, const char *alliance, const char *key, const char *sponsor, int *waived,
                  struct err *err);

#endif

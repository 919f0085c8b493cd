/* The guidance of the method: topics, vocabularies, and reference tables with their cautions. */
#ifndef ENTENTE_UI_SCREEN_TOPICS_H
#define ENTENTE_UI_SCREEN_TOPICS_H

#include "ui/screen/desk.h"

extern const struct screen_class topics_class;      /* its argument is a struct place */

/** Append a reference table as text: what it is, its cautions, then its lines. */
void topics_reference_text(const struct method_reference *reference, bool ascii, struct str *out);

#endif

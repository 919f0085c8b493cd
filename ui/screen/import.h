/* Bringing records in from a table or a portfolio document. */
#ifndef ENTENTE_UI_SCREEN_IMPORT_H
#define ENTENTE_UI_SCREEN_IMPORT_H

#include "ui/screen/desk.h"

extern const struct screen_class import_class;

/** Open it on top of what is open, with the file at `path` read; a file that cannot be read is told of there. */
bool import_open(struct ui *ui, const char *path);

/** Ask for the file to bring in; the answer comes as `question`. `text`: what stands there first, or NULL. */
bool import_ask(struct ui *ui, int question, const char *text);

#endif

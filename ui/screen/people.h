/* Choosing a person, or naming a new one. */
#ifndef ENTENTE_UI_SCREEN_PEOPLE_H
#define ENTENTE_UI_SCREEN_PEOPLE_H

#include "ui/screen/choose.h"
#include "ui/screen/desk.h"

/** Ask for a person: I first, then our side, then the others; a new one is typed as "Ana Rao @ Acme". */
bool people_ask(struct ui *ui, int question, const char *title, const char *alliance, struct choose *choose);

/** The id of the person that an answer's text stands for; makes a new one. */
bool people_take(struct ui *ui, const char *alliance, const char *text, char id[ID_SIZE], struct err *err);

#endif

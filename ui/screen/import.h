/* Bringing records in from a table or a portfolio document. */
#ifndef ENTENTE_UI_SCREEN_IMPORT_H
#define ENTENTE_UI_SCREEN_IMPORT_H

#include "ui/screen/desk.h"

extern const struct screen_class import_class;

#endif

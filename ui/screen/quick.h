/* Noting something in passing, from any screen: an action, a decision, a reading, a contact, a lesson. */
#ifndef ENTENTE_UI_SCREEN_QUICK_H
#define ENTENTE_UI_SCREEN_QUICK_H

#include "src/model/entity.h"
#include "ui/core/screen.h"

extern const struct screen_class quick_class;

/**
 * Ask by one key what it is, then open its three fields; it is linked to what is on the screen. Where no alliance
 * stands on the screen, its alliance is the first of the three.
 */
bool quick_open(struct ui *ui);

/** The fields that are asked for when one of the kind is noted within an alliance; NULL: it is not offered. */
const char *quick_fields(const struct entity *entity);

#endif

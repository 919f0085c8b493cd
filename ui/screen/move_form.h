/* What is asked when a record goes to a state: a reason, a new due date, what both sides did. */
#ifndef ENTENTE_UI_SCREEN_MOVE_FORM_H
#define ENTENTE_UI_SCREEN_MOVE_FORM_H

#include "src/ops/record_move.h"
#include "ui/screen/desk.h"

extern const struct screen_class move_form_class;

/** Which records go where. */
struct move_want {
    const struct entity *entity;
    char alliance[ID_SIZE];
    const char *state;
    const char *const *ids;
    size_t n;
};

/** Open the form; it moves them when it is filled in. */
bool move_form_open(struct ui *ui, const struct move_want *want);

/** Move them now, and say so; false with the reason on the message line. */
bool move_do(struct ui *ui, const struct move_want *want, const struct record_move *move);

#endif

/* How many records of a kind stand in each of their states, a bar a state. */
#ifndef ENTENTE_PANEL_STATE_BARS_H
#define ENTENTE_PANEL_STATE_BARS_H

#include "src/panel/picture.h"

struct state_bar {
    const char *state;           /* "accessible" */
    size_t count;
    const char *note;            /* beside the number; NULL: none */
    bool aside;                  /* off the way of states: shown only when there is something */
};

/** Lines in the order given; Enter opens the records of the kind in that state. */
void state_bars(struct sketch *sketch, const char *entity, const struct state_bar *bar, size_t n);

#endif

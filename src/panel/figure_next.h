/* What is missing, said as the next thing to record, and the place where that is done. */
#ifndef ENTENTE_PANEL_FIGURE_NEXT_H
#define ENTENTE_PANEL_FIGURE_NEXT_H

#include "src/figures/figure_need.h"
#include "src/panel/sketch.h"

/** Words ("record a meeting"; "" when nobody knows) and what Enter opens, AIM_NONE without. */
struct figure_next {
    const char *words;
    struct aim aim;
};

/** For a figure without data; for a figure or an index by its code. They live as long as the view. */
struct figure_next figure_next_of(struct sketch *sketch, const struct figure *figure);
struct figure_next figure_next_of_code(struct sketch *sketch, const char *code);

#endif

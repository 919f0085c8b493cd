/* Inside learning: the six objectives, contacts and the three dimensions (C.6 L6 to L9). */
#ifndef ENTENTE_FIGURES_LEARNING_DIMENSIONS_H
#define ENTENTE_FIGURES_LEARNING_DIMENSIONS_H

#include "src/figures/figure.h"

void learning_add_dimensions(struct figures_list *list);

#endif

/* What the figures and the rules of attention mean: "G9", "comm", "N06". */
#ifndef ENTENTE_CLI_HELP_FIGURES_H
#define ENTENTE_CLI_HELP_FIGURES_H

#include "src/cli/call.h"

/** Print what the code stands for; `*known` is false when it is neither figure nor rule. */
bool help_figure(struct call *call, const char *code, bool *known, struct err *err);

/** All of them with their names. */
bool help_figures(struct call *call, struct err *err);

#endif

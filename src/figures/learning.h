/* The learning figures L1 to L20, the index LHI, evolution, and the sentence (C.6, C.7, B.9). */
#ifndef ENTENTE_FIGURES_LEARNING_H
#define ENTENTE_FIGURES_LEARNING_H

#include "src/figures/figure.h"

/** All learning figures of the day; computed once. */
const struct figures_list *figures_learning(struct figures_context *context);

/** "inertial", "divergent", "frustrated", "evolving"; NULL: nothing was rated (C.3). */
const char *figures_evolution(struct figures_context *context);

/** Our attainment less theirs (L3); NAN while a side has none. */
double figures_learning_lead(struct figures_context *context);

/** The distance between the sides' attainments grew by more than 15 points in RACE_DAYS (L3). */
enum { RACE_DAYS = 60 };
bool figures_learning_race(struct figures_context *context);

/** Their attainment rests on at least one estimate of ours: shown with "est.". */
bool figures_learning_estimated(struct figures_context *context);

/** The asymmetry Y1, Y2 or Y3 (`number` 1 to 3) has become dangerous (C.4). */
bool figures_asymmetry_alarm(struct figures_context *context, int number);

/**
 * The line at the top, without data the hint how to begin; lives in the context's arena. Programs
 * read it with codes (B.9), people as it is said: in the words of the method.
 */
const char *figures_learning_sentence(struct figures_context *context);
const char *figures_learning_said(struct figures_context *context);

#endif

/* Traffic lights: score and light of a value between its red and its green bound (0.5, 0.7). */
#ifndef ENTENTE_RULES_LIGHT_H
#define ENTENTE_RULES_LIGHT_H

#include <stdbool.h>

#include "src/base/str.h"
#include "src/rules/average.h"

enum light { LIGHT_NONE, LIGHT_GREEN, LIGHT_AMBER, LIGHT_RED };

/** "none", "green", "amber", "red"; and the letter beside the colour: "–", "G", "A", "R". */
const char *light_word(enum light light);
const char *light_letter(enum light light);

/** NAN: there is none. With a centre, green and red are distances from it. */
struct bounds {
    double green, red, centre;
};

/*
 * Comparing a computed figure with a limit: 1e-9 apart counts as equal (0.7, 10); never true with
 * NAN.
 */

bool is_equal(double figure, double limit);
bool is_at_least(double figure, double limit);
bool is_at_most(double figure, double limit);
bool is_above(double figure, double limit);
bool is_below(double figure, double limit);

/** Append "Green from 90 % up, red at 60 % and below, amber between."; nothing without bounds. */
void light_words(const struct bounds *bounds, const char *unit, struct str *out);

/** 0..100; NAN without value, or without two different bounds. */
double light_score(const struct bounds *bounds, double value);

/** Green at 100, red at 0, else amber; none for NAN. */
enum light light_of_score(double score);

/** The bands of the indices: green from 75, amber from 50, else red; none for NAN. */
enum light light_of_index(double value);

#endif

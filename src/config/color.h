/* Colours: names, the 256 of a terminal, and the nearest of few to one of many. */
#ifndef ENTENTE_CONFIG_COLOR_H
#define ENTENTE_CONFIG_COLOR_H

#include <stdbool.h>

#include "src/config/theme.h"

/** Read default, a name, bright- and a name, 0..255, or #rrggbb; false when it is none of them. */
bool color_read(const char *word, theme_color *color);

/**
 * The red, green and blue (0..255) of a palette number or 24-bit colour; of COLOR_OWN there is
 * none: false.
 */
bool color_parts(theme_color color, int part[3]);

/**
 * The same for a terminal with few colours: of 16 the one with the same hue rather than the
 * nearest.
 */
theme_color color_few(theme_color color, int count);

/** The nearest of the first `count` palette colours (8, 16 or 256); COLOR_OWN stays. */
theme_color color_nearest(theme_color color, int count);

/** How well text in `text` can be read on `ground`: the contrast ratio of WCAG 2, 1..21. */
double color_contrast(theme_color text, theme_color ground);

#endif

/* A figure of a dashboard as a line: light, name, bar between its bounds, value, data. */
#ifndef ENTENTE_PANEL_FIGURE_LINE_H
#define ENTENTE_PANEL_FIGURE_LINE_H

#include "src/panel/picture.h"

/**
 * A line for the figure of sketch->list; Enter tells how it comes about. Without data it says what
 * to record next, and Enter goes there.
 */
void figure_line(struct sketch *sketch, const char *code, const char *side);

/** The same with a note, where Enter opens `first` and Right leads to how the figure comes about. */
void figure_line_first(struct sketch *sketch, const char *code, const char *note, struct aim first);

/** The same with `note` ("est.") in the place of the number of records. */
void figure_line_note(struct sketch *sketch, const char *code, const char *side, const char *note);

/** The same for a figure of another list, as of an earlier day when `then` is one (DAY_NONE: not). */
void figure_line_part(struct sketch *sketch, const struct figures_list *list,
                      const struct figure *figure, long then);

/** The bounds a figure is judged by: those of indices, 75 and 50, where it has the bands. */
struct bounds figure_bounds(struct sketch *sketch, const struct figure *figure);

/** The index of another view, with its light; Enter tells of it. */
void figure_line_index(struct sketch *sketch, const struct figures_list *list);

/** The same for every side or part that the list has of it: "G9", "L6" with "L6.O1" ... */
void figure_lines(struct sketch *sketch, const char *code);

/** The index of the list with what caps it, and the banners that hold; goes into the head. */
void figure_index(struct sketch *sketch);

#endif

/* What people call a row of a step: its first cell in words. */
#ifndef ENTENTE_UI_SCREEN_ROW_TITLE_H
#define ENTENTE_UI_SCREEN_ROW_TITLE_H

struct part_place;

/** The first cell of the step_row `id` in words ("Quest International"), the id when it has none; in the arena. */
const char *row_title(const struct part_place *place, const char *id);

#endif

/* Reading what a view in panels says of an example. */
#ifndef ENTENTE_TESTS_PANEL_H
#define ENTENTE_TESTS_PANEL_H

#include "src/panel/view.h"
#include "tests/example.h"

/** Write the view as of 2027-03-01 (unless `want.day`), of alliance A (unless another is named). */
void panel_write(struct example *example, struct view_want want, struct view *view);

/** The view called `name` in `columns`, otherwise like that. */
void panel_write_named(struct example *example, const char *name, int columns, struct view *view);

/** Its panel called `name`; fails without one. */
const struct panel *panel_of(const struct view *view, const char *name);

/** The first line of the panel that contains `text`; fails without one. */
const struct panel_line *panel_line_with(const struct panel *panel, const char *text);

/** No line of it contains `text`. */
void panel_lacks(const struct panel *panel, const char *text);

/** The first line that contains `part` is `whole`. */
void panel_expect(const struct panel *panel, const char *part, const char *whole);

/** What Enter opens on a line: a new record of the kind; the record; the figure. */
void panel_adds(const struct panel_line *line, const char *entity);
void panel_opens(const struct panel_line *line, const char *entity, const char *id);
void panel_tells(const struct panel_line *line, const char *code);

/** No line of the view is wider than its panel, from 20 columns to 150, in ASCII too. */
void panel_fits(struct example *example, const char *name);

/** Every figure of the view's family is told of on some line, of the head or of a panel. */
void panel_tells_all(struct example *example, const char *name);

#endif

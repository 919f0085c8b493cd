/* The line in which a list is filtered as one types. */
#ifndef ENTENTE_UI_SCREEN_FILTER_LINE_H
#define ENTENTE_UI_SCREEN_FILTER_LINE_H

#include "ui/core/screen.h"

/** What its keys do: the `typing` of a screen that has one. */
extern const struct screen_hint filter_line_hints[];

/** Zero-initialise it. */
struct filter_line {
    struct textedit edit;
    bool typing;                 /* keys go into it */
    struct err wrong;            /* what is wrong with the text, as the screen found out */
};

/** Give the memory back. */
void filter_line_free(struct filter_line *line);

/** The text, "" for no filter; borrowed until it changes. */
const char *filter_line_text(const struct filter_line *line);

/** True when it must be shown: one types, or a filter is in force. */
bool filter_line_shown(const struct filter_line *line);

/** Start typing. */
void filter_line_open(struct filter_line *line);

/** Use `text` as the filter. */
void filter_line_set(struct filter_line *line, const char *text);

/** Take the filter away; true when there was one. */
bool filter_line_clear(struct filter_line *line);

/**
 * Take a key while typing: text edits, Enter, Tab, Up and Down end the typing, Esc clears. True when it
 * was used up (Up and Down are not, they move in the list); `*changed` tells of another text.
 */
bool filter_line_event(struct filter_line *line, struct ui *ui, const struct event *event, bool *changed);

/** Draw it into one row: the text, and at the right `count`, e.g. "12 of 300", or what is wrong. */
void filter_line_draw(struct filter_line *line, struct ui *ui, struct area row, const char *count);

#endif

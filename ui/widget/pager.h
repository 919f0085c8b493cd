/* Long text: wrapped, scrolled, searched. */
#ifndef ENTENTE_UI_WIDGET_PAGER_H
#define ENTENTE_UI_WIDGET_PAGER_H

#include "ui/core/screen.h"

/** A pager inside a screen. Zero-initialise it, fill with pager_set(). */
struct pager {
    struct str text;
    struct str found;          /* what is searched, folded; "" for nothing */
    struct pager_line *line;   /* the text broken into rows of `columns` */
    size_t lines, room;
    int columns;
    int top, at;               /* first row shown; row of the current hit, -1: none */
    int height;
};

/**
 * Show a copy of `text`. A line that starts with "# " is a heading, with "- " hangs; other blanks
 * at a line's start indent the whole paragraph.
 */
void pager_set(struct pager *pager, const char *text);

/** Free what it holds. */
void pager_free(struct pager *pager);

/** Draw into `area`, with a mark at the right when there is more above or below. */
void pager_draw(struct pager *pager, struct area area, bool focus);

/** Move, next-hit, previous-hit; true when it is an action that pagers take. */
bool pager_action(struct pager *pager, enum action action);

/**
 * Search for `text` ("" ends the search), go to the first hit from here on; returns the number of
 * hits.
 */
size_t pager_find(struct pager *pager, const char *text);

/** Show a text as a layer over everything. */
bool pager_show(struct ui *ui, const char *title, const char *text);

extern const struct screen_class pager_class;

#endif

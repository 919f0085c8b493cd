/* The views in panels by name, and writing one of them. */
#ifndef ENTENTE_PANEL_VIEW_H
#define ENTENTE_PANEL_VIEW_H

#include "src/panel/sketch.h"

/** A view. `figures` NULL: it has no family of figures of its own. */
struct view_kind {
    const char *name;            /* "governance" */
    const char *title;
    bool of_alliance;            /* else of the portfolio */
    const struct figures_list *(*figures)(struct figures_context *context);
    const char *(*sentence)(struct figures_context *context);
    void (*panels)(struct sketch *sketch);
};

extern const struct view_kind view_kinds[];
extern const size_t view_kind_count;

/** The view called `name`, or NULL. */
const struct view_kind *view_find(const char *name);

/** What a view is written for. */
struct view_want {
    const struct view_kind *kind;
    const char *alliance;        /* its id; NULL: the portfolio */
    const char *code, *side;     /* a figure of the kind's family instead of its panels; NULL: none */
    long day;                    /* as of */
    int columns;                 /* of a panel */
    int whole;                   /* of the head; 0: as wide as a panel */
    size_t patience;             /* alliances computed anew to compare with, at most; 0: any number */
    bool ascii, presenting;
};

/** Write the view into the empty `view`, to be freed with view_free(); on failure it stays empty. */
bool view_write(struct book *book, const struct view_want *want, struct view *view,
                struct err *err);

#endif

/* Writing panels: line after line, piece after piece, cut to the width that there is. */
#ifndef ENTENTE_PANEL_SKETCH_H
#define ENTENTE_PANEL_SKETCH_H

#include "src/figures/figure.h"
#include "src/panel/panel.h"

struct portfolio;

enum { SKETCH_NARROW = 60 };     /* fewer columns: sentences instead of pictures */

/** Where a view is being written. */
struct sketch {
    struct view *view;
    struct figures *figures;
    struct figures_context *context;     /* the alliance, or the whole portfolio */
    const struct portfolio *portfolio;   /* then all its alliances; else NULL */
    const struct figures_list *(*family)(struct figures_context *);   /* NULL: no figures */
    const struct figures_list *list;     /* the figures of this view; NULL: it has none */
    int columns;                         /* of the panel being written */
    size_t patience;                     /* other alliances to compute anew at most */
    bool ascii;
    bool presenting;                     /* private records stay hidden */
    struct panel *panel;
    struct panel_line *line;
};

/** Start a panel. Without a line of its own afterwards it is dropped. */
void sketch_panel(struct sketch *sketch, const char *name, const char *title);

/** The view is complete. */
void sketch_end(struct sketch *sketch);

/** Start a line in the panel; `aim` says what Enter opens on it. */
void sketch_line(struct sketch *sketch, struct aim aim);

/**
 * What is written from here on opens `aim`, up to the next cell or the end of the line; aim_none:
 * it belongs to no cell. Nothing opens when there is no room for it.
 */
void sketch_cell(struct sketch *sketch, struct aim aim);

/** What is written next says what the line is about: it is what gets marked when the line is selected. */
void sketch_subject(struct sketch *sketch);

/** More of the line; what does not fit is cut with a mark. */
void sketch_text(struct sketch *sketch, enum ink ink, const char *text);
void sketch_printf(struct sketch *sketch, enum ink ink, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Blanks up to `column`, at least one when the line is there already. */
void sketch_to(struct sketch *sketch, int column);

/** Text in exactly `columns` columns, cut or filled up; `right`: at the right edge of them. */
void sketch_fit(struct sketch *sketch, enum ink ink, int columns, bool right, const char *text);

/** A text over as many lines as it takes; the first one has the aim. Lines after it hang by `indent`. */
void sketch_wrap(struct sketch *sketch, enum ink ink, int indent, struct aim aim, const char *text);

/** Columns left in the line. */
int sketch_left(const struct sketch *sketch);

/** True when there is room for sentences only. */
bool sketch_is_narrow(const struct sketch *sketch);

/** Say what to record to see something here; Enter adds a record of the kind called `entity`. */
void sketch_missing(struct sketch *sketch, const char *entity, const char *text);

/** "2027-03-01", or a dash; in the view's arena. */
const char *sketch_day(struct sketch *sketch, long day);

/** "in 12 days", "today", "3 days ago". */
const char *sketch_when(struct sketch *sketch, long day);

/** The words of the method for a code of a field of an entity ("issue", "type"); the code itself without. */
const char *sketch_word(struct sketch *sketch, const char *entity, const char *field,
                        const char *code);

/** The name or title of a record, "" for NULL. */
const char *sketch_name(struct sketch *sketch, const char *entity, const char *id);

/* Aims within the alliance of the sketch. */
extern const struct aim aim_none;
struct aim aim_record(const struct sketch *sketch, const char *entity, const char *id);
struct aim aim_register(const struct sketch *sketch, const char *entity);
struct aim aim_filtered(const struct sketch *sketch, const char *entity, const char *field,
                        const char *code);
struct aim aim_add(const struct sketch *sketch, const char *entity);
struct aim aim_add_to(const struct sketch *sketch, const char *entity, const char *via,
                      const char *id);
struct aim aim_figure(const struct sketch *sketch, const char *view, const char *code,
                      const char *side);
struct aim aim_step(const struct sketch *sketch, int step, const char *item);
struct aim aim_view(const struct sketch *sketch, const char *view);

#endif

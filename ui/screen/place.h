/* Places: where in the portfolio a screen stands, and going there. */
#ifndef ENTENTE_UI_SCREEN_PLACE_H
#define ENTENTE_UI_SCREEN_PLACE_H

#include "src/base/id.h"
#include "src/model/entity.h"
#include "ui/core/screen.h"

enum place_kind {
    PLACE_NONE, PLACE_START, PLACE_PORTFOLIO, PLACE_OVERVIEW, PLACE_STEPS, PLACE_REGISTER, PLACE_RECORD,
    PLACE_JOURNAL, PLACE_BIN, PLACE_SETTINGS, PLACE_TOPICS, PLACE_SEARCH, PLACE_IMPORT, PLACE_BACKUPS,
    PLACE_SETS, PLACE_VIEW, PLACE_SURVEY,
};

/** As the row of a place: the form of a new one. */
#define PLACE_NEW_ROW "+"

/** As the item of a health check: the paper that is being entered. */
#define PLACE_PAPER "paper"

/** A place. What does not matter for its kind is empty. */
struct place {
    enum place_kind kind;
    char alliance[ID_SIZE];
    int step;                        /* steps: 1..12 */
    int revision;                    /* steps: an older one to look at; 0: the current one */
    char item[80];                   /* steps: key of a field or check; record: name of a field; view: see board.h */
    const struct entity *entity;     /* register, record */
    char record[ID_SIZE];            /* record; steps: a row; register: the row to stand on; survey: its result or paper */
};

/** What every screen of this folder that is no layer starts with. */
struct sited {
    struct screen screen;
    struct place place;              /* kept true while the cursor moves */
};

/** Where we are: the place of the top screen that is no layer; borrowed. Never NULL once a screen is open. */
struct place *place_here(const struct ui *ui);

/**
 * The alliance we are in, or "": that of the top place, else of the places it was opened from. What
 * the portfolio has selected counts only there; borrowed.
 */
const char *place_alliance(const struct ui *ui);

/** Go there from anywhere; what is open above the portfolio is closed. Remembers the place left. */
bool place_go(struct ui *ui, const struct place *place);

/** Open it on top of what is open, so that Esc comes back here. */
bool place_open(struct ui *ui, const struct place *place);

/** Swap with the place left last. */
void place_swap(struct ui *ui);

/** The place where the record `id` is put right: its form, or its field in the steps. ERR_MISSING. */
bool place_of_record(struct ui *ui, const struct entity *entity, const char *id, struct place *place,
                     struct err *err);

/** Append the alliance's name for the top line, unless a screen below says it already. */
void place_crumb_alliance(struct ui *ui, struct screen *screen, struct str *out);

#endif

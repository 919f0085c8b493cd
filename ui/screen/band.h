/* NEEDS YOU TODAY: the band above the list of alliances. */
#ifndef ENTENTE_UI_SCREEN_BAND_H
#define ENTENTE_UI_SCREEN_BAND_H

#include "ui/screen/desk.h"

/** Where the cursor is in it. Zero-initialise it. */
struct band {
    size_t at, top;
    int height;                  /* lines shown by the last draw */
    char asked[DRAFT_KEY_SIZE];  /* the draft that is to be dropped, if the answer is yes */
};

/** How many lines there are now: half-typed texts first, then what the rules found. */
size_t band_count(struct ui *ui);

/**
 * The rows it wants of `rows` that are there, `left` of them needed by nobody else, heading and
 * rule included; 1: only the heading, until the cursor comes.
 */
int band_rows(struct ui *ui, int rows, int left, bool focus);

/** Draw it into the whole of `area`; with `focus` the cursor stands on its line. */
void band_draw(struct band *band, struct ui *ui, struct area area, bool focus);

/** Carry out a movement; false when it is none, or when it leaves the band at its end. */
bool band_action(struct band *band, struct ui *ui, enum action action);

/** Open the place where the line at the cursor is put right. */
void band_open(struct band *band, struct ui *ui);

/**
 * Show what is half-typed at the cursor and ask, as `question`, whether it is to be dropped; what
 * the rules found cannot be dropped, and says so.
 */
void band_ask_drop(struct band *band, struct ui *ui, int question);

/** The answer was yes: all that is half-typed of that record goes. */
void band_drop(struct band *band, struct ui *ui);

#endif

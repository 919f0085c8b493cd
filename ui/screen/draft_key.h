/* What drafts belong to: their keys, and the way back to the place of one. */
#ifndef ENTENTE_UI_SCREEN_DRAFT_KEY_H
#define ENTENTE_UI_SCREEN_DRAFT_KEY_H

#include "ui/screen/desk.h"

/** The key for an answer of a step. */
void draft_key_answer(char out[DRAFT_KEY_SIZE], const char *alliance, const char *answer);

/** The key for a cell of a row of a step; `row` "" for one that is not stored yet. */
void draft_key_cell(char out[DRAFT_KEY_SIZE], const char *alliance, const char *field, const char *row,
                    const char *column);

/** The key for a field of a record; `record` "" for one that is not stored yet. */
void draft_key_field(char out[DRAFT_KEY_SIZE], const char *alliance, const struct entity *entity,
                     const char *record, const char *field);

/** The key for a paper of a health check. */
void draft_key_paper(char out[DRAFT_KEY_SIZE], const char *alliance, const char *survey);

/**
 * Where the draft with this key is to be finished, and what it is in words, appended to `label`
 * ("Scope in"). False when the key makes no sense or its record is gone.
 */
bool draft_place(struct ui *ui, const char *key, struct place *place, struct str *label);

#endif

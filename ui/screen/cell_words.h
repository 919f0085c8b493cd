/* A cell of the journal in words: what it is called, and what it held. */
#ifndef ENTENTE_UI_SCREEN_CELL_WORDS_H
#define ENTENTE_UI_SCREEN_CELL_WORDS_H

#include "src/store/journal.h"
#include "ui/screen/part_form.h"

/** What a journal row is about. Texts live in the arena of `place`. */
struct cell_about {
    const struct entity *entity;     /* NULL: a table that is no record */
    const struct method_part *part;  /* NULL: no field that the method names */
    const char *label;               /* of the field: "State", "Our vision" */
    const char *record;              /* how people know the record */
};

/** Find out what `column` of `record` in `table` is. */
void cell_about(const struct part_place *place, const char *table, const char *record, const char *column,
                struct cell_about *out);

/** The cell in words; "" for none. */
const char *cell_words(const struct part_place *place, const struct cell_about *about, const char *column,
                       const struct cell *cell);

#endif

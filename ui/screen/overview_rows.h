/* The lines of an overview, each with what Enter opens. */
#ifndef ENTENTE_UI_SCREEN_OVERVIEW_ROWS_H
#define ENTENTE_UI_SCREEN_OVERVIEW_ROWS_H

#include "ui/screen/summary.h"
#include "ui/widget/list.h"

enum { OVERVIEW_CELLS = 4 };

struct overview_row {
    bool heading;
    const char *cell[OVERVIEW_CELLS];
    enum role role[OVERVIEW_CELLS];
    const struct entity *entity;     /* what it opens: a record, */
    const char *id;                  /* "": the register of its kind */
    struct place place;              /* or, without entity, a place of the alliance */
    const struct attend_finding *finding;   /* or where this is put right */
};

struct overview_rows {
    struct ui *ui;
    const struct summary *summary;
    struct arena arena;
    struct overview_row *row;
    size_t n, room;
    struct list_array array;         /* for list_init() */
};

void overview_rows_init(struct overview_rows *rows, struct ui *ui, const struct summary *summary);
void overview_rows_free(struct overview_rows *rows);

/** The twelve steps; what else is to be said, `records` or not; the kinds of records; all in one column. */
void overview_rows_steps(struct overview_rows *rows);
void overview_rows_rest(struct overview_rows *rows, bool records);
void overview_rows_records(struct overview_rows *rows);
void overview_rows_all(struct overview_rows *rows);

/** The row selected in `list`, or NULL. */
const struct overview_row *overview_rows_at(const struct overview_rows *rows, const struct list *list);

#endif

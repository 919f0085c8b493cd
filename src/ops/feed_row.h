/*
 * Rows of the steps that become records of a register, cell by cell (A.3, A.5, A.7, A.8, A.10, A.11). One table serves
 * both ways: taking rows over, and letting the same fact go on saying the same in both places.
 */
#ifndef ENTENTE_OPS_FEED_ROW_H
#define ENTENTE_OPS_FEED_ROW_H

#include "src/base/json.h"
#include "src/ops/record.h"

/** How a cell becomes a value: as it is, a person as the name, or as a code with another word for it. */
enum feed_way { FEED_SAME, FEED_NAME, FEED_CULTURE, FEED_USE, FEED_GIVER, FEED_TAKER };

struct feed_cell {
    const char *column, *field;
    bool key;                    /* it tells which record it is */
    enum feed_way way;
};

enum { FEED_CELLS = 6, FEED_SET = 4, FEED_KEYS = 3 };

/** A question whose rows become records of `entity`. */
struct feed_row {
    const char *entity, *question;
    int step;
    struct feed_cell cells[FEED_CELLS + 1];
    const char *set[FEED_SET][2];    /* what every new record has besides, as a person types it */
    const char *link;            /* the field that names the row: the record is the next delivery under it; or NULL */
    bool once;                   /* the record lives on its own afterwards */
    int distance;                /* only rows whose distance is at least this; 0: all */
};

/** The current revision of the step ?3 of the alliance ?1 (0.7, 16). */
#define FEED_REVISION                                                                              \
    "coalesce((SELECT max(revision) FROM step_state WHERE alliance=?1 AND step=?3 AND deleted=0),1)"

/** The questions whose rows become records of `entity`, one after the other; NULL behind the last. */
const struct feed_row *feed_row_of(const char *entity, size_t i);

/** The same for the records that come of `question`. */
const struct feed_row *feed_row_from(const char *question, size_t i);

/** What the cell says for the field of the record; unknown when it says nothing. */
struct value feed_row_value(struct book *book, const struct feed_row *feed, const struct feed_cell *cell,
                            const struct json *row, struct arena *arena);

/** The records of the alliance that come of the row, at most `most`; returns how many. */
size_t feed_row_find(struct book *book, const char *alliance, const struct feed_row *feed, const char *id,
                     const struct json *row, struct arena *arena, const char **ids, size_t most, struct err *err);

/** Inside the open change: take over what the register does not have; `*left` counts rows that lack something. */
bool feed_row_take(struct book *book, const char *alliance, const struct feed_row *feed, struct arena *arena,
                   long *made, long *left, struct err *err);

/**
 * Inside the open change: the cells of a row changed (both as JSON objects); its records follow where they said the
 * same.
 */
bool feed_row_changed(struct book *book, const char *alliance, const char *question, const char *id, const char *before,
                      const char *after, struct err *err);

/** Inside the open change: a record changed; the row it came of follows while its step is open. */
bool feed_row_follows(struct book *book, const struct record *before, const struct record *after, struct err *err);

#endif

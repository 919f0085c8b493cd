/* What a benchmark portfolio is made of: everything follows from the number of an alliance. */
#ifndef ENTENTE_BENCH_PLAN_H
#define ENTENTE_BENCH_PLAN_H

#include <time.h>

#include "bench/document.h"
#include "bench/words.h"

enum { PLAN_PEOPLE = 200, PLAN_STEPS = 12, PLAN_ID = 27, PLAN_DEEP = 10 };

struct plan {
    struct document document;
    long alliances, organisations;
    time_t now;
};

/** One alliance in PLAN_DEEP has been worked through up to some step; the others begin. */
struct alliance {
    long i, partner, manager;
    char id[PLAN_ID], name[WORDS_NAME];
    const char *state;
    int done;                    /* steps completed; -1: not even begun */
    uint64_t dice;
};

struct alliance plan_alliance(const struct plan *plan, long i);

/** Ids that grow with time, as the program makes them. */
void plan_grown_id(char out[PLAN_ID], char kind, long i);

/** Ids that follow from a place, as the program derives them: spread over the whole table. */
void plan_spread_id(char out[PLAN_ID], char kind, long i, int place);

/** The day `offset` days from now; returns `out`. */
const char *plan_day(const struct plan *plan, long offset, char out[16]);

/** Write the records of all alliances that belong to their steps, and their actions. */
void plan_write_steps(struct plan *plan);

/** Call `write` for every alliance; what it writes are records of `entity`. */
void plan_write_each(struct plan *plan, const char *entity,
                     void (*write)(struct plan *, const struct alliance *));

#endif

/* The line at the top of a dashboard, put together clause by clause (B.9). */
#ifndef ENTENTE_FIGURES_SENTENCE_H
#define ENTENTE_FIGURES_SENTENCE_H

#include "src/base/arena.h"
#include "src/base/str.h"

/** Zero-initialise it with its arena; sentence_end() frees the rest. */
struct sentence {
    struct arena *arena;
    struct str text;
};

/** The next clause. */
void sentence_clause(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** More of the clause. */
void sentence_add(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** To a whole number, half away from zero. */
long sentence_round(double figure);

/** To one decimal, half away from zero: "3.3", "4.0". In the arena. */
const char *sentence_decimal(struct sentence *sentence, double figure);

/** A capital at the start and a full stop; without clauses how to begin. In the arena. */
const char *sentence_end(struct sentence *sentence);

#endif

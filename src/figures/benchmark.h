/*
 * An alliance beside the others of the portfolio: the same figure on the same day, from our own
 * records alone and with how many alliances it rests on.
 */
#ifndef ENTENTE_FIGURES_BENCHMARK_H
#define ENTENTE_FIGURES_BENCHMARK_H

#include "src/figures/figure.h"

enum { BENCHMARK_LEAST = 5 };    /* alliances with the figure that a rank needs, ours among them */

/** A live alliance other than ours, and what was measured there. */
struct peer {
    const char *id, *code, *name;
    const char *measured;        /* see measured.h; NULL: not computed yet today */
};

/** Read once for all figures of an alliance; lives in the arena of its context. */
struct peers {
    struct peer *peer;           /* by code */
    size_t n;
    size_t waiting;              /* of them not computed yet */
};

/**
 * The others as of the day of the context; at most `patience` of them are computed anew, the rest
 * waits. A failure is in `figures->err`.
 */
struct peers peers_load(struct figures_context *context, size_t patience);

/** One alliance that has the figure. */
struct standing {
    const struct peer *peer;     /* NULL: ours */
    double value;
};

enum benchmark_way { BENCHMARK_HIGHER_IS_MORE, BENCHMARK_HIGHER_IS_BETTER,
                     BENCHMARK_LOWER_IS_BETTER };

/** A figure of ours beside theirs. */
struct benchmark {
    const struct standing *standing;     /* those that have it, the best (or the highest) first */
    size_t n;                            /* of them, ours too */
    enum benchmark_way way;
    double lowest, middle, highest;      /* of all of them; the median between; NAN: n is 0 */
    size_t ahead, level;                 /* others that are worse (or lower), and the same */
    /* Percentile rank, 0..100, level ones by half; NAN: fewer than BENCHMARK_LEAST have it. */
    double percentile;
};

/**
 * `value` is ours (NAN: we have none, and only the others are told of). Which way is better follows
 * from the bounds in force; with a centre, or without bounds, neither is.
 */
struct benchmark benchmark_make(struct figures_context *context, const struct peers *peers,
                                const char *code, const char *side, double value);

/** "better than 4 of 6 others, level with 1", or what is missing for that; in the context's arena. */
const char *benchmark_words(struct figures_context *context, const struct benchmark *benchmark);

/** The figures that are compared: index and figures of a dashboard that have a number. */
struct figure_row {
    const struct figures_list *list;
    struct figure figure;
};

/** Those of governance, learning, progress and risk, in this order, each list's index first. */
const struct figure_row *benchmark_figures(struct figures_context *context, size_t *n);

/** Append the object of `dashboard benchmark`, with a line end. */
void benchmark_json(struct str *out, struct figures_context *context, const struct peers *peers);

#endif

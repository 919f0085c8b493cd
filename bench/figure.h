/* Figures: samples summed up, and one line each on standard output. */
#ifndef ENTENTE_BENCH_FIGURE_H
#define ENTENTE_BENCH_FIGURE_H

#include <stddef.h>

/** Zero-initialise it; free with figure_free(). */
struct samples {
    double *values;
    size_t n, room;
};

void figure_add(struct samples *samples, double value);

/** The value that `percent` of the samples do not exceed (nearest rank), else 0. Sorts them. */
double figure_at(struct samples *samples, double percent);

void figure_free(struct samples *samples);

/** Print "SUBJECT<tab>FIGURE<tab>VALUE". */
void figure_print(const char *subject, const char *figure, double value);

/** Print p50, p99 and max of the samples as "FIGURE p50" and so on; nothing when there are none. */
void figure_print_all(const char *subject, const char *figure, struct samples *samples);

#endif

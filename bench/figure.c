#include "bench/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void
figure_add(struct samples *samples, double value)
{
    if (samples->n == samples->room) {
        samples->room = samples->room ? samples->room * 2 : 64;
        samples->values = realloc(samples->values, samples->room * sizeof *samples->values);
        if (!samples->values)
            abort();
    }
    samples->values[samples->n++] = value;
}

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double
figure_at(struct samples *samples, double percent)
{
    size_t rank = (size_t)ceil((double)samples->n * percent / 100);

    if (!samples->n)
        return 0;
    qsort(samples->values, samples->n, sizeof *samples->values, compare);
    return samples->values[rank ? rank - 1 : 0];
}

void
figure_free(struct samples *samples)
{
    free(samples->values);
    *samples = (struct samples){ 0 };
}

void
figure_print(const char *subject, const char *figure, double value)
{
    printf("%s\t%s\t%.6g\n", subject, figure, value);
}

void
figure_print_all(const char *subject, const char *figure, struct samples *samples)
{
    static const struct {
        const char *name;
        double percent;
    } points[] = { { "p50", 50 }, { "p99", 99 }, { "max", 100 } };
    char name[80];

    for (size_t i = 0; samples->n && i < 3; i++) {
        snprintf(name, sizeof name, "%s %s", figure, points[i].name);
        figure_print(subject, name, figure_at(samples, points[i].percent));
    }
}

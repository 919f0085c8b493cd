/* Medians, deviations, and means of parts (0.7, 5 and 8). Unknown numbers are NAN. */
#ifndef ENTENTE_RULES_AVERAGE_H
#define ENTENTE_RULES_AVERAGE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

static inline bool
known(double number)
{
    return !isnan(number);
}

/** The median of `n` known numbers, which are put into order; NAN for none. */
double median(double *numbers, size_t n);

/** The mean of `n` known numbers; NAN for none. */
double mean(const double *numbers, size_t n);

/** The sample standard deviation (n - 1); NAN when n < 2. */
double deviation(const double *numbers, size_t n);

/**
 * A mean of parts with weights in hundredths. Zero-initialise it, add every part, with data or
 * without (NAN), and ask. Parts with data must have at least half of the whole weight.
 */
struct parts {
    double sum;                  /* weight times part, over those with data */
    long with_data, whole;       /* weights */
    size_t n;                    /* parts with data */
};

void parts_add(struct parts *parts, long weight, double part);

/** The mean, or NAN when less than half of the weight has data. */
double parts_mean(const struct parts *parts);

/** The share of the weight that has data, 0..1. */
double parts_weight(const struct parts *parts);

#endif

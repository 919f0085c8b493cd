#include "src/rules/average.h"

#include <stdlib.h>

static int
by_size(const void *left, const void *right)
{
    const double *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

double
median(double *numbers, size_t n)
{
    if (!n)
        return NAN;
    qsort(numbers, n, sizeof *numbers, by_size);
    return n % 2 ? numbers[n / 2] : (numbers[n / 2 - 1] + numbers[n / 2]) / 2;
}

double
mean(const double *numbers, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += numbers[i];
    return n ? sum / (double)n : NAN;
}

double
deviation(const double *numbers, size_t n)
{
    double middle = mean(numbers, n), squares = 0;

    for (size_t i = 0; i < n; i++)
        squares += (numbers[i] - middle) * (numbers[i] - middle);
    return n >= 2 ? sqrt(squares / (double)(n - 1)) : NAN;
}

void
parts_add(struct parts *parts, long weight, double part)
{
    parts->whole += weight;
    if (!known(part))
        return;
    parts->sum += (double)weight * part;
    parts->with_data += weight;
    parts->n++;
}

double
parts_mean(const struct parts *parts)
{
    if (!parts->with_data || 2 * parts->with_data < parts->whole)
        return NAN;
    return parts->sum / (double)parts->with_data;
}

double
parts_weight(const struct parts *parts)
{
    return parts->whole ? (double)parts->with_data / (double)parts->whole : 0;
}

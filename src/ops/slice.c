#include "src/ops/slice.h"

#include <time.h>

enum { ASKED_A_LOOK = 16 };    /* rows for each look at the clock */

static int64_t
now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct slice
slice_of(long budget_us)
{
    return (struct slice){ .end_us = budget_us > 0 ? now_us() + budget_us : 0 };
}

bool
slice_over(struct slice *slice)
{
    return slice->end_us && ++slice->asked % ASKED_A_LOOK == 0 && now_us() >= slice->end_us;
}

/* A slice of time: long reading is cut into them, so that keys are answered in between. */
#ifndef ENTENTE_OPS_SLICE_H
#define ENTENTE_OPS_SLICE_H

#include <stdbool.h>
#include <stdint.h>

struct slice {
    int64_t end_us;              /* of the monotonic clock; 0: it never ends */
    unsigned asked;
};

/** A slice of `budget_us` microseconds from now; 0 has no end. */
struct slice slice_of(long budget_us);

/** True once the time is over. Cheap enough to be asked for every row. */
bool slice_over(struct slice *slice);

#endif

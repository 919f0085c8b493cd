/* Numbers as people read them. */
#ifndef ENTENTE_BASE_NUMBER_H
#define ENTENTE_BASE_NUMBER_H

#include "src/base/arena.h"

enum { NUMBER_GROUPED = 48 };    /* room for the grouped digits of any 64-bit number */

/** Write decimal digits (at most 30 of them) with a comma before every three: "1,500,000". */
void number_group(const char *digits, char out[NUMBER_GROUPED]);

/**
 * "12.5", "-3", "542,149": at most `decimals`, none of them idle, and none from 1000 on, where they
 * say nothing; thousands are parted by commas. `value` is finite. In `arena`.
 */
const char *number_write(struct arena *arena, double value, int decimals);

#endif

/* The sample portfolio that ships with the program. */
#ifndef ENTENTE_CLI_SAMPLE_H
#define ENTENTE_CLI_SAMPLE_H

#include "src/base/env.h"
#include "src/base/err.h"

/**
 * Make a file of kind demo at `path` with the records of the sample; a failure leaves nothing. Its
 * invented years end in the week of the day that `env` tells; facts keep their dates.
 */
bool sample_create(const char *path, struct env *env, struct err *err);

/**
 * `env` with the program itself as the account: what it makes for a person is not theirs to
 * undo, or the first undo in a new file would take all of it away.
 */
struct env sample_maker(const struct env *env);

#endif

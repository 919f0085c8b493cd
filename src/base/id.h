/* Record ids: 26 characters, time-ordered and random, or derived from a key. */
#ifndef ENTENTE_BASE_ID_H
#define ENTENTE_BASE_ID_H

#include <stdbool.h>
#include <stdarg.h>

#include "src/base/env.h"

enum { ID_SIZE = 27 };   /* 26 characters and a NUL */

/** A new id: 48 bits of time, then 80 random bits, in Crockford's base 32. Ids of one process grow. */
void id_make(struct env *env, char out[ID_SIZE]);

/** A new id that tells nothing of time or order (answers of a health check). */
void id_make_random(struct env *env, char out[ID_SIZE]);

/**
 * The id of a record that two copies of a file may each make for the same place: the same `key`
 * always gives the same id (128 bits of FNV-1a; keys come from the program, not from an enemy).
 */
void id_derive(char out[ID_SIZE], const char *key);

/** True for 1 to 26 characters out of A-Z, a-z, 0-9, `-` and `_`. */
bool id_is_valid(const char *id);

#endif

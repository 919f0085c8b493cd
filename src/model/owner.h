/* Whose figures a record concerns: what is kept of them is no longer true after a change of it. */
#ifndef ENTENTE_MODEL_OWNER_H
#define ENTENTE_MODEL_OWNER_H

#include "src/store/store.h"

/** As store_on_change() wants it. */
enum store_owner owner_of(const char *table, const char *column, const char **sql);

#endif

/* Lists of records. */
#ifndef ENTENTE_CLI_LIST_H
#define ENTENTE_CLI_LIST_H

#include "src/cli/call.h"

/** Print the records of a kind that belong to `alliance` (an id). */
bool
list_records(struct call *call, const struct entity *entity, const char *alliance, struct err *err);

#endif
